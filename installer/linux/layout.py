"""Names and places of the packages for Linux."""

from pathlib import Path

from installer import layout
from installer.layout import PROGRAM, ROOT

HERE = ROOT / "installer" / "linux"
BUILD = ROOT / "build" / "linux"

NAME = "opora"
# The name of the process in a list of tasks is that of its file: Python is called by ours.
PYTHON = f"runtime/bin/{NAME}"
SETUP = f"{PROGRAM}/installation"
# SHA-256 of every other file, and which release this is.
LIST, RELEASE = f"{PROGRAM}/{layout.FILE_LIST}", f"{PROGRAM}/{layout.RELEASE}"
VERSION_FILE = f"{PROGRAM}/version.txt"  # read by the installation
KIND_OF_FILE = "application/x-opora"
# The moment of every file, so that equal trees make equal packages: 1 January 2026, UTC.
MOMENT = 1767225600
RUN = (NAME, "install.sh", "uninstall.sh", PYTHON)  # what may be executed


def archive_name(version: str) -> str:
    """Name of the archive that every user installs for himself."""
    return f"{NAME}-{version}-linux-x86_64.tar.xz"


def package_name(version: str) -> str:
    """Name of the package that an administrator installs."""
    return f"{NAME}_{version}_amd64.deb"


def mode_of(name: str) -> int:
    """Permissions of a file of the tree."""
    return 0o755 if name in RUN else 0o644


def tree_of_build(version: str) -> Path:
    """Folder in which the tree is laid out."""
    return BUILD / f"{NAME}-{version}"
