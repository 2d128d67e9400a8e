"""Rows that are no data: totals, footnotes, lines of signature. They are passed by and counted.

A total is told by its words alone: no school is called «Итого» or «Заречный район». A footnote is
told by its words, or by standing alone in a row, in a column that is not the one of the names. A
row with the login of a school is data, whatever its words.
"""

from collections.abc import Callable, Iterable, Sequence

from app.services.importing.cells.cell import Cell, parse_text
from app.services.importing.findings.problems import ProblemLog
from app.services.importing.tables.parsers import parse_login, parse_oo_code
from app.services.importing.tables.phrases import (
    is_note,
    is_sum,
    is_territory,
    is_total,
    is_total_of_rows,
)
from app.services.importing.tables.table import Table
from app.services.language.numbers import NBSP
from app.services.language.plural import ROW, counted
from app.services.language.sentences import listed
from app.services.writing.people import is_person

_MOST_IN_FOOTNOTE = 3
_LISTED = 10


def without_totals(table: Table) -> tuple[Table, list[int]]:
    """The table without the rows that are no data, and the numbers of those rows."""
    name = table.places[table.layout.name]
    passed = _totals(table, name) | _territories(table, name) | _footnotes(table, name)
    if not passed:
        return table, []
    kept = [place not in passed for place in range(len(table.rows))]
    return table.only(kept), [table.numbers[place] for place in sorted(passed)]


def _totals(table: Table, name: int) -> set[int]:
    totals = _rows_saying(table, name, is_total_of_rows if table.layout.is_of_schools else is_total)
    for left in range(name):
        totals |= _rows_saying(table, left, is_sum)
    totals |= _nameless_totals(table, name)
    return {place for place in totals if not _is_data(table, place, by_code=False)}


def _nameless_totals(table: Table, name: int) -> set[int]:
    """Rows without a name that say «Итого» in a column right of it."""
    if "" not in table.texts_at(name):
        return set()
    return {
        place
        for place, cell in enumerate(table.column_at(name))
        if cell == ""
        and any(_is_words(one) and is_sum(parse_text(one)) for one in table.rows[place][name + 1 :])
    }


def _territories(table: Table, name: int) -> set[int]:
    # The first rows of every report of ФИС ОКО are the whole sample, the region, the district.
    if table.layout.reports or not table.layout.is_of_schools:
        return set()
    territories = _rows_saying(table, name, is_territory)
    return {place for place in territories if not _is_data(table, place, by_code=True)}


def _is_data(table: Table, place: int, *, by_code: bool) -> bool:
    """Whether a row is of a school or a measure all the same, whatever its words.

    In a row of totals a number in the column of codes may count them: only a login is certain.
    """
    row = table.rows[place]
    if not table.layout.is_of_schools:
        return any(row[table.places[key]] != "" for key in table.layout.proof if table.has(key))
    login, code = table.places.get("login"), table.places.get("oo_code")
    if login is not None and isinstance(parse_login(row[login]), str):
        return True
    return by_code and code is not None and isinstance(parse_oo_code(row[code]), str)


def _footnotes(table: Table, name: int) -> set[int]:
    notes = {
        place
        for column in range(name + 1)
        for place in _rows_saying(table, column, is_note)
        if _is_footnote(table, place, column, name)
    }
    if table.layout.has_sections or "" not in table.texts_at(name):
        return notes  # a row of a plan with nothing but a section is a heading
    marks = {table.places[key] for key in ("login", "oo_code") if table.has(key)}
    return notes | {
        place
        for place, cell in enumerate(table.column_at(name))
        if cell == "" and _is_lone_text(table.rows[place], marks)
    }


def _is_lone_text(row: Sequence[Cell], marks: set[int]) -> bool:
    """Whether a row holds one text, and that is no mark of a school."""
    filled = [place for place, cell in enumerate(row) if cell != ""]
    return len(filled) == 1 and filled[0] not in marks and _is_words(row[filled[0]])


def _is_footnote(table: Table, place: int, column: int, name: int) -> bool:
    """A few texts and no number; in another column than that of the names it has no name."""
    row = table.rows[place]
    filled = [cell for cell in row if cell != ""]
    if len(filled) > _MOST_IN_FOOTNOTE or not all(map(_is_text, filled)):
        return False
    if not table.layout.is_of_schools:
        if column == name:
            return len(filled) == 1
        title = parse_text(row[name])
        needed = (key for key in table.layout.needed if key != table.layout.name and table.has(key))
        return all(row[table.places[key]] == "" for key in needed) and (
            not title or is_person(title)
        )
    if _is_data(table, place, by_code=True):
        return False
    return column == name or row[name] == ""


def _is_text(cell: Cell) -> bool:
    """Whether a cell is a text and no number of a file of text: «20», «12,5»."""
    return isinstance(cell, str) and not cell.strip().replace(",", "").replace(".", "").isdigit()


def _rows_saying(table: Table, column: int, says: Callable[[str], bool]) -> set[int]:
    words = {text for text in table.texts_at(column) if _is_words(text) and says(parse_text(text))}
    if not words:
        return set()
    return {place for place, cell in enumerate(table.column_at(column)) if cell in words}


def _is_words(cell: Cell) -> bool:
    return isinstance(cell, str) and (cell.startswith(("*", "%")) or any(map(str.isalpha, cell)))


def remark_rows(problems: ProblemLog, tables: Sequence[Table], passed: Iterable[int]) -> None:
    """Say once for a sheet which rows were passed by, and which were read although hidden."""
    sheet = tables[0].sheet
    totals = sorted(set(passed))
    if totals:
        problems.warning(
            "rows.total",
            f"Строки с итогами, примечаниями и подписями пропущены: {listed_rows(totals)}.",
            sheet=sheet.name,
        )
    headers = sorted({number for table in tables for number in table.repeated})
    if headers:
        problems.warning(
            "rows.header",
            f"Повторный заголовок таблицы пропущен: {listed_rows(headers)}.",
            sheet=sheet.name,
        )
    if not sheet.hidden:
        return
    hidden = sorted({number for table in tables for number in table.numbers} & sheet.hidden)
    if hidden:
        problems.warning(
            "rows.hidden",
            f"Прочитаны и скрытые строки: {listed_rows(hidden)}. Если загружать их не нужно,"
            " удалите их в файле и прочитайте его снова.",
            sheet=sheet.name,
        )


def listed_rows(numbers: Sequence[int]) -> str:
    """«1 строка (№ 5)», «14 строк (№ 5, 6, … и ещё 4)»."""
    return f"{counted(len(numbers), ROW)} (№{NBSP}{listed([*map(str, numbers)], _LISTED)})"
