"""The laptop's own addresses, and which of them phones in the room can probably reach."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address, IPv4Network
from typing import Final, Protocol


class Kind(IntEnum):
    """What an interface probably is, the likeliest to be reached by phones first."""

    HOTSPOT = 0
    WIRELESS = 1
    WIRED = 2
    OTHER = 3
    VIRTUAL = 4
    TUNNEL = 5
    LOOPBACK = 6


_HOTSPOTS: Final = tuple(
    IPv4Network(net) for net in ("192.168.137.0/24", "10.42.0.0/16", "172.20.10.0/28", "192.168.2.0/24")
)
"""What Windows, NetworkManager, iPhones and macOS give to the guests of a hotspot."""
_SHARED: Final = IPv4Network("100.64.0.0/10")
"""Carriers and mesh VPNs; never a room's own network."""
_BY_NAME: Final = (
    (Kind.LOOPBACK, ("lo",)),
    (Kind.TUNNEL, ("tun", "tap", "utun", "wg", "ppp", "ipsec", "tailscale", "zt", "nordlynx", "proton", "gpd")),
    (Kind.VIRTUAL, ("docker", "br-", "veth", "virbr", "vmnet", "vbox", "vethernet", "cni", "podman", "lxc", "anpi")),
    (Kind.WIRELESS, ("wl", "wi-fi", "wifi", "wlan", "airport")),
    (Kind.WIRED, ("eth", "en", "em", "lan")),
)


@dataclass(frozen=True, slots=True, order=True)
class Interface:
    """One address of the laptop. Sorted with the likeliest first."""

    kind: Kind
    name: str
    address: str

    @property
    def reachable(self) -> bool:
        """Whether phones in the room can be expected to reach it at all."""
        return self.kind < Kind.VIRTUAL


class _Address(Protocol):
    @property
    def address(self) -> str: ...


class _State(Protocol):
    @property
    def isup(self) -> bool: ...


def interfaces(addresses: Mapping[str, Sequence[_Address]], states: Mapping[str, _State]) -> tuple[Interface, ...]:
    """Every IPv4 address of an interface that is up, the likeliest first; as psutil names them."""
    found = (
        Interface(kind_of(name, entry.address), name, entry.address)
        for name, entries in addresses.items()
        for entry in entries
        if _is_up(states.get(name)) and _is_usable(entry.address)
    )
    return tuple(sorted(found))


def interfaces_here() -> tuple[Interface, ...]:
    """The interfaces of this machine now."""
    import psutil  # noqa: PLC0415  # only a workshop needs it

    return interfaces(psutil.net_if_addrs(), psutil.net_if_stats())


def kind_of(name: str, address: str) -> Kind:
    """What an interface probably is, by its name and address."""
    number = IPv4Address(address)
    if number.is_loopback:
        return Kind.LOOPBACK
    small = name.lower()
    by_name = next((kind for kind, starts in _BY_NAME if small.startswith(starts)), Kind.OTHER)
    if number in _SHARED:
        return Kind.TUNNEL
    if by_name in {Kind.TUNNEL, Kind.VIRTUAL}:
        return by_name
    return Kind.HOTSPOT if any(number in net for net in _HOTSPOTS) else by_name


def offered(found: Iterable[Interface]) -> list[Interface]:
    """Those to choose among: all but the laptop's talk to itself, unless there is nothing else."""
    every = list(found)
    return [entry for entry in every if entry.kind is not Kind.LOOPBACK] or every


def tunnels(found: Iterable[Interface]) -> tuple[str, ...]:
    """The names of VPN interfaces that are up: they may keep phones out."""
    return tuple(dict.fromkeys(entry.name for entry in found if entry.kind is Kind.TUNNEL))


def _is_up(state: _State | None) -> bool:
    return state is not None and state.isup


def _is_usable(address: str) -> bool:
    """An IPv4 address that others on the network could speak to; not one that a machine gives itself in vain."""
    try:
        number = IPv4Address(address)
    except ValueError:
        return False
    return not (number.is_link_local or number.is_unspecified)
