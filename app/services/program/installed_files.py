"""The files of the installed program against the lists that its installers brought along.

A program started from a checkout has no such list. That of a small update (`installer/update.py`)
lies in `update/program/` beside the `program/` that it stands in for; libraries, Python and the
fonts are those of the full package. Each list names its files from the installation's folder on.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import paths
from app.services.storage.files.files import sha256_of

LIST_NAME, RELEASE_NAME = "files.json", "release.json"
_PROGRAM, _UPDATE = "program", "update"
_FONTS = "resources/fonts"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """Outcome.

    Attributes:
        checked: number of files in the lists.
        missing: paths that are not there.
        changed: paths whose content is another one.
        idle_update: version of an update that is installed while the program under it runs, empty
            when its file does not tell; None when there is no such update.
    """

    checked: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    idle_update: str | None = None


def file_list(program: Path | None = None) -> Path:
    """Where the list lies: in the folder of the program's own code."""
    return (program or paths.RESOURCES.parent) / LIST_NAME


def check_files(listing: Path) -> FileCheck:
    """Compare every file of the installation that the program of this list belongs to.

    For a small update these are its own files and, by the list of the full package, all that it
    uses of that.
    """
    program = listing.parent
    hashes = _hashes(listing)
    if _is_update(program):
        root = program.parent.parent
        below = _hashes(root / _PROGRAM / LIST_NAME)
        return _compared(root, hashes | {name: below[name] for name in below if _is_used(name)})
    root = program.parent
    return _compared(root, hashes, idle_update=_version(root / _UPDATE / _PROGRAM))


def _is_update(program: Path) -> bool:
    return program.parent.name == _UPDATE and (program.parent.parent / _PROGRAM).is_dir()


def _is_used(name: str) -> bool:
    """Whether an update uses this file of the full package."""
    return name.startswith(f"{_PROGRAM}/{_FONTS}/") or not name.startswith(f"{_PROGRAM}/")


def _hashes(listing: Path) -> dict[str, str]:
    """SHA-256 by path; a list that cannot be read is itself a file that was changed."""
    try:
        return json.loads(listing.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        inside = listing.parent.parent
        root = inside.parent if _is_update(listing.parent) else inside
        return {listing.relative_to(root).as_posix(): ""}


def _compared(root: Path, hashes: dict[str, str], idle_update: str | None = None) -> FileCheck:
    missing = [name for name in hashes if not (root / name).is_file()]
    changed = [
        name
        for name, expected in hashes.items()
        if name not in missing and sha256_of(root / name) != expected
    ]
    return FileCheck(len(hashes), tuple(missing), tuple(changed), idle_update)


def _version(program: Path) -> str | None:
    """The version of an update, empty when its file does not tell; None: there is no update."""
    if not program.is_dir():
        return None
    try:
        release: dict[str, Any] = json.loads((program / RELEASE_NAME).read_text(encoding="utf-8"))
        return str(release["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
