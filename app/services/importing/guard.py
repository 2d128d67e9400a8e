"""What is refused by its content: sheets about pupils, and reports that hold no needed numbers.

A refusal names the file, says what it is and what to bring instead. No cell of a refused sheet
goes into the message or anywhere else; headers do.
"""

import re
from dataclasses import dataclass
from functools import cache

from app.services.importing.cells import parse_text
from app.services.importing.parsers import BadCell
from app.services.importing.problems import RefusedFileError
from app.services.importing.reader import Book, Sheet
from app.services.reference import read_json

_TITLE_ROWS, _TITLE_COLUMNS = 6, 3
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
# «Иванов Иван Иванович», «Иванова И. И.»: no school is called so.
_PERSON = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
    r"(?: [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:вич|ьич|мич|тич|вна|чна|шна)| ?[А-ЯЁ]\. ?[А-ЯЁ]\.)"
)
PERSON_FOR_SCHOOL = BadCell(
    "pupils",
    "Вместо школы указан человек. Программа не хранит персональные данные: укажите школу или"
    " загрузите итоги по школам.",
)
_SNILS = re.compile(r"\b\d{3}-\d{3}-\d{3}[ -]\d{2}\b")


@dataclass(frozen=True, slots=True)
class NamedReport:
    """A file that is known and cannot be used.

    Attributes:
        code: short name.
        titles: title cells, as header keys; «*» at the end means "begins with".
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
            row["code"],
            tuple(row["titles"]),
            tuple(tuple(keys) for keys in row["headers"]),
            row["what"],
            row["bring"],
        )
        for row in read_json("workbooks", "named-reports.json")
    )


def refuse_what_is_not_ours(book: Book) -> None:
    """Let pass only files without pupils and without reports that are known to be of no use.

    Raises:
        RefusedFileError: with what the file is and what to bring instead.
    """
    for sheet in book.sheets:
        for report in named_reports():
            if _is(report, sheet):
                raise RefusedFileError(
                    report.code,
                    f"Файл «{book.file.name}» – это {report.what}.",
                    report.bring,
                    sheet.name,
                )
    for sheet in book.sheets:
        column = personal_column(sheet)
        if column is not None:
            raise RefusedFileError(
                "pupils",
                f"В файле «{book.file.name}» на листе «{sheet.name}» есть сведения о людях:"
                f" {column}. Программа не хранит персональные данные, из файла ничего не"
                " сохранено.",
                "Загрузите итоги по школам: отчёт «Статистика по отметкам» или книгу «Результаты».",
                sheet.name,
            )


def title_of(sheet: Sheet) -> str:
    """The report title in the first cells of a sheet, as a header key; empty if there is none."""
    return next(iter(_titles(sheet)), "")


def personal_column(sheet: Sheet) -> str | None:
    """What on a sheet is about single people: «столбец «Фамилия»»; None when nothing is."""
    for row, keys in zip(sheet.rows, sheet.heads, strict=False):
        for place, key in enumerate(keys):
            if key in _PERSONAL or (key and _OF_A_PUPIL.search(key)):
                return f"столбец «{parse_text(row[place])}»"
        for pair in _PAIRS:
            if pair <= set(keys):
                named = " и ".join(f"«{key.capitalize()}»" for key in sorted(pair, reverse=True))
                return f"столбцы {named}"
    for row in sheet.rows[:_VALUE_ROWS]:
        if any(isinstance(cell, str) and _SNILS.search(cell) for cell in row):
            return "номера СНИЛС"
    return None


def is_person(name: str) -> bool:
    """Whether what stands in place of a school's name is a person's."""
    return _PERSON.fullmatch(" ".join(name.split())) is not None


def _titles(sheet: Sheet) -> list[str]:
    return [key for row in sheet.heads[:_TITLE_ROWS] for key in row[:_TITLE_COLUMNS] if key]


def _is(report: NamedReport, sheet: Sheet) -> bool:
    if any(_matches(wanted, title) for wanted in report.titles for title in _titles(sheet)[:3]):
        return True
    for row in sheet.heads:
        keys = set(row) - {""}
        for wanted in report.headers:
            if all(any(_matches(part, key) for key in keys) for part in wanted):
                return True
    return False


def _matches(wanted: str, key: str) -> bool:
    return key.startswith(wanted[:-1]) if wanted.endswith("*") else key == wanted
