"""What the compiled files of the package ask of the system: libraries, and how new a glibc."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from installer.linux.layout import HERE, PYTHON
from installer.running import run

_VERSION = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_SHARED = re.compile(r"\.so(\.\d+)*$")

Glibc = tuple[int, int]


@dataclass(frozen=True)
class Asked:
    """What one file asks for.

    Attributes:
        libraries: names of shared libraries.
        glibc: the newest version of the C library among its symbols; (0, 0) for none.
    """

    libraries: tuple[str, ...]
    glibc: Glibc


def asked_by(listing: str) -> Asked:
    """What the output of `objdump -p -T` tells of a file."""
    versions = [(int(major), int(minor)) for major, minor in _VERSION.findall(listing)]
    return Asked(tuple(_NEEDED.findall(listing)), max(versions, default=(0, 0)))


def binaries(tree: Path) -> list[str]:
    """Paths of the compiled files of a tree."""
    names = (path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())
    return sorted(name for name in names if name == PYTHON or _SHARED.search(name))


def examine(tree: Path) -> dict[str, Asked]:
    """What every compiled file of a tree asks for, by its path."""
    return {
        name: asked_by(run(["objdump", "-p", "-T", tree / name]).decode(errors="replace"))
        for name in binaries(tree)
    }


def problems(files: Mapping[str, Asked], system: Iterable[str], oldest: Glibc) -> list[str]:
    """Why the package would not run everywhere, a line for each file and library.

    Args:
        files: what each compiled file of the package asks for, by its path.
        system: libraries that the system has.
        oldest: the oldest C library to run on.
    """
    here, known = {Path(name).name for name in files}, set(system)
    found: list[str] = []
    wanted = {PYTHON}
    for name, asked in files.items():
        wanted.update(asked.libraries)
        if asked.glibc > oldest:
            major, minor = asked.glibc
            found.append(f"{name} needs glibc {major}.{minor}")
        lost = (library for library in asked.libraries if library not in here | known)
        found += [f"{name} needs {library}, which is nowhere" for library in lost]
    found += [f"system.toml: {library} serves nothing" for library in sorted(known - wanted)]
    idle = (name for name in files if _is_bundled(name) and Path(name).name not in wanted)
    return found + [f"{name} serves nothing" for name in idle]


def _is_bundled(name: str) -> bool:
    """Whether a file is a library that only other files of the package would load."""
    folder = Path(name).parent
    return folder.name.endswith(".libs") or folder.as_posix().endswith("Qt/lib")


@dataclass(frozen=True)
class SystemPackage:
    """Libraries of the system, and the package that has them, by kind of distribution."""

    libraries: tuple[str, ...]
    names: Mapping[str, str]


def system_packages(path: Path = HERE / "system.toml") -> list[SystemPackage]:
    """What the system has to bring, in the order of the file."""
    with path.open("rb") as stream:
        rows = tomllib.load(stream)["package"]
    kinds = ("debian", "alt", "rpm")
    return [
        SystemPackage(tuple(row["libraries"]), {kind: row[kind] for kind in kinds}) for row in rows
    ]
