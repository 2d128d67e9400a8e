"""Shares of one among percents: 0,12 that means 12 %.

A cell that shows a percent sign is settled. A bare number up to 1 is told by the other marks of its
row, or by the number of pupils beside it; without those it is in doubt, however large the other
numbers of its column are: columns are put together from several files.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.services.importing.cells.cell import Cell, has_percent_sign
from app.services.importing.files.reader import SAVE_AS
from app.services.importing.reading.context import ReadContext, report_cell
from app.services.importing.tables.table import Table
from app.services.importing.tables.totals import listed_rows
from app.services.results.recovery import MICRO, WHOLE_MICRO, disagrees, recovered_count
from app.services.writing.target import Wrong

Micros = list[int | None]
MOST_OFF = 2 * MICRO
_MOST_DECIMALS = 6
_WAY_OUT = (
    "Умножьте значения на 100 или задайте ячейкам процентный формат; если это и есть проценты,"
    " допишите знак: «0,5 %»."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentColumns:
    """Columns of percents with what they are judged by.

    Attributes:
        columns: percents in millionths by the key of the column.
        participants: per row.
        groups: per row what stands together: the procedure with its year.
        counts: key of the column -> numbers of pupils typed beside its percents.
        make_whole: whether the columns of a row add up to 100 %.
    """

    columns: Mapping[str, Micros]
    participants: Sequence[int | None]
    groups: Sequence[Hashable]
    counts: Mapping[str, Sequence[int | None]]
    make_whole: bool


class Settled(NamedTuple):
    """Percents without doubt.

    Attributes:
        columns: as given, with fractions turned into percents.
        rejected: positions of the rows that stay in doubt.
    """

    columns: dict[str, Micros]
    rejected: frozenset[int]


def settle_fractions(context: ReadContext, table: Table, given: PercentColumns) -> Settled:
    """Turn what is a fraction for certain into percents; what may be one is an error."""
    bare = {key: without_sign(table.cells(key), column) for key, column in given.columns.items()}
    settled = {key: list(column) for key, column in given.columns.items()}
    if not any(map(_has_small, bare.values())):
        return Settled(settled, frozenset())
    told = _tell_by_rows(context, table, settled, bare) if given.make_whole else set[int]()
    doubtful: dict[str, list[int]] = {}
    for key, column in bare.items():
        known = told.union(_tell_by_counts(given, key, column, settled[key]))
        doubtful[key] = _in_doubt(given, column, known, bare.values())
        _report(context, table, key, given.columns[key], doubtful[key])
    return Settled(settled, frozenset(place for places in doubtful.values() for place in places))


def without_sign(cells: Sequence[Cell], column: Micros) -> Micros:
    """The values of the cells that show no percent sign; None for the others."""
    signed = {cell for cell in set(cells) if has_percent_sign(cell)}
    if not signed:
        return column
    return [None if cell in signed else value for cell, value in zip(cells, column, strict=True)]


def _has_small(column: Iterable[int | None]) -> bool:
    return any(value is not None and 0 < value <= MICRO for value in set(column))


def _tell_by_rows(
    context: ReadContext, table: Table, settled: dict[str, Micros], bare: Mapping[str, Micros]
) -> set[int]:
    """Positions of the complete rows that make 100, as percents or as fractions."""
    told: set[int] = set()
    fractions: list[int] = []
    rows = zip(zip(*settled.values(), strict=True), zip(*bare.values(), strict=True), strict=True)
    for place, (values, plain) in enumerate(rows):
        if None in values:
            continue
        total = sum(value or 0 for value in values)
        if abs(total - WHOLE_MICRO) <= MOST_OFF:
            told.add(place)
        elif None not in plain and abs(total - MICRO) * 100 <= MOST_OFF:
            fractions.append(place)
    if not fractions:
        return told
    for column in settled.values():
        for place in fractions:
            column[place] = (column[place] or 0) * 100
    numbers = [table.numbers[place] for place in fractions]
    where = "" if len(fractions) == len(table.rows) else f" Так прочитано: {listed_rows(numbers)}."
    context.problems.warning(
        "fractions",
        f"В столбцах процентов стоят доли (сумма равна 1): 0,12 прочитано как 12 %.{where}",
        sheet=table.sheet.name,
    )
    return told.union(fractions)


def _tell_by_counts(given: PercentColumns, key: str, column: Micros, settled: Micros) -> set[int]:
    """Rows with a number of pupils beside the percent; a fraction that fits becomes a percent."""
    typed = given.counts.get(key)
    told: set[int] = set()
    if typed is None:
        return told
    for place, (value, count, everybody) in enumerate(
        zip(column, typed, given.participants, strict=True)
    ):
        if value is None or count is None or not everybody or not 0 < value <= MICRO:
            continue
        told.add(place)
        if disagrees(value, count, everybody, decimals_of(value)) and not disagrees(
            value * 100, count, everybody, decimals_of(value * 100)
        ):
            settled[place] = value * 100
    return told


def _in_doubt(
    given: PercentColumns, column: Micros, told: set[int], others: Iterable[Micros]
) -> list[int]:
    """Positions of the numbers up to 1 that may be fractions.

    Args:
        given: the columns.
        column: the bare numbers of one of them.
        told: positions that are settled.
        others: the bare numbers of all columns.
    """
    open_ones = {
        place: value
        for place, value in enumerate(column)
        if value is not None and 0 < value <= MICRO and place not in told
    }
    if not open_ones:
        return []
    exact = {
        group
        for group, value in zip(given.groups, column, strict=True)
        if value is not None and value > MICRO and value % MICRO
    }
    small = [
        place
        for place, value in open_ones.items()
        if value < MICRO
        and (given.groups[place] not in exact or not _is_whole(value, given.participants[place]))
    ]
    ones = [place for place, value in open_ones.items() if value == MICRO]
    if not ones:
        return small
    unsure = {given.groups[place] for place in small}
    above = {
        group
        for one in others
        for group, value in zip(given.groups, one, strict=True)
        if value is not None and value > MICRO
    }
    return sorted(
        small
        + [
            place
            for place in ones
            if given.groups[place] in unsure
            or not above
            or (
                given.groups[place] not in above
                and not _is_whole(MICRO, given.participants[place], unknown=True)
            )
        ]
    )


def _is_whole(value: int, count: int | None, *, unknown: bool = False) -> bool:
    """Whether a whole number of pupils, not nobody, gives this percent as it is written."""
    if not count:
        return unknown
    pupils = recovered_count(value, count)
    return pupils > 0 and not disagrees(value, pupils, count, decimals_of(value))


def decimals_of(value: int) -> int:
    """Decimals that a percent in millionths is written with."""
    decimals = _MOST_DECIMALS
    while decimals and value % 10 == 0:
        value //= 10
        decimals -= 1
    return decimals


def _report(
    context: ReadContext, table: Table, key: str, column: Micros, doubtful: Sequence[int]
) -> None:
    formats_known = table.sheet.formats_known
    if len(doubtful) > 1 and all(value is None or value <= MICRO for value in column):
        context.problems.error(
            "fractions",
            "Весь столбец не больше 1: похоже, это доли, а нужны проценты от 0 до 100."
            f" {_WAY_OUT if formats_known else SAVE_AS}",
            sheet=table.sheet.name,
            column=table.title(key),
        )
        return
    for place in doubtful:
        problem = doubtful_fraction(column[place] or 0, formats_known=formats_known)
        report_cell(context, table, place, key, problem)


def doubtful_fraction(value: int, *, formats_known: bool) -> Wrong:
    """What is said about a number up to 1, in millionths, that may be a share or a percent."""
    as_percent, as_share = shown_micro(value), shown_micro(value * 100)
    rest = "" if formats_known else f" В файле этого вида не видно формата ячеек. {SAVE_AS}"
    return Wrong(
        code="fractions",
        text=f"{as_percent} – это {as_percent} % или {as_share} %? Допишите знак процента:"
        f" «{as_percent} %» или «{as_share} %».{rest}",
    )


def shown_micro(micro: int) -> str:
    """A percent in millionths as it is written: «12,36»."""
    return f"{micro / MICRO:.10g}".replace(".", ",")
