"""How to install Pango, the one system library a report needs, on the machine at hand."""

import platform
import sys

_BY_DISTRIBUTION = {
    "debian": "sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0",
    "fedora": "sudo dnf install pango harfbuzz",
    "rhel": "sudo dnf install pango harfbuzz",
    "arch": "sudo pacman -S pango",
    "alpine": "sudo apk add pango so:libharfbuzz-subset.so.0",
    "suse": "sudo zypper install libpango-1_0-0 libharfbuzz-subset0",
}
_BY_SYSTEM = {
    "darwin": "brew install pango",
    "win32": "install MSYS2 from msys2.org, then run in its shell: pacman -S mingw-w64-ucrt-x86_64-pango",
}


def installation_hint() -> str:
    """The command that installs Pango on this machine."""
    return f"Install it with: {installation_command(sys.platform, _distributions())}"


def installation_command(system: str, distributions: tuple[str, ...]) -> str:
    """What installs Pango on `system` (as `sys.platform` says it); on Linux by the nearest of `distributions`."""
    if system in _BY_SYSTEM:
        return _BY_SYSTEM[system]
    known = (_BY_DISTRIBUTION[name] for name in distributions if name in _BY_DISTRIBUTION)
    return next(known, "your system's package for Pango 1.44 or later (libpango, with its pangoft2 part)")


def _distributions() -> tuple[str, ...]:
    """This Linux's id and what it is like, nearest first; nothing elsewhere."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ()
    return (release["ID"], *release.get("ID_LIKE", "").split())
