"""The kinds of files, by the folders that lie here: a new kind is a new folder.

The folder of the kind `flat-marks` is `flat_marks`. Only what is imported loads the kinds; the
lists of blanks are told by the layouts alone.
"""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.importing.tables.layouts import layout

if TYPE_CHECKING:
    from app.services.importing.reading.intake import Intake


@cache
def kinds() -> tuple[str, ...]:
    """The keys of all kinds in the order in which they are listed.

    Raises:
        ProgramFileError: the layout of one is missing or damaged.
    """
    folders = [one.name for one in pkgutil.iter_modules([str(Path(__file__).parent)]) if one.ispkg]
    keys = [folder.replace("_", "-") for folder in folders]
    return tuple(sorted(keys, key=lambda key: layout(key).position))


@cache
def intake(key: str) -> "Intake":
    """A kind by its key.

    Raises:
        KeyError: there is none.
    """
    if key not in kinds():
        raise KeyError(key)
    record: Intake = import_module(f"{__package__}.{key.replace('-', '_')}.intake").INTAKE
    return record


@cache
def intakes() -> "tuple[Intake, ...]":
    """All kinds in the order in which they are listed."""
    return tuple(map(intake, kinds()))


def blank_kinds() -> dict[str, str]:
    """Key -> short name of every kind that has an empty workbook, in order.

    Raises:
        ProgramFileError: the layout of a kind is missing or damaged.
    """
    blanks = {key: layout(key).blank for key in kinds()}
    return {key: blank.name for key, blank in blanks.items() if blank is not None}
