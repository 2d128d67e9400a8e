"""What the packages for Linux say of themselves: one list of files, two ways to install it."""

import tempfile
from pathlib import Path
from typing import Literal

from installer.fetch import sha256_of
from installer.layout import PROGRAM
from installer.linux.layout import LIST, RELEASE
from installer.release import Release, hashes_of, runtime_hash

# The program looks at the kind: what an administrator installed, it does not replace itself.
Kind = Literal["linux", "deb"]


def install(version: str, tree: Path, files: list[str], kind: Kind) -> None:
    """Write `program/release.json` of a tree; the list of files does not name it."""
    _release(version, tree, files, kind).install(tree / PROGRAM)


def describe(version: str, tree: Path, files: list[str]) -> bytes:
    """The content of the archive's `release.json`; the list of files stands for what it unpacks."""
    size = sum((tree / name).stat().st_size for name in files)
    listed = sha256_of(tree / LIST)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / Path(RELEASE).name
        release = _release(version, tree, files, "linux")
        release.describe(target, files=listed, payload=listed, installed_size=size)
        return target.read_bytes()


def _release(version: str, tree: Path, files: list[str], kind: Kind) -> Release:
    runtime = runtime_hash(hashes_of(tree, files))
    return Release(version=version, kind=kind, runtime=runtime)
