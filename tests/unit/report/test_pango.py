import pytest

from crmready.report.pango import installation_command


@pytest.mark.parametrize(
    ("system", "distributions", "begins"),
    [
        ("linux", ("debian",), "sudo apt-get install --no-install-recommends libpangoft2-1.0-0"),
        ("linux", ("linuxmint", "ubuntu", "debian"), "sudo apt-get install"),
        ("linux", ("rocky", "rhel", "centos", "fedora"), "sudo dnf install pango"),
        ("linux", ("slackware",), "your system's package for Pango"),
        ("linux", (), "your system's package for Pango"),
        ("darwin", (), "brew install pango"),
        ("win32", (), "install MSYS2"),
    ],
)
def test_each_system_has_its_own_command(system: str, distributions: tuple[str, ...], begins: str) -> None:
    assert installation_command(system, distributions).startswith(begins)
