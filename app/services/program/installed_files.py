"""The files of the installed program against the list that the installer brought along.

A program started from a checkout has no such list.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from app import paths
from app.services.storage.files.files import sha256_of

LIST_NAME = "files.json"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """Outcome.

    Attributes:
        checked: number of files in the list.
        missing: paths that are not there.
        changed: paths whose content is another one.
    """

    checked: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]


def file_list(program: Path | None = None) -> Path:
    """Where the list lies: in the folder of the program's own code."""
    return (program or paths.RESOURCES.parent) / LIST_NAME


def check_files(listing: Path) -> FileCheck:
    """Compare every listed file; the paths in the list begin one folder above it."""
    hashes: dict[str, str] = json.loads(listing.read_text(encoding="utf-8"))
    root = listing.parent.parent
    missing = [name for name in hashes if not (root / name).is_file()]
    changed = [
        name
        for name, expected in hashes.items()
        if name not in missing and sha256_of(root / name) != expected
    ]
    return FileCheck(len(hashes), tuple(missing), tuple(changed))
