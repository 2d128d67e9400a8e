"""What is refused by its content: sheets about pupils, and reports that hold no needed numbers.

A refusal names the file, says what it is and what to bring instead. No cell of a refused sheet
goes into the message or anywhere else; headers do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.services.importing.files.reader import Book, Sheet
from app.services.importing.findings.problems import RefusedFileError
from app.services.importing.tables.scores import titles_of
from app.services.importing.tables.table import Table
from app.services.language.headers import header_key
from app.services.program_files import program_json
from app.services.writing.people import is_person

_VALUE_ROWS = 200
_PERSONAL = frozenset(
    {
        "фамилия",
        "фамилия имя",
        "фамилия имя отчество",
        "фамилия, имя",
        "фамилия, имя, отчество",
        "фио",
        "ф и о",
        "отчество",
        "снилс",
        "дата рождения",
        "паспорт",
        "паспортные данные",
        "серия паспорта",
        "номер паспорта",
        "серия документа",
        "номер документа",
        "серия и номер",
        "серия и номер документа",
        "код участника",
        "код обучающегося",
        "код ученика",
        "номер обучающегося",
        "номер участника",
        "surnamecell",
        "surname",
        "secondnamecell",
        "documentnumbercode",
    }
)
_OF_A_PUPIL = re.compile(
    r"^(?:фио|ф и о|фамилия|имя|имена|список)\b.*"
    r"\b(?:обучающ|учащ|учен|участник|ребен|дет|выпускник)"
    r"|^(?:обучающийся|ученик|учащийся|участник)(?: \(.*\))?$"
)
_PAIRS = (frozenset({"серия", "номер"}), frozenset({"имя", "класс", "пол"}))
_PERSONAL_AT_ONCE = _PERSONAL | {"имя"}
_STAFF = re.compile(
    r"руковод|директор|ответствен|учител|педагог|исполнител|куратор|заполн|начальник|контакт"
    r"|заместител|специалист|методист"
)
_OF_A_PLAN = ("мероприят", "наименование мероприят")
_SNILS = re.compile(r"\b\d{3}-\d{3}-\d{3}[ -]\d{2}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedReport:
    """A file that is known and cannot be used.

    Attributes:
        code: short name.
        titles: title cells and names of sheets, as header keys; «*» at the end means "begins
            with", on both sides "holds".
        headers: sets of header keys, each enough by itself; «*» likewise.
        what: what it is, Russian, behind «это».
        bring: what to bring instead.
    """

    code: str
    titles: tuple[str, ...]
    headers: tuple[tuple[str, ...], ...]
    what: str
    bring: str


@cache
def named_reports() -> tuple[NamedReport, ...]:
    """All known reports that are refused, from `resources/workbooks/`."""
    return tuple(
        NamedReport(
            code=row["code"],
            titles=tuple(row["titles"]),
            headers=tuple(tuple(keys) for keys in row["headers"]),
            what=row["what"],
            bring=row["bring"],
        )
        for row in program_json("workbooks", "named-reports.json")
    )


def refuse_reports(book: Book) -> None:
    """Refuse a report that is known to hold no needed numbers.

    Raises:
        RefusedFileError: with what the file is and what to bring instead.
    """
    seen = [
        (
            sheet,
            [*titles_of(sheet), header_key(sheet.name)],
            [keys for row in sheet.heads if (keys := set(row) - {""})],
        )
        for sheet in book.sheets
    ]
    for report in named_reports():
        for sheet, titles, rows in seen:
            if _is(report, titles, rows):
                raise RefusedFileError(
                    report.code,
                    f"Файл «{book.file.name}» – это {report.what}.",
                    report.bring,
                    sheet.name,
                )


def refuse_people(book: Book, tables: Sequence[Table]) -> None:
    """Refuse a file about single people.

    In a recognised table people are looked for in the header and among the values of columns that
    the layout does not know; on any other sheet every row may be a header.

    Raises:
        RefusedFileError: names the sheet and the column, never a value or a person.
    """
    refuse_names_of_sheets(book)
    for sheet in book.sheets:
        recognised = [table for table in tables if table.sheet is sheet]
        if recognised:
            people = next((told for one in recognised if (told := people_in(one))), None)
        else:
            people = personal_column(sheet)
        if people is not None:
            raise RefusedFileError(
                "pupils",
                f"В файле «{book.file.name}» на листе «{sheet.name}» есть сведения о людях:"
                f" {people}. Программа не хранит персональные данные, из файла ничего не"
                " сохранено.",
                "Загрузите итоги по школам: отчёт «Статистика по отметкам» или книгу «Результаты».",
                sheet.name,
            )


def refuse_names_of_sheets(book: Book) -> None:
    """Refuse a file with a sheet called by the name of a person: names of sheets are told.

    Raises:
        RefusedFileError: says the number of the sheet.
    """
    for number, sheet in enumerate(book.sheets, start=1):
        if is_person(sheet.name):
            raise RefusedFileError(
                "pupils",
                f"В файле «{book.file.name}» лист № {number} назван именем человека. Программа не"
                " хранит персональные данные, из файла ничего не сохранено.",
                "Переименуйте лист и загрузите файл снова.",
            )


def forget_people(tables: Sequence[Table]) -> None:
    """Empty every column that the layout does not know, in the table and in its sheet alike.

    What the layout knows names nobody: `without_people` sees to that. The rows are emptied in
    place, so that no name is left in memory when a reader gets the table; of a row that is too
    wide to be read nothing is left.
    """
    for table in tables:
        known = set(table.places.values())
        rows = table.sheet.rows
        for row in (*table.rows, *(rows[number - 1] for number in table.numbers)):
            for place in range(len(row)):
                if place not in known:
                    row[place] = ""
        for number in table.wide:
            rows[number - 1][:] = [""] * len(rows[number - 1])


def personal_column(sheet: Sheet) -> str | None:
    """What on a sheet is about single people: «столбец «Фамилия»»; None when nothing is."""
    of_plan = any(key.startswith(_OF_A_PLAN) for keys in sheet.heads for key in keys)
    for keys in sheet.heads:
        # «Список участников» is what a measure brings.
        told = _personal_header([key for key in keys if not (of_plan and key.startswith("список"))])
        if told is not None:
            return told
    return "номера СНИЛС" if _has_snils(sheet) else None


def people_in(table: Table) -> str | None:
    """What in a recognised table is about single people; None when nothing is.

    «Список участников» may well be the expected result of a measure: only the header, the row
    above it and a row that names several personal columns at once are looked at as headers.
    """
    for position in {max(table.header_row - 1, 0), table.header_row}:
        told = _personal_header(table.sheet.keys_at(position))
        if told is not None:
            return told
    for keys in table.sheet.heads:
        if len(_PERSONAL_AT_ONCE.intersection(keys)) > 1:
            told = _personal_header(keys)
            if told is not None:
                return told
    if _has_snils(table.sheet):
        return "номера СНИЛС"
    return _column_of_people(table)


def _personal_header(keys: Sequence[str]) -> str | None:
    for key in keys:
        if key in _PERSONAL:
            return f"столбец «{key.capitalize()}»"
        if key and (found := _OF_A_PUPIL.search(key)):
            # What stands around the words may be a name.
            words = found[0].split(" (")[0].split()
            told = " ".join(dict.fromkeys((words[0], words[-1])))
            return f"столбец «{told.capitalize()}{'' if key == told else '…'}»"
    for pair in _PAIRS:
        if pair <= set(keys):
            named = " и ".join(f"«{key.capitalize()}»" for key in sorted(pair, reverse=True))
            return f"столбцы {named}"
    return None


def _has_snils(sheet: Sheet) -> bool:
    return any(
        isinstance(cell, str) and _SNILS.search(cell)
        for row in sheet.rows[:_VALUE_ROWS]
        for cell in row
    )


def _column_of_people(table: Table) -> str | None:
    """A column beside those of the layout that holds names of people, where no staff is named."""
    if table.layout.names_staff:
        return None
    known = set(table.places.values())
    for place, title in enumerate(table.keys):
        if place in known or _STAFF.search(title):
            continue
        cells = [row[place] for row in table.rows[:_VALUE_ROWS] if isinstance(row[place], str)]
        people = sum(is_person(str(cell)) for cell in cells)
        if people and people * 2 >= len([cell for cell in cells if cell]):
            return f"столбец {place + 1} с фамилиями, именами и отчествами"
    return None


def _is(report: NamedReport, titles: Sequence[str], rows: Sequence[set[str]]) -> bool:
    if any(_matches(wanted, title) for wanted in report.titles for title in titles):
        return True
    for keys in rows:
        for wanted in report.headers:
            if all(any(_matches(part, key) for key in keys) for part in wanted):
                return True
    return False


def _matches(wanted: str, key: str) -> bool:
    if wanted.startswith("*"):
        return wanted[1:-1] in key
    return key.startswith(wanted[:-1]) if wanted.endswith("*") else key == wanted
