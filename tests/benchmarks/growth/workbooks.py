"""The workbooks that the district gets every year, invented."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import openpyxl

GRADES = (4, 5, 6, 7, 8)
_FROM_GRADE = {
    "Математика": 4,
    "Русский язык": 4,
    "Биология": 5,
    "История": 5,
    "География": 6,
    "Обществознание": 6,
    "Физика": 7,
}
_EXAMS = ("oge:ma", "oge:ru", "oge:ob", "ege:ru", "ege:ma:base", "ege:ma:prof")
_MARKS = (
    "Год",
    "Класс",
    "Предмет",
    "Муниципалитет",
    "Логин",
    "ОО",
    "Кол-во участников",
    2,
    3,
    4,
    5,
)
_RESULTS = ("Учебный год", "Школа", "Процедура", "Участников", "Не преодолели (кол-во)")
_CORRECTED = 2  # of so many schools, one has other numbers in a file that comes again


class Shape(NamedTuple):
    """What a workbook is about; every `edition` has other numbers for half of the schools."""

    schools: int
    year: int
    edition: int = 0


def school_name(number: int) -> str:
    """The short name of a school, counted from 0."""
    return f"МБОУ «СОШ № {number + 1}»"


def login_digits(number: int) -> str:
    """Its login without the letters."""
    return str(990_000 + number)


def write_marks(path: Path, shape: Shape) -> Path:
    """Shares of the marks of ВПР: every grade and subject of every school; returns the path."""
    pairs = [(g, s) for g in GRADES for s, first in _FROM_GRADE.items() if g >= first]
    rows = (
        _marks(shape, school, grade, subject)
        for grade, subject in pairs
        for school in range(shape.schools)
    )
    return _write(path, "Лист1", _MARKS, rows)


def _marks(shape: Shape, school: int, grade: int, subject: str) -> tuple[object, ...]:
    participants = 10 + (school * 7 + grade * 3 + shape.year) % 60
    failed = (school * 5 + grade + len(subject) + shape.year + _added(shape, school)) % (
        participants // 2
    )
    share = round(failed * 100 / participants, 2)
    rest = (round(100 - share, 2), 0, 0)
    login = f"edu{login_digits(school)}"
    names = (subject, "Опытный район", login, school_name(school))
    return (shape.year, grade, *names, participants, share, *rest)


def write_exams(path: Path, shape: Shape) -> Path:
    """Counts of ОГЭ and ЕГЭ of every school; returns the path."""
    year = f"{shape.year - 1}/{shape.year}"
    rows = (
        (
            year,
            school_name(school),
            code,
            20 + school % 30,
            (school + place + shape.year + _added(shape, school)) % 12,
        )
        for place, code in enumerate(_EXAMS)
        for school in range(shape.schools)
    )
    return _write(path, "Результаты", _RESULTS, rows)


def _added(shape: Shape, school: int) -> int:
    return shape.edition if school % _CORRECTED == 0 else 0


def _write(
    path: Path, title: str, header: tuple[object, ...], rows: Iterable[tuple[object, ...]]
) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in (header, *rows):
        sheet.append(row)
    book.save(path)
    return path
