"""Doubts about columns of percents: fractions, whole percents, sums, shares that no count gives."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress

from app.services.importing.context import ReadContext
from app.services.importing.percent_format import percent_cells
from app.services.importing.table import Table
from app.services.language.numbers import whole
from app.services.results.recovery import MICRO, WHOLE_MICRO, recovered_count

Micros = list[int | None]
_SUM_TOLERANCE = MICRO
_MOST_DECIMALS = 2


def settle_fractions(
    context: ReadContext, table: Table, columns: Mapping[str, Micros]
) -> dict[str, Micros]:
    """Percents of the columns with fractions turned into percents.

    A cell in a percent format is a fraction for certain. Where nothing exceeds 1 and no format
    says what it is, rows of marks that sum up to 1 are fractions; anything else is an error unless
    somebody wrote «%» into a cell of the column.
    """
    settled = {key: list(values) for key, values in columns.items() if table.has(key)}
    settled |= {key: values for key, values in columns.items() if not table.has(key)}
    suspects = {key: values for key, values in settled.items() if _has_small(values)}
    if not suspects:
        return settled
    places = {table.places[key]: key for key in suspects}
    formatted = percent_cells(context.book, table.sheet.name, places)
    if formatted:
        rows = {number: place for place, number in enumerate(table.numbers)}
        for number, column in formatted:
            value = settled[places[column]][rows[number]] if number in rows else None
            if value is not None:
                settled[places[column]][rows[number]] = min(value * 100, WHOLE_MICRO)
        return settled
    return _without_formats(context, table, settled)


def _without_formats(
    context: ReadContext, table: Table, columns: dict[str, Micros]
) -> dict[str, Micros]:
    filled = [values for values in columns.values() if any(values)]
    if any(value is not None and value > MICRO for values in filled for value in values):
        return columns
    rows = [row for row in zip(*columns.values(), strict=True) if all(v is not None for v in row)]
    sums = [sum(value or 0 for value in row) for row in rows]
    if len(columns) > 1 and rows and all(abs(total - MICRO) * 50 <= MICRO for total in sums):
        context.problems.warning(
            "fractions",
            "В столбцах процентов стоят доли (сумма равна 1): 0,12 прочитано как 12 %.",
            sheet=table.sheet.name,
        )
        return {
            key: [None if value is None else value * 100 for value in values]
            for key, values in columns.items()
        }
    for key, values in columns.items():
        signed = any(isinstance(cell, str) and "%" in cell for cell in table.cells(key))
        if _has_small(values) and not signed:
            context.problems.error(
                "fractions",
                "Весь столбец не больше 1: похоже, это доли, а нужны проценты от 0 до 100."
                " Умножьте значения на 100 или задайте ячейкам процентный формат; если это и есть"
                " проценты, допишите знак: «0,5 %».",
                sheet=table.sheet.name,
                column=table.title(key),
            )
    return columns


def _has_small(values: Iterable[int | None]) -> bool:
    return any(value is not None and 0 < value <= MICRO for value in values)


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
    context: ReadContext, table: Table, marks: Sequence[Micros], complete: Sequence[bool]
) -> None:
    """Warn about rows where the percents of all marks are given and do not make 100."""
    low, high = WHOLE_MICRO - _SUM_TOLERANCE, WHOLE_MICRO + _SUM_TOLERANCE
    rows = zip(table.numbers, *marks, strict=True)
    if any(None in values for values in marks):
        rows = [row for row in rows if None not in row]
        complete = [True] * len(rows)
    for number, two, three, four, five in compress(rows, complete):
        total: int = two + three + four + five
        if not low <= total <= high and total:
            context.problems.warning(
                "sum_of_marks",
                f"Сумма процентов отметок {_shown(total)} вместо 100. Проверьте строку.",
                sheet=table.sheet.name,
                row=number,
            )


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
    rows = zip(table.numbers, counts, percents, strict=True)
    for number, count, percent in compress(rows, complete):
        if not count or percent is None:
            continue
        exact = percent * count
        distance = abs((exact + MICRO * 50) // WHOLE_MICRO * WHOLE_MICRO - exact)
        if not distance:
            continue
        inexact += 1
        if distance * scale > count * MICRO:
            _warn_inconsistent(context, table, number, key, (count, percent))
    if digits == 0 and inexact:
        context.problems.warning(
            "integer_percents",
            "Проценты округлены до целых: число не преодолевших может отличаться на одного-двух"
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
        f"{_shown(percent)} % от {whole(count)} – не целое число учащихся; принято"
        f" {whole(recovered_count(percent, count))}. Проверьте число участников и процент.",
        sheet=table.sheet.name,
        row=number,
        column=table.title(key),
    )


def _shown(micro: int) -> str:
    return f"{micro / MICRO:.10g}".replace(".", ",")
