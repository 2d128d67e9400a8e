"""The files shipped with the program: words, procedures, descriptions of workbooks, fonts.

A file that is missing or damaged (an installation that was cut off, a virus scanner) is a calm
message about the installation, not a fault of the program: the data are not concerned.
"""

import json
from pathlib import Path
from typing import Any

from app import paths
from app.errors import EnvironmentProblem


class ProgramFileError(EnvironmentProblem):
    """A file of the program is missing or damaged."""

    def __init__(self, parts: tuple[str, ...], what: str) -> None:
        super().__init__(
            f"Файл программы «resources/{'/'.join(parts)}» {what}.",
            "Установите программу заново, данные это не затронет.",
        )


def program_file(*parts: str) -> Path:
    """Where a file lies.

    Raises:
        ProgramFileError: it is not there.
    """
    path = paths.resource(*parts)
    if not path.is_file():
        raise ProgramFileError(parts, "не найден")
    return path


def program_text(*parts: str) -> str:
    """The text of a file, with or without a byte order mark.

    Raises:
        ProgramFileError: it is not there, cannot be read or is no text.
    """
    try:
        return program_file(*parts).read_text(encoding="utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ProgramFileError(parts, "повреждён") from error
    except OSError as error:
        raise ProgramFileError(parts, "не читается") from error


def program_json(*parts: str) -> Any:  # noqa: ANN401 - the shape is the caller's knowledge
    """A JSON document.

    Raises:
        ProgramFileError: as `program_text`, or it is no JSON.
    """
    try:
        return json.loads(program_text(*parts))
    except ValueError as error:
        raise ProgramFileError(parts, "повреждён") from error
