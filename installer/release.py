"""What a release says of itself, `release.json`, and the hash of its runtime.

Two of them are written. The one in `program/` is installed: by it the launcher and the program know
what lies there. The one in a package (a stream of an MSI, a member of an archive) says in addition
what the package holds, so that the program can tell before it is installed.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from installer.fetch import sha256_of
from installer.layout import FILE_LIST, RELEASE, ROOT, SHARED

Kind = Literal["full", "update", "linux", "deb"]

_MIGRATIONS = ROOT / "app" / "models" / "migrations" / "versions"
_NEWS = ROOT / "resources" / "news.json"
_FORMAT = 1


def runtime_hash(hashes: Mapping[str, str]) -> str:
    """SHA-256 of the list of libraries, Python and fonts: equal when every file of theirs is.

    Args:
        hashes: SHA-256 by path inside the program's folder; others than those of `layout.SHARED`
            do not count.

    Raises:
        ValueError: there is no such file.
    """
    lines = [f"{hashes[name]} {name}\n" for name in sorted(hashes) if name.startswith(SHARED)]
    if not lines:
        msg = "neither libraries nor Python nor fonts are in the list"
        raise ValueError(msg)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def hashes_of(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """SHA-256 by path of the files of a folder."""
    return {name: sha256_of(folder / name) for name in names}


@dataclass(frozen=True, kw_only=True)
class Release:
    """What is released.

    Attributes:
        version: three numbers.
        kind: which package it is.
        runtime: `runtime_hash` of what it runs on; an update runs on that of the full package.
    """

    version: str
    kind: Kind
    runtime: str

    def install(self, program: Path) -> None:
        """Write the installed `release.json`, once all other files of the program are there.

        The launcher starts an update only when as many files of as many bytes lie beside it.

        Args:
            program: the folder `program/` of the payload.
        """
        own = {program / RELEASE, program / FILE_LIST}
        sizes = [
            path.stat().st_size for path in program.rglob("*") if path.is_file() and path not in own
        ]
        content = {**self._head(), "parts": len(sizes), "bytes": sum(sizes)}
        write_json(program / RELEASE, content)

    def describe(self, target: Path, *, files: str, payload: str, installed_size: int) -> None:
        """Write the `release.json` of a package.

        Args:
            target: the file.
            files: SHA-256 of the list of files (`files.json`).
            payload: SHA-256 of what the package unpacks: of the cabinet of an MSI.
            installed_size: bytes on the user's disk.
        """
        content: dict[str, Any] = self._head() | {
            "files": files,
            "payload": payload,
            "installed_size": installed_size,
            "news": json.loads(_NEWS.read_text(encoding="utf-8")),
        }
        write_json(target, content)

    def _head(self) -> dict[str, Any]:
        return {
            "opora": _FORMAT,
            "version": self.version,
            "kind": self.kind,
            "runtime": self.runtime,
            "schema": schema(),
        }


def installed_release(program: Path) -> Release:
    """What `Release.install` wrote into a folder of the program."""
    content = json.loads((program / RELEASE).read_text(encoding="ascii"))
    return Release(**{name: content[name] for name in ("version", "kind", "runtime")})


def schema() -> str:
    """The newest migration, such as `0008`."""
    return max(path.name.partition("_")[0] for path in _MIGRATIONS.glob("[0-9]*_*.py"))


def write_json(target: Path, content: Mapping[str, Any]) -> None:
    """A document in pure ASCII, a line for each value: the launcher reads it too."""
    text = json.dumps(content, indent=0) + "\n"
    target.write_text(text, encoding="ascii", newline="\n")
