"""Numbers of pupils in a column of percents: «4» of 40 that no whole number of pupils gives."""

from collections.abc import Hashable, Iterable

from app.services.importing.findings.questions import COUNTS_OR_PERCENTS, FileQuestion, Option
from app.services.importing.kinds.results.fractions import (
    Micros,
    PercentColumns,
    shown_micro,
    without_sign,
)
from app.services.importing.reading.context import ReadContext
from app.services.importing.tables.table import Table
from app.services.language.numbers import whole
from app.services.results.recovery import MICRO, disagrees, recovered_count


def holds_counts(
    context: ReadContext, table: Table, key: str, given: PercentColumns, column: Micros
) -> bool | None:
    """Whether a column of percents holds numbers of pupils; None while it is asked about.

    It is asked where a procedure has only whole numbers, none above its participants, and most of
    them are no percent, even a rounded one, of any number of pupils.
    """
    doubt = _first_doubt(given, key, without_sign(table.cells(key), column))
    if doubt is None:
        return False
    percent, count = doubt
    chosen = context.questions.ask(
        FileQuestion(
            code=COUNTS_OR_PERCENTS,
            text=f"В столбце «{table.title(key)}» стоит число учащихся или процент? Как проценты"
            " числа не подходят: например,"
            f" {shown_micro(percent)} % от {whole(count)} – не целое число учащихся.",
            options=(Option("counts", "число учащихся"), Option("percents", "проценты")),
            sheet=table.sheet.name,
            column=table.title(key),
        )
    )
    return None if chosen is None else chosen == "counts"


def _first_doubt(given: PercentColumns, key: str, column: Micros) -> tuple[int, int] | None:
    """A percent and the participants that it does not fit, of the first procedure in doubt."""
    typed = given.counts.get(key) or [None] * len(column)
    groups: dict[Hashable, list[tuple[int, int]]] = {}
    for group, value, count, everybody in zip(
        given.groups, column, typed, given.participants, strict=True
    ):
        if value and everybody and count is None:
            groups.setdefault(group, []).append((value, everybody))
    for rows in groups.values():
        misfits = _misfits(rows)
        if len(misfits) * 2 > len(rows):
            return misfits[0]
    return None


def _misfits(rows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The percents that no number of pupils gives; none where one cannot be such a number."""
    found: list[tuple[int, int]] = []
    for value, everybody in rows:
        if value % MICRO or value > everybody * MICRO:
            return []
        if disagrees(value, recovered_count(value, everybody), everybody, 0):
            found.append((value, everybody))
    return found
