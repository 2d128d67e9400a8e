"""The MSI of this checkout, and the next version of it: what an upgrade is tried with."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from installer.layout import BUILD, NAME, ROOT, program_version
from installer.msi import FULL, build_msi
from installer.payload import give_version
from tests.msi.prefix import remove_tree, tree_of

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
    numbers = program_version().split(".")
    version = ".".join([*numbers[:2], str(int(numbers[2]) + 1)])
    payload, msi = BUILD / "payload-next", BUILD / f"{NAME}-{version}.msi"
    remove_tree(payload)
    shutil.copytree(BUILD / "payload", payload)
    (payload / _GONE).rename(payload / _NEW)
    files = give_version(payload, version)
    build_msi(FULL, payload, files, msi, level=1)
    return Package(version, msi, tree_of(payload))
