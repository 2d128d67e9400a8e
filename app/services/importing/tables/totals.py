"""Rows that are no data: totals, footnotes, lines of signature. They are passed by and counted.

A total is told by its words alone: no school is called «Итого» or «Заречный район». A footnote is
told by its words, or by standing alone in a row, in a column that is not the one of the names.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from app.services.importing.cells.cell import Cell, is_missing, parse_text
from app.services.importing.findings.problems import ProblemLog
from app.services.importing.tables.layouts import ImportKind
from app.services.importing.tables.people import is_person
from app.services.importing.tables.table import Table
from app.services.language.headers import header_key
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import ROW, counted

_NAMES = {
    ImportKind.MARKS: "group",
    ImportKind.SCHOOLS: "short_name",
    ImportKind.PLAN: "title",
}
_TOTAL = re.compile(
    r"(?:итого|всего|в среднем|в целом|общий итог|итог по)(?!\w)"
    r"|по (?:район|округ|муниципал|город|област|кра[юя]|республик|регион|территори|всем|школам"
    r"|оо(?!\w)|мсу(?!\w)|ао(?!\w))"
)
_AVERAGE = re.compile(
    r"среднее$|средн(?:ее|ий|яя) (?:по|за|значение|балл|процент|показатель|доля|результат"
    r"|арифметическое)(?!\w)|(?:сумма|максимум|минимум)(?: по(?!\w)|$)"
)
# «Заречный муниципальный округ» in place of a school: the row of a whole territory.
_TERRITORY = re.compile(r"(?:[а-я-]+ ){0,3}(?:район|округ|край|область|республика|муниципалитет)")
_FOOTNOTE = re.compile(
    r"(?:примечани|источник|исполнител|исп |начальник|руководител|заместител|заведующ|и о |врио"
    r"|директор|главный|методист|специалист|ответственн|составил|заполнил|проверил|согласован"
    r"|утвержд|подпис|м п(?!\w)|дата |данные на|по состоянию|тел )"
)
_MOST_IN_FOOTNOTE = 3
_LISTED = 10


def without_totals(table: Table) -> tuple[Table, list[int]]:
    """The table without the rows that are no data, and the numbers of those rows."""
    name = table.places[_NAMES.get(table.layout.kind, "school")]
    passed = _totals(table, name) | _footnotes(table, name)
    if not passed:
        return table, []
    kept = [place not in passed for place in range(len(table.rows))]
    return table.only(kept), [table.numbers[place] for place in sorted(passed)]


def _totals(table: Table, name: int) -> set[int]:
    # The first rows of every report of ФИС ОКО are the whole sample, the region, the district.
    in_report = table.layout.kind is ImportKind.MARKS
    says = is_total if in_report else _is_total_or_territory
    found = _rows_saying(table, name, says) | {
        place for left in range(name) for place in _rows_saying(table, left, _is_total)
    }
    return {place for place in found if not _is_data(table, place)}


def _is_data(table: Table, place: int) -> bool:
    """Whether a row is of a school or a measure all the same, whatever its words."""
    row = table.rows[place]
    if table.layout.kind is ImportKind.PLAN:
        return row[table.places["deadline"]] != ""
    login = table.places.get("login")
    return login is not None and not is_missing(row[login])


def _footnotes(table: Table, name: int) -> set[int]:
    found = {
        place
        for column in range(name + 1)
        for place in _rows_saying(table, column, _is_footnote)
        if _is_note(table, place, column, name)
    }
    if table.layout.kind is ImportKind.PLAN:
        return found  # a row with nothing but a section is a heading
    marks = {table.places[key] for key in ("login", "oo_code") if table.has(key)}
    return found | {
        place
        for place, cell in enumerate(table.column_at(name))
        if cell == "" and _is_lone_text(table.rows[place], marks)
    }


def _is_lone_text(row: Sequence[Cell], marks: set[int]) -> bool:
    """Whether a row holds one text, and that is no mark of a school."""
    filled = [place for place, cell in enumerate(row) if cell != ""]
    return len(filled) == 1 and filled[0] not in marks and _is_words(row[filled[0]])


def _is_note(table: Table, place: int, column: int, name: int) -> bool:
    """A few texts and no number; in another column than that of the names it has no name."""
    row = table.rows[place]
    filled = [cell for cell in row if cell != ""]
    if len(filled) > _MOST_IN_FOOTNOTE or not all(isinstance(cell, str) for cell in filled):
        return False
    if table.layout.kind is ImportKind.PLAN:
        title = parse_text(row[name])
        return row[table.places["deadline"]] == "" and (not title or is_person(title))
    return column == name or row[name] == ""


def _rows_saying(table: Table, column: int, says: Callable[[str], bool]) -> set[int]:
    cells = table.column_at(column)
    words = {cell for cell in set(cells) if _is_words(cell) and says(parse_text(cell))}
    return {place for place, cell in enumerate(cells) if cell in words} if words else set()


def _is_words(cell: Cell) -> bool:
    return isinstance(cell, str) and (cell.startswith("*") or any(map(str.isalpha, cell)))


def _is_total(text: str) -> bool:
    return _TOTAL.match(header_key(text)) is not None


def is_total(text: str) -> bool:
    """Whether words name a sum or an average, never a school."""
    return _is_total(text) or _AVERAGE.match(header_key(text)) is not None


def _is_total_or_territory(text: str) -> bool:
    key = header_key(text)
    of_all = key == "вся выборка" or (_TERRITORY.fullmatch(key) and "школ" not in key)
    return bool(of_all) or is_total(text)


def _is_footnote(text: str) -> bool:
    return (text.startswith("*") and len(text) > 1) or _FOOTNOTE.match(
        header_key(text) + " "
    ) is not None


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
    shown = ", ".join(map(str, numbers[:_LISTED]))
    more = len(numbers) - _LISTED
    rest = f" и ещё {whole(more)}" if more > 0 else ""
    return f"{counted(len(numbers), ROW)} (№{NBSP}{shown}{rest})"
