"""Where the program of one user lies, and what of the desktop points at it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAME = "opora"


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """A sentence in Russian for the user: what is wrong and what to do; nothing was changed."""


@dataclass(frozen=True)
class Places:
    """Folders of one user.

    Attributes:
        home: the home folder.
        data: the folder for data of programs.
    """

    home: Path
    data: Path

    @property
    def program(self) -> Path:
        """The program."""
        return self.home / ".local" / "opt" / NAME

    @property
    def command(self) -> Path:
        """The command that starts it, a link."""
        return self.home / ".local" / "bin" / NAME

    @property
    def entry(self) -> Path:
        """The entry of the menu."""
        return self.data / "applications" / f"{NAME}.desktop"

    @property
    def workspace(self) -> Path:
        """The workspace that the program opens when none is named (`app.paths`)."""
        return self.data / "Opora" / "workspace"

    @property
    def reason(self) -> Path:
        """Why an update that the program started was not made: read at its next start."""
        return self.data / "Opora" / "update" / "error.txt"


def places_of_user() -> Places:
    """The places of the user who runs this, as the XDG base directories say."""
    home = Path.home()
    data = os.environ.get("XDG_DATA_HOME", "")
    return Places(home, Path(data) if Path(data).is_absolute() else home / ".local" / "share")


def version_of(program: Path) -> str | None:
    """The version that lies in a folder, such as `0.2.0`; None when none does."""
    try:
        return (program / "program" / "version.txt").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None


def is_newer(one: str, other: str) -> bool:
    """Whether the first version is higher than the second."""
    first, second = ([int(part) for part in text.split(".")] for text in (one, other))
    return first > second


def processes_of(program: Path) -> Iterator[int]:
    """Numbers of the processes that run the program of this folder, this one left out."""
    python = program / "runtime" / "bin" / NAME
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            running = (entry / "exe").samefile(python)
        except OSError:  # of another user, or it has just ended
            continue
        if running:
            yield int(entry.name)
