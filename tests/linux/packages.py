"""The packages of this checkout, and the next version of them: what an upgrade is tried with."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from installer import layout
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
    version = layout.next_version(program_version())
    tree = tree_of_build(version)
    remove_tree(tree)
    shutil.copytree(tree_of_build(program_version()), tree)
    (tree / _GONE).rename(tree / _NEW)
    files = give_version(tree, version)
    archive = build_archive(version, tree, files, BUILD / archive_name(version), level=0)
    package = build_deb(version, tree, files, BUILD / package_name(version), level=0)
    return Release(version, archive, package, tree_of(tree))


def differences(folder: Path, release: Release) -> list[str]:
    """Files of a program's folder that are not those of the release.

    The one file in which the two packages differ, what the release says of itself, is let be.
    """
    installed = tree_of(folder)
    names = sorted((installed.keys() | release.tree.keys()) - {RELEASE})
    return [name for name in names if installed.get(name) != release.tree.get(name)]
