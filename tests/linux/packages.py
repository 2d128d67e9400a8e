"""The packages of this checkout, and the next version of them: what an upgrade is tried with."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from installer.layout import ROOT, program_version
from installer.linux.archive import build_archive
from installer.linux.deb import build_deb
from installer.linux.layout import BUILD, RELEASE, archive_name, package_name, tree_of_build
from installer.linux.tree import give_version
from tests.msi.prefix import remove_tree, tree_of

_GONE, _NEW = "program/docs/licences.md", "program/docs/new.md"


@dataclass(frozen=True)
class Release:
    """Both packages of a version and what they install.

    Attributes:
        version: three numbers.
        archive: the one for a user.
        package: the one for the system.
        tree: SHA-256 by path inside the program's folder.
    """

    version: str
    archive: Path
    package: Path
    tree: dict[str, str]


def this_version() -> Release:
    """What `make linux` built."""
    version, built = program_version(), ROOT / "build"
    made = built / archive_name(version), built / package_name(version)
    assert all(path.is_file() for path in made), "make linux comes first"
    return Release(version, *made, tree_of(tree_of_build(version)))


def next_version() -> Release:
    """The same program with a higher version, one file more and one file less."""
    numbers = program_version().split(".")
    version = ".".join([*numbers[:2], str(int(numbers[2]) + 1)])
    tree = tree_of_build(version)
    remove_tree(tree)
    shutil.copytree(tree_of_build(program_version()), tree)
    (tree / _GONE).rename(tree / _NEW)
    files = give_version(tree, version)
    archive = build_archive(version, tree, files, BUILD / archive_name(version), level=0)
    package = build_deb(version, tree, files, BUILD / package_name(version), level=0)
    return Release(version, archive, package, tree_of(tree))


def installed_tree(folder: Path) -> dict[str, str]:
    """What lies in a program's folder, but for the one file in which the two packages differ."""
    return {name: value for name, value in tree_of(folder).items() if name != RELEASE}
