"""Why nobody gets through, and the exact fix."""

from pathlib import Path

import pytest

from crmready.workshop.interfaces import Interface, Kind
from crmready.workshop.remedies import Surroundings, firewall_on, firewall_steps, remedies

WIFI = Interface(Kind.WIRELESS, "wlan0", "192.168.1.20")
CABLE = Interface(Kind.WIRED, "eth0", "10.0.0.4")
VPN = Interface(Kind.TUNNEL, "tun0", "10.8.0.2")


def around(system: str = "Linux", firewall: str | None = None, *found: Interface) -> Surroundings:
    return Surroundings(system, firewall, found or (WIFI,), 8765, "/usr/bin/python3")


WINDOWS = (
    'New-NetFirewallRule -DisplayName "crmready" -Direction Inbound -Action Allow -Protocol TCP'
    " -LocalPort 8765 -Profile Any"
)
MACOS = "sudo /usr/libexec/ApplicationFirewall/socketfilterfw"


@pytest.mark.parametrize(
    ("system", "firewall", "allow", "back"),
    [
        ("Windows", None, WINDOWS, 'Remove-NetFirewallRule -DisplayName "crmready"'),
        (
            "Darwin",
            None,
            f'{MACOS} --add "/usr/bin/python3" && {MACOS} --unblockapp "/usr/bin/python3"',
            f'{MACOS} --remove "/usr/bin/python3"',
        ),
        ("Linux", "ufw", "sudo ufw allow 8765/tcp", "sudo ufw delete allow 8765/tcp"),
        (
            "Linux",
            "firewalld",
            "sudo firewall-cmd --add-port=8765/tcp",
            "sudo firewall-cmd --remove-port=8765/tcp",
        ),
    ],
)
def test_each_firewall_has_one_command_and_one_that_takes_it_back(
    system: str, firewall: str | None, allow: str, back: str
) -> None:
    assert [step.command for step in firewall_steps(around(system, firewall), str)] == [allow, back]


def test_without_a_known_firewall_linux_names_both_usual_ones() -> None:
    assert firewall_steps(around(), str) == ()
    firewall = next(remedy for remedy in remedies(around(), "en") if remedy.id == "firewall")
    assert [step.command.split()[1] for step in firewall.steps] == ["ufw", "firewall-cmd"]


def test_a_vpn_goes_first_and_is_named_and_several_addresses_are_listed() -> None:
    assert [remedy.id for remedy in remedies(around(), "en")] == ["network", "firewall", "isolation", "android"]
    found = remedies(around("Linux", None, WIFI, CABLE, VPN), "en")
    assert [remedy.id for remedy in found] == ["vpn", "network", "interface", "firewall", "isolation", "android"]
    assert found[0].title == "A VPN is on: tun0"
    assert "wlan0 192.168.1.20, eth0 10.0.0.4" in found[2].sign


def test_every_word_is_there_in_bokmal() -> None:
    english, bokmal = (remedies(around("Linux", None, WIFI, CABLE, VPN), language) for language in ("en", "nb"))
    assert [remedy.id for remedy in english] == [remedy.id for remedy in bokmal]
    for one, other in zip(english, bokmal, strict=True):
        assert one.title != other.title
        assert one.sign != other.sign
        assert all(a.how != b.how for a, b in zip(one.steps, other.steps, strict=True) if not a.command)


def test_a_firewall_is_seen_by_what_everybody_may_read(tmp_path: Path) -> None:
    assert firewall_on(tmp_path) is None
    (tmp_path / "etc/ufw").mkdir(parents=True)
    (tmp_path / "etc/ufw/ufw.conf").write_text("ENABLED=no\n", encoding="utf-8")
    assert firewall_on(tmp_path) is None
    (tmp_path / "run").mkdir()
    (tmp_path / "run/firewalld.pid").write_text("1\n", encoding="utf-8")
    assert firewall_on(tmp_path) == "firewalld"
    (tmp_path / "etc/ufw/ufw.conf").write_text("# ufw\nENABLED=yes\nLOGLEVEL=low\n", encoding="utf-8")
    assert firewall_on(tmp_path) == "ufw"
