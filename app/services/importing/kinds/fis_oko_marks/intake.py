"""The kind «Статистика по отметкам» of ФИС ОКО."""

from collections.abc import Mapping, Sequence
from functools import partial

from app.services.importing.kinds.fis_oko_marks.reading import read_marks
from app.services.importing.kinds.results.reading import read_result_tables
from app.services.importing.reading.intake import Intake
from app.services.importing.tables.layouts import Layout

_SCORES = frozenset({"0", "1", "6"})


def _has_no_scores(_layout: Layout, _places: Mapping[str, int], keys: Sequence[str]) -> bool:
    """A distribution of scores has columns 0, 1, 2 … too."""
    return _SCORES.isdisjoint(keys)


INTAKE = Intake(
    key="fis-oko-marks",
    reader=partial(read_result_tables, read=read_marks),
    of_results=True,
    is_enough=_has_no_scores,
)
