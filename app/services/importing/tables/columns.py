"""Columns that leave a doubt about which number is meant: two for one thing, or without a heading.

Where a comma separates both columns and decimals, a row has more cells than the header; where two
headings mean the same, one of them would be read and the other lost without a word.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from app.services.importing.cells.cell import is_missing, parse_text
from app.services.importing.files.reader import is_named_text
from app.services.importing.findings.problems import ProblemLog, RefusedFileError
from app.services.importing.tables.table import Table, header_columns

_LETTERS = 26


def settle_columns(table: Table, problems: ProblemLog) -> Table:
    """The table with one column for every key, without the rows that are wider than its header.

    Raises:
        RefusedFileError: two columns mean the same and hold different values.
    """
    return _without_wide_rows(_without_twins(table), problems)


def _without_twins(table: Table) -> Table:
    places = dict(table.places)
    for key, twins in header_columns(table.keys, table.layout).items():
        if key not in places:
            continue  # the kind takes the column for something else
        filled = [place for place in twins if not all(map(is_missing, table.column_at(place)))]
        for first, second in combinations(filled, 2):
            if _texts(table, first) != _texts(table, second):
                raise _twice(table, first, second)
        places[key] = (filled or twins)[0]
    return table if places == table.places else replace(table, places=places)


def _texts(table: Table, place: int) -> list[str]:
    return ["" if is_missing(cell) else parse_text(cell) for cell in table.column_at(place)]


def _twice(table: Table, first: int, second: int) -> RefusedFileError:
    header = table.sheet.rows[table.header_row]
    both = " и ".join(
        f"«{parse_text(header[place])}» (столбец {letters(place)})" for place in (first, second)
    )
    return RefusedFileError(
        "columns.twice",
        f"Два столбца об одном и том же, а значения в них разные: {both}. Какой из них верный,"
        " программа не решает.",
        "Оставьте один столбец или назовите второй иначе и загрузите файл снова. Если это две"
        " таблицы рядом, разнесите их по разным листам.",
        table.sheet.name,
        row=table.header_row + 1,
    )


def _without_wide_rows(table: Table, problems: ProblemLog) -> Table:
    """What stands beyond the last heading may be the numbers of this row, moved to the right."""
    wide = dict(_beyond(table))
    advice = _ADVICE_FOR_TEXT if is_named_text(problems.file) else _ADVICE
    for place, beyond in wide.items():
        problems.error(
            "row.wide",
            f"В столбце {letters(beyond)} есть значение, а заголовка над ним нет: в строке больше"
            f" ячеек, чем в заголовке таблицы, и числа могли сдвинуться. {advice}",
            sheet=table.sheet.name,
            row=table.numbers[place],
        )
    if not wide:
        return table
    kept = table.only([place not in wide for place in range(len(table.rows))])
    return replace(kept, wide=tuple(table.numbers[place] for place in wide))


_ADVICE = (
    "Проверьте строку: верните ячейки на место; лишнее значение удалите, а нужный столбец"
    " озаглавьте."
)
_ADVICE_FOR_TEXT = (
    "Частая причина – запятая отделяет и столбцы, и дробную часть чисел: сохраните таблицу с точкой"
    " с запятой между столбцами или книгой Excel. Если дело не в этом, уберите лишнее значение или"
    " озаглавьте столбец."
)


def _beyond(table: Table) -> Iterator[tuple[int, int]]:
    """Position of a row and of its first filled cell without any heading over it."""
    above = max(table.header_row - 1, 0)  # the upper row of a header of two
    headed = zip(table.sheet.keys_at(above), table.keys, strict=True)
    width = max((place + 1 for place, keys in enumerate(headed) if any(keys)), default=0)
    if width >= len(table.sheet.rows[table.header_row]):
        return  # all rows of a sheet are of one width
    for place, row in enumerate(table.rows):
        for beyond in range(width, len(row)):
            if not is_missing(row[beyond]):
                yield place, beyond
                break


def letters(place: int) -> str:
    """A column as a spreadsheet calls it: 0 is «A», 26 is «AA»."""
    named = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        named = chr(ord("A") + rest) + named
    return named
