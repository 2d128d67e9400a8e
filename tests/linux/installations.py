"""The two ways to install the program, each with the same questions and answers."""

import shutil
from pathlib import Path
from typing import Protocol

from installer.linux.layout import NAME
from tests.linux.machine import HOME, NUMBER, Done, Machine
from tests.linux.packages import Release


class Installation(Protocol):
    """One way to install.

    Attributes:
        machine: where.
        program: the folder of the installed program, as that machine calls it.
        command: what starts it.
        share: where the menu lies, seen from here.
        older: what is said to an older version.
    """

    machine: Machine
    program: str
    command: str
    share: Path
    older: str

    def install(self, release: Release, *, check: bool = True) -> Done:
        """Install a release as its reader is told to."""
        ...

    def remove(self, *, check: bool = True) -> Done:
        """Remove the program."""
        ...


class OfUser:
    """The archive, by install.sh, without an administrator."""

    program = f"{HOME}/.local/opt/{NAME}"
    command = f"{HOME}/.local/bin/{NAME}"
    older = "Уже установлена более новая версия «Опоры»"

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.share = machine.home / ".local/share"

    def install(self, release: Release, *, check: bool = True) -> Done:
        """Unpack the archive where downloads lie, and run install.sh."""
        downloads = self.machine.home / "Загрузки с флешки"
        shutil.rmtree(downloads, ignore_errors=True)
        place = f"{HOME}/{downloads.name}"
        self.machine.user("mkdir", place)
        self.machine.give(release.archive, f"{place}/{release.archive.name}")
        self.machine.user("tar", "-C", place, "-xf", f"{place}/{release.archive.name}")
        script = f"{place}/{NAME}-{release.version}/install.sh"
        return self.machine.user("sh", script, timeout=300, check=check)

    def remove(self, *, check: bool = True) -> Done:
        """Run uninstall.sh of the installed program."""
        return self.machine.user("sh", f"{self.program}/uninstall.sh", check=check)


class OfSystem:
    """The package, by apt, for every user."""

    program = f"/usr/lib/{NAME}"
    command = f"/usr/bin/{NAME}"
    older = "dpkg: warning: downgrading opora"

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.share = machine.root / "usr/share"

    def install(self, release: Release, *, check: bool = True) -> Done:
        """Install the file with what it depends on."""
        place = f"/var/tmp/{release.package.name}"
        self.machine.give(release.package, place)
        options = ["-y", "--no-install-recommends", "--allow-downgrades"]
        return self.machine.admin("apt-get", "install", *options, place, check=check)

    def remove(self, *, check: bool = True) -> Done:
        """Remove the package."""
        return self.machine.admin("apt-get", "purge", "-y", NAME, check=check)


def own(path: Path) -> None:
    """Give a file or folder to the user."""
    shutil.chown(path, NUMBER, NUMBER)
