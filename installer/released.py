"""Which file a release needs: the small update, or the full package once more.

`released.toml` keeps what the last full package was made of. It is written when that package is
handed out, and committed.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from installer.layout import HERE
from installer.release import Release
from installer.windows.launcher import launcher_hash

RECORD = HERE / "released.toml"
_HEAD = """\
# The last full package that was handed out, written by `make released`: what it brought beside
# the program. As long as both are the same, the small update is enough.
"""


@dataclass(frozen=True)
class Full:
    """A full package.

    Attributes:
        version: three numbers.
        runtime: `release.runtime_hash` of its libraries and of Python.
        launcher: `launcher.launcher_hash` of the sources of its Opora.exe.
    """

    version: str
    runtime: str
    launcher: str


def last_full(path: Path = RECORD) -> Full:
    """The last full package.

    Raises:
        KeyError: the record is not complete.
    """
    with path.open("rb") as stream:
        row = tomllib.load(stream)
    return Full(row["version"], row["runtime"], row["launcher"])


def record_full(release: Release, path: Path = RECORD) -> None:
    """Keep what a full package was made of."""
    rows = {"version": release.version, "runtime": release.runtime, "launcher": launcher_hash()}
    lines = [f'{name} = "{value}"\n' for name, value in rows.items()]
    path.write_text(_HEAD + "".join(lines), encoding="utf-8", newline="\n")


def needed(release: Release, last: Full) -> str:
    """A line that says which file has to be handed out, and why."""
    changed = [
        what
        for what, differs in (
            ("libraries, Python or fonts", release.runtime != last.runtime),
            ("the launcher", launcher_hash() != last.launcher),
        )
        if differs
    ]
    if changed:
        reason = f"{' and '.join(changed)} changed since {last.version}"
        return f"this release needs: the full package (make msi); {reason}, the last full package"
    if release.version == last.version:
        return f"this release needs: nothing; {last.version} is the last full package"
    return f"this release needs: the small update (make update) for those who have {last.version}"
