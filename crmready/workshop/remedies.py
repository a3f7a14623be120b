"""Why phones do not get through, and the exact fix for each reason, the likeliest here first."""

import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crmready.i18n import translations
from crmready.workshop.interfaces import Interface, offered, tunnels

Text = Callable[[str], str]
_UFW: Final = Path("etc/ufw/ufw.conf")
_FIREWALLD: Final = Path("run/firewalld.pid")
_MACOS_FIREWALL: Final = "/usr/libexec/ApplicationFirewall/socketfilterfw"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The laptop as far as it matters to phones."""

    system: str
    """As Python names it: Windows, Darwin or Linux."""
    firewall: str | None
    """The firewall that is surely on; None where that cannot be told."""
    interfaces: tuple[Interface, ...]
    port: int
    program: str
    """The program that listens, as firewalls name it."""

    @classmethod
    def now(cls, found: Iterable[Interface], port: int) -> "Surroundings":
        """What surrounds us now."""
        program = str(Path(sys.executable).resolve())
        return cls(platform.system(), firewall_on(Path("/")), tuple(found), port, program)


def firewall_on(root: Path) -> str | None:
    """Which of Linux's usual firewalls is on, by what everybody may read; None when none is, or nobody can tell."""
    try:
        if "enabled=yes" in (root / _UFW).read_text(encoding="utf-8").lower():
            return "ufw"
    except OSError:
        pass
    return "firewalld" if (root / _FIREWALLD).exists() else None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: where it is done, how, and the command that does it, where there is one."""

    where: str
    how: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One reason why nobody gets through, how it shows, and what to do."""

    id: str
    title: str
    sign: str
    steps: tuple[Step, ...]


def firewall_steps(around: Surroundings, _: Text) -> tuple[Step, ...]:
    """How this laptop's firewall lets phones in once, and how that is taken back. No steps where none is known."""
    port = around.port
    match around.system, around.firewall:
        case "Windows", _firewall:
            rule = 'New-NetFirewallRule -DisplayName "crmready" -Direction Inbound -Action Allow -Protocol TCP'
            allow = f"{rule} -LocalPort {port} -Profile Any"
            back = 'Remove-NetFirewallRule -DisplayName "crmready"'
            where = _("PowerShell as administrator")
        case "Darwin", _firewall:
            add, unblock = (f'sudo {_MACOS_FIREWALL} {what} "{around.program}"' for what in ("--add", "--unblockapp"))
            allow = f"{add} && {unblock}"
            back = f'sudo {_MACOS_FIREWALL} --remove "{around.program}"'
            where = _("Terminal")
        case _system, "ufw":
            allow, back, where = f"sudo ufw allow {port}/tcp", f"sudo ufw delete allow {port}/tcp", _("Terminal")
        case _system, "firewalld":
            allow = f"sudo firewall-cmd --add-port={port}/tcp"
            back, where = f"sudo firewall-cmd --remove-port={port}/tcp", _("Terminal")
        case _:
            return ()
    return (Step(where, _("Let phones in:"), allow), Step(where, _("Afterwards, shut it again:"), back))


def remedies(around: Surroundings, language: str) -> tuple[Remedy, ...]:
    """Everything worth trying, in order, in the facilitator's language."""
    return tuple(_remedies(around, translations(language, "workshop").gettext))


def _remedies(around: Surroundings, _: Text) -> Iterator[Remedy]:
    vpns = tunnels(around.interfaces)
    if vpns:
        title = _("A VPN is on: {names}").format(names=", ".join(vpns))
        sign = _("It may keep everything out that does not come through it.")
        yield Remedy("vpn", title, sign, (Step(_("This laptop"), _("Switch the VPN off until the round is closed.")),))
    yield _same_network(_)
    others = offered(around.interfaces)
    if len(others) > 1:
        yield _wrong_interface(others, _)
    yield _firewall(around, _)
    yield _isolation(_)
    yield _android(_)


def _same_network(_: Text) -> Remedy:
    sign = _("The phone says at once, or after a while, that it cannot reach the page.")
    how = _("Wi-Fi on, and the same network as this laptop: not mobile data, not the guests' network beside it.")
    return Remedy("network", _("The phone is on another network"), sign, (Step(_("The phone"), how),))


def _wrong_interface(others: Sequence[Interface], _: Text) -> Remedy:
    listed = ", ".join(f"{entry.name} {entry.address}" for entry in others)
    sign = _("This laptop has several addresses: {listed}.").format(listed=listed)
    how = _("Choose another one on the facilitator’s page, or start with --address. The QR code follows.")
    return Remedy("interface", _("The QR code names the wrong address"), sign, (Step(_("This laptop"), how),))


def _firewall(around: Surroundings, _: Text) -> Remedy:
    if around.firewall:
        sign = _("{name} is on.").format(name=around.firewall)
    else:
        sign = _("The phone waits for a long time and then gives up.")
    steps = firewall_steps(around, _) or (
        Step(_("Terminal"), _("With ufw:"), f"sudo ufw allow {around.port}/tcp"),
        Step(_("Terminal"), _("With firewalld:"), f"sudo firewall-cmd --add-port={around.port}/tcp"),
    )
    return Remedy("firewall", _("This laptop's firewall keeps phones out"), sign, steps)


def _isolation(_: Text) -> Remedy:
    """Guest networks keep their guests apart; only another network helps."""
    sign = _(
        "Networks for guests often keep phones and laptops apart. Nothing on this laptop changes that: use a network "
        "of your own. Hotspots take few guests (often 5 to 10); for a larger room bring a small router."
    )
    steps = (
        Step("Windows", _("Settings → Network & internet → Mobile hotspot.")),
        Step("macOS", _("System Settings → General → Sharing → Internet Sharing, to devices using Wi-Fi.")),
        Step("Linux", _("With NetworkManager:"), "nmcli device wifi hotspot ssid workshop password CHOOSE-ONE"),
        Step("iPhone", _("Settings → Personal Hotspot; connect this laptop and the phones to it.")),
        Step("Android", _("Settings → Network & internet → Hotspot & tethering; connect this laptop and the phones.")),
        Step(_("Then"), _("Choose the new address on the facilitator’s page, or start again with --address.")),
    )
    return Remedy("isolation", _("The network keeps its guests apart"), sign, steps)


def _android(_: Text) -> Remedy:
    sign = _("The phone was there and is gone: it leaves a Wi-Fi that has no internet.")
    how = _("Answer “stay connected” when it asks, or switch mobile data off until the round is closed.")
    return Remedy("android", _("Android phones leave the network"), sign, (Step(_("The phone"), how),))
