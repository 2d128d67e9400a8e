"""Which folder is the user's own workspace: the platform's default, or the one that was chosen.

The choice is one line in a file beside the default folder; without it the default holds.
"""

from pathlib import Path

from app import paths
from app.services.storage.files.files import write_atomic

_NAME = "workspace-folder.txt"


def own_workspace() -> Path:
    """Folder of the user's own workspace. It may be missing, for example on a drive that is out."""
    try:
        # Notepad, in which somebody may have looked at it, puts a mark before the text.
        chosen = _choice().read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        chosen = ""
    return Path(chosen) if chosen and Path(chosen).is_absolute() else paths.default_workspace()


def remember_workspace(root: Path) -> None:
    """Open this folder at the next starts.

    Raises:
        EnvironmentProblem: the choice cannot be written.
    """
    choice = _choice()
    if root.absolute() == paths.default_workspace().absolute():
        choice.unlink(missing_ok=True)
        return
    text = f"{root.absolute()}\n"
    write_atomic(choice, lambda path: _write(path, text))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _choice() -> Path:
    return paths.default_workspace().parent / _NAME
