"""The kind of our workbook «Результаты»."""

from collections.abc import Mapping, Sequence
from functools import partial

from app.services.importing.kinds.results.reading import read_result_tables
from app.services.importing.kinds.results.workbook import read_results
from app.services.importing.reading.intake import Intake
from app.services.importing.tables.layouts import Layout

_NUMBERS = ("participants", "failed", "failed_percent")


def _has_numbers(_layout: Layout, places: Mapping[str, int], _keys: Sequence[str]) -> bool:
    """Schools and procedures without a year are results only beside their numbers."""
    return "year" in places or not places.keys().isdisjoint(_NUMBERS)


INTAKE = Intake(
    key="results",
    reader=partial(read_result_tables, read=read_results),
    of_results=True,
    is_enough=_has_numbers,
)
