"""Which of the laptop's addresses phones can probably reach."""

from dataclasses import dataclass

from crmready.workshop.interfaces import Interface, Kind, interfaces, tunnels


@dataclass(frozen=True)
class Address:
    address: str


@dataclass(frozen=True)
class State:
    isup: bool = True


def found(**addresses: str) -> tuple[Interface, ...]:
    named = {name.replace("_", "-"): [Address(address)] for name, address in addresses.items()}
    return interfaces(named, dict.fromkeys(named, State()))


def test_wireless_goes_before_wired_and_both_before_what_no_phone_reaches() -> None:
    order = [
        entry.name
        for entry in found(
            lo="127.0.0.1", docker0="172.17.0.1", eth0="10.0.0.4", tun0="10.8.0.2", wlp3s0="192.168.1.20", x1="10.1.1.1"
        )
    ]
    assert order == ["wlp3s0", "eth0", "x1", "docker0", "tun0", "lo"]


def test_a_hotspot_of_the_laptop_goes_first() -> None:
    for address in ("192.168.137.1", "10.42.0.1", "172.20.10.2", "192.168.2.1"):
        assert found(wlan0="192.168.1.20", ap0=address)[0].address == address


def test_an_address_of_a_mesh_vpn_is_a_tunnel_whatever_it_is_called() -> None:
    entries = found(en5="100.101.102.103", wlan0="192.168.1.20")
    assert [entry.kind for entry in entries] == [Kind.WIRELESS, Kind.TUNNEL]
    assert tunnels(entries) == ("en5",)
    assert [entry.reachable for entry in entries] == [True, False]


def test_what_is_down_or_gives_itself_an_address_or_is_not_ipv4_is_left_out() -> None:
    addresses = {
        "down": [Address("192.168.1.5")],
        "alone": [Address("169.254.3.4")],
        "six": [Address("fe80::1%six"), Address("00:11:22:33:44:55")],
        "unknown": [Address("192.168.1.6")],
    }
    states = {"down": State(isup=False), "alone": State(), "six": State()}
    assert interfaces(addresses, states) == ()
