"""Doubts about columns of percents: whole percents, sums, shares that no count gives."""

from collections.abc import Iterable, Sequence
from itertools import compress

from app.services.importing.kinds.results.fractions import MOST_OFF, Micros, shown_micro
from app.services.importing.reading.context import ReadContext, report_cell
from app.services.importing.tables.table import Table
from app.services.language.numbers import whole
from app.services.results.recovery import MICRO, WHOLE_MICRO, recovered_count
from app.services.writing.target import Wrong

_SUM_TOLERANCE = MICRO
_MOST_OFF_EXACT = 3 * MICRO // 2
_MOST_DECIMALS = 2


def decimals(columns: Iterable[Micros]) -> int:
    """Decimals that the percents of a table are given with: 0, 1 or 2."""
    digits = 0
    for values in columns:
        for value in set(values) - {None}:
            assert value is not None
            if value % (MICRO // 10):
                return _MOST_DECIMALS
            if value % MICRO:
                digits = 1
    return digits


def find_wrong_sums(
    context: ReadContext,
    table: Table,
    marks: Sequence[Micros],
    participants: Sequence[int | None],
    complete: Sequence[bool],
) -> set[int]:
    """Positions of the rows whose percents cannot be the marks of all; each is an error.

    All four make 100: rounded to whole percents 98 to 102, otherwise 98,5 to 101,5; a smaller
    difference is a remark. Some of them do not exceed that.
    """
    wrong: set[int] = set()
    rows = list(zip(*marks, strict=True))
    excess = {row: off for row in set(rows) if (off := _excess(row)) > _SUM_TOLERANCE}
    places = (place for place, row in enumerate(rows) if row in excess) if excess else ()
    for place in places:
        row, count = rows[place], participants[place]
        if not complete[place] or not count:
            continue
        is_rounded = not any(mark and mark % MICRO for mark in row)
        said = _of_sum(sum(filter(None, row)), count)
        if excess[row] > (MOST_OFF if is_rounded else _MOST_OFF_EXACT):
            wrong.add(place)
            report_cell(context, table, place, None, Wrong(code="sum_of_marks", text=said))
        else:
            context.problems.warning(
                "sum_of_marks", said, sheet=table.sheet.name, row=table.numbers[place]
            )
    return wrong


def _excess(row: Sequence[int | None]) -> int:
    """How far the marks of a row are from 100 %; some of them only by how much they exceed it."""
    off = sum(filter(None, row)) - WHOLE_MICRO
    return off if None in row else abs(off)


def _of_sum(total: int, count: int) -> str:
    if total == count * MICRO and total != WHOLE_MICRO:
        return (
            f"Сумма отметок {shown_micro(total)} – это число участников, а не 100 %: в строке число"
            " учащихся, а не проценты. Приведите строки файла к одному виду."
        )
    return f"Сумма процентов отметок {shown_micro(total)} вместо 100. Проверьте строку."


def find_inconsistent(
    context: ReadContext,
    table: Table,
    key: str,
    counts: Sequence[int | None],
    percents: Micros,
    complete: Sequence[bool],
    digits: int,
) -> None:
    """Warn about percents that no whole number of pupils gives, and about whole percents."""
    scale = 2 * 10**digits
    inexact = 0
    pairs = list(compress(zip(counts, percents, strict=True), complete))
    far: dict[tuple[int | None, int | None], tuple[int, int]] = {}
    for count, percent in set(pairs):
        if not count or percent is None:
            continue
        exact = percent * count
        distance = abs((exact + MICRO * 50) // WHOLE_MICRO * WHOLE_MICRO - exact)
        if not distance:
            continue
        inexact += 1
        if distance * scale > count * MICRO:
            far[count, percent] = (count, percent)
    if far:
        for number, pair in zip(compress(table.numbers, complete), pairs, strict=True):
            if pair in far:
                _warn_inconsistent(context, table, number, key, far[pair])
    if digits == 0 and inexact:
        context.problems.warning(
            "integer_percents",
            "Проценты округлены до целых: число не справившихся может отличаться на одного-двух"
            " учащихся, а школа у самого порога – получить другой вывод. По возможности"
            " загрузите проценты с двумя знаками или количества.",
            sheet=table.sheet.name,
            column=table.title(key),
        )


def _warn_inconsistent(
    context: ReadContext, table: Table, number: int, key: str, row: tuple[int, int]
) -> None:
    count, percent = row
    context.problems.warning(
        "inconsistent_percent",
        f"{shown_micro(percent)} % от {whole(count)} – не целое число учащихся; принято"
        f" {whole(recovered_count(percent, count))}. Проверьте число участников и процент.",
        sheet=table.sheet.name,
        row=number,
        column=table.title(key),
    )
