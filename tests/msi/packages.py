"""The packages of this checkout, and later versions of it: what upgrades are tried with."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from installer.layout import BUILD, NAME, ROOT, program_version
from installer.release import Release
from installer.windows.msi import FULL, SMALL, build_msi
from installer.windows.payload import give_version
from installer.windows.update import build_update, describe_update
from tests.msi.prefix import remove_tree, tree_of

# How much later than that of this checkout the versions of the packages are.
FIRST_UPDATE, SECOND_UPDATE, NEXT, LAST_UPDATE = 1, 2, 2, 3
_GONE, _NEW = "program/docs/licences.md", "program/docs/new.md"


@dataclass(frozen=True)
class Package:
    """An installer and what it installs.

    Attributes:
        version: three numbers.
        msi: the file.
        tree: SHA-256 by path inside the program's folder.
    """

    version: str
    msi: Path
    tree: dict[str, str]


def this_version() -> Package:
    """What `make msi` built."""
    version = program_version()
    msi = ROOT / "build" / f"{NAME}-{version}.msi"
    assert msi.is_file(), "make msi comes first"
    return Package(version, msi, tree_of(BUILD / "payload"))


def next_version() -> Package:
    """The same program with a higher version, one file more and one file less."""
    version = later(NEXT)
    payload, msi = BUILD / "payload-next", BUILD / f"{NAME}-{version}.msi"
    remove_tree(payload)
    shutil.copytree(BUILD / "payload", payload)
    (payload / _GONE).rename(payload / _NEW)
    files = give_version(payload, version)
    build_msi(FULL, payload, files, msi, level=1)
    return Package(version, msi, tree_of(payload))


def later(by: int) -> str:
    """A version after that of this checkout."""
    first, second, third = program_version().split(".")
    return f"{first}.{second}.{int(third) + by}"


def this_update() -> Package:
    """What `make update` built: the update of the version that is installed already."""
    version = program_version()
    msi = ROOT / "build" / f"{NAME}-обновление-{version}.msi"
    assert msi.is_file(), "make update comes first"
    return Package(version, msi, tree_of(BUILD / "payload-update"))


def later_update(by: int, runtime: str | None = None) -> Package:
    """The program of this checkout as a later update; for other libraries when they are given."""
    version = later(by)
    payload = BUILD / f"payload-update-{by}"
    files = build_update(BUILD / "payload", payload, version)
    if runtime is not None:
        files = describe_update(payload, Release(version=version, kind="update", runtime=runtime))
    msi = BUILD / f"{NAME}-update-{version}{'-other' if runtime else ''}.msi"
    build_msi(SMALL, payload, files, msi, level=1)
    return Package(version, msi, tree_of(payload))
