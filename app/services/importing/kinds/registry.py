"""The kinds of files, by the folders that lie here: a new kind is a new folder."""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from app.services.importing.reading.intake import Intake


@cache
def intakes() -> tuple[Intake, ...]:
    """All kinds in the order in which they are listed."""
    modules = (
        import_module(f"{__package__}.{folder.name}.intake")
        for folder in pkgutil.iter_modules([str(Path(__file__).parent)])
        if folder.ispkg
    )
    records: list[Intake] = [module.INTAKE for module in modules]
    return tuple(sorted(records, key=lambda one: one.layout.position))


@cache
def intake(key: str) -> Intake:
    """A kind by its key.

    Raises:
        KeyError: there is none.
    """
    return {one.key: one for one in intakes()}[key]
