"""The files she is sent in the main flow: six schools, two years of results, twelve measures."""

from pathlib import Path

import openpyxl

# Surname, given name, patronymic, post; and what is ticked of each.
PEOPLE = (
    (
        ("Берёзкина", "Анна", "Петровна", "начальник управления образования"),
        ("Подписывает приказы управления",),
    ),
    (
        ("Мишина", "Татьяна", "Павловна", "заведующая сектором общего образования"),
        ("Муниципальный координатор",),
    ),
    (("Орлов", "Илья", "Сергеевич", "методист"), ()),
)
SCHOOLS = tuple(f"МБОУ «Лесная СОШ № {number}»" for number in range(1, 7))
_PROCEDURES = ("ВПР МА 5", "ВПР РУ 5", "ВПР МА 6")
# Of the participants of each procedure, how many got «2»: two schools are low in both years.
LOW_SCHOOLS = SCHOOLS[:2]
_PARTICIPANTS, _MANY, _FEW = 25, 11, 2
RESULTS = 2 * len(SCHOOLS) * len(_PROCEDURES)

MEASURES = (
    ("Провести совещание с директорами школ", "10.12.2026", "Мишина Т.П."),
    ("Назначить муниципального координатора", "15.12.2026", "Управление образования"),
    ("Собрать паспорта школ", "20.12.2026", "Директора школ"),
    ("Изучить причины низких результатов", "январь 2027", "Мишина Т.П."),
    ("Составить планы школ", "31.01.2027", "Директора школ"),
    ("Провести семинар для учителей математики", "февраль 2027", "Методический кабинет"),
    ("Посетить уроки в школах", "март 2027", "Методический кабинет"),
    ("Организовать сетевые пары школ", "март 2027", "Мишина Т.П."),
    ("Провести диагностические работы", "апрель 2027", "Методический кабинет"),
    ("Обсудить итоги на совете руководителей", "май 2027", "Управление образования"),
    ("Собрать отчёты школ", "15.06.2027", "Директора школ"),
    ("Составить отчёт за год", "30.06.2027", "Мишина Т.П."),
)


def write_schools(path: Path) -> Path:
    """The register of six schools, in the layout of the blank of «Опора»."""
    rows = [
        (name, "СОШ", f"edu77000{number}", "с. Лесное") for number, name in enumerate(SCHOOLS, 1)
    ]
    header = ("Краткое наименование", "Вид", "Логин", "Населённый пункт")
    return _write(path, "Школы", [header, *rows])


def write_results(path: Path, year: str) -> Path:
    """Results of three procedures in six schools in one year, as counts."""
    header = ("Учебный год", "Школа", "Логин", "Процедура", "Участников", "Не преодолели (кол-во)")
    rows = [
        (
            year,
            name,
            f"edu77000{number}",
            procedure,
            _PARTICIPANTS,
            _MANY if name in LOW_SCHOOLS else _FEW,
        )
        for number, name in enumerate(SCHOOLS, 1)
        for procedure in _PROCEDURES
    ]
    return _write(path, "Результаты", [header, *rows])


def copied_measures() -> str:
    """Twelve measures as Excel and Word put them on the clipboard."""
    return "\n".join("\t".join(measure) for measure in MEASURES)


def _write(path: Path, title: str, rows: list[tuple[object, ...]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path
