"""Where things lie: the program's own resources and the user's folders."""

import os
import sys
from pathlib import Path

APP_NAME = "Opora"

_PROGRAM = Path(__file__).resolve().parent.parent
RESOURCES = _PROGRAM / "resources"
GUIDE = _PROGRAM / "docs" / "guide"


_UPDATE, _SHARED = "update", "fonts"


def resource(*parts: str) -> Path:
    """Path of a file shipped with the program, below `resources/`.

    In Windows a small update lies in `update/program/` and uses the fonts of the full package,
    which lie in `program/`.
    """
    program = RESOURCES.parent
    if parts[:1] == (_SHARED,) and program.parent.name == _UPDATE:
        program = program.parent.parent / program.name
    return program.joinpath(RESOURCES.name, *parts)


def guide(*parts: str) -> Path:
    """Path of a page of the help, shipped with the program in `docs/guide/`."""
    return GUIDE.joinpath(*parts)


def default_workspace() -> Path:
    """Folder of the workspace when none is named.

    Windows: the user's local application data; elsewhere the platform's data folder.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        if base:
            return Path(base) / APP_NAME / "workspace"
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False) / "workspace"


def default_documents() -> Path:
    """Folder for finished documents of the default workspace: «Документы/Опора»."""
    from platformdirs import user_documents_path

    return user_documents_path() / "Опора"
