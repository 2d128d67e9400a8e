"""The desktop is told of the program: entry of the menu, icons, the kind of file."""

import shutil
import subprocess
from pathlib import Path

from .places import Places

_SHARE = Path(__file__).parent / "share"
_BACKSLASH, _QUOTED = "\\", '"`$'


def add(places: Places) -> None:
    """Write entry, icons and kind of file below the user's data folder."""
    for source in _files():
        target = places.data / source
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_SHARE / source, target)
    text = places.entry.read_text(encoding="utf-8")
    command = command_line(places.program / "opora")
    places.entry.write_text(text.replace("@COMMAND@", command), encoding="utf-8", newline="\n")
    _tell(places)


def remove(places: Places) -> None:
    """Take all of it away again."""
    for source in _files():
        (places.data / source).unlink(missing_ok=True)
    _tell(places)


def command_line(program: Path) -> str:
    """A path as the key Exec of an entry wants it: in quotes, its special characters escaped.

    What the specification escapes inside quotes is escaped once more, as every text of an entry.
    """
    inside = "".join(
        _BACKSLASH + letter if letter in _QUOTED + _BACKSLASH else letter for letter in str(program)
    )
    return f'"{inside}"'.replace(_BACKSLASH, 2 * _BACKSLASH).replace("%", "%%")


def _files() -> list[Path]:
    paths = (path for path in _SHARE.rglob("*") if path.is_file())
    return sorted(path.relative_to(_SHARE) for path in paths)


def _tell(places: Places) -> None:
    """Let the desktop read again; where a tool is lacking, it does so at the next login."""
    icons = places.data / "icons" / "hicolor"
    for words in (
        ("update-mime-database", places.data / "mime"),
        ("update-desktop-database", places.entry.parent),
        ("gtk-update-icon-cache", "-q", "-t", "-f", icons),
    ):
        if shutil.which(words[0]) is None or not Path(words[-1]).is_dir():
            continue
        nowhere = subprocess.DEVNULL
        subprocess.run(words, check=False, stdout=nowhere, stderr=nowhere)
