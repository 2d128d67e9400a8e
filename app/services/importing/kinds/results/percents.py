"""Doubts about columns of percents: fractions, whole percents, sums, shares that no count gives."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress

from app.services.importing.cells.cell import Cell, Percent
from app.services.importing.files.reader import SAVE_AS
from app.services.importing.reading.context import ReadContext
from app.services.importing.tables.table import Table
from app.services.language.numbers import whole
from app.services.results.recovery import MICRO, WHOLE_MICRO, recovered_count

Micros = list[int | None]
_SUM_TOLERANCE = MICRO
_MOST_DECIMALS = 2


def settle_fractions(
    context: ReadContext, table: Table, columns: Mapping[str, Micros]
) -> dict[str, Micros]:
    """Percents of the columns with fractions turned into percents.

    A cell that shows a percent sign is settled. Of the others: where nothing exceeds 1, rows of
    marks that sum up to 1 are fractions; any other column of small numbers is an error unless
    somebody wrote «%» into a cell of it.
    """
    settled = {key: list(values) for key, values in columns.items()}
    # Only what stands without a sign is in doubt.
    bare = {key: _without_sign(table.cells(key), values) for key, values in settled.items()}
    if not any(map(_has_small, bare.values())):
        return settled
    if any(value is not None and value > MICRO for values in bare.values() for value in values):
        return settled
    if _are_shares(list(bare.values())):
        context.problems.warning(
            "fractions",
            "В столбцах процентов стоят доли (сумма равна 1): 0,12 прочитано как 12 %.",
            sheet=table.sheet.name,
        )
        return settled | {
            key: [
                value if share is None else share * 100
                for value, share in zip(settled[key], shares, strict=True)
            ]
            for key, shares in bare.items()
        }
    _refuse_small(context, table, bare)
    return settled


def _without_sign(cells: Sequence[Cell], values: Micros) -> Micros:
    """The values of the cells that show no percent sign; None for the others."""
    signed = {cell for cell in set(cells) if _is_signed(cell)}
    if not signed:
        return values
    return [None if cell in signed else value for cell, value in zip(cells, values, strict=True)]


def _is_signed(cell: Cell) -> bool:
    return isinstance(cell, Percent) or (isinstance(cell, str) and "%" in cell)


def _are_shares(columns: Sequence[Micros]) -> bool:
    """Whether the rows are complete and each sums up to 1."""
    rows = [row for row in zip(*columns, strict=True) if all(v is not None for v in row)]
    sums = [sum(value or 0 for value in row) for row in rows]
    return len(columns) > 1 and bool(rows) and all(abs(one - MICRO) * 50 <= MICRO for one in sums)


def _refuse_small(context: ReadContext, table: Table, columns: Mapping[str, Micros]) -> None:
    for key, values in columns.items():
        written = any(isinstance(cell, str) and "%" in cell for cell in table.cells(key))
        if not _has_small(values) or written:
            continue
        way_out = (
            "Умножьте значения на 100 или задайте ячейкам процентный формат; если это и есть"
            " проценты, допишите знак: «0,5 %»."
            if table.sheet.formats_known
            else SAVE_AS
        )
        context.problems.error(
            "fractions",
            f"Весь столбец не больше 1: похоже, это доли, а нужны проценты от 0 до 100. {way_out}",
            sheet=table.sheet.name,
            column=table.title(key),
        )


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
