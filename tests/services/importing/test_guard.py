"""Sheets about pupils and reports of no use: refused by content, with nothing kept."""

from pathlib import Path

import pytest

from app.services.changes import list_changes
from app.services.importing.guard import is_person, named_reports, personal_column
from app.services.importing.problems import ProblemLog, RefusedFileError
from app.services.importing.reader import Sheet, read_book
from app.services.importing.recognise import recognise
from app.services.storage.workspace import Workspace
from tests.services.importing.books import FLAT_HEADER, MARKS_HEADER, Row, write_sheets
from tests.services.importing.conftest import Load

REPORTS: dict[str, list[Row]] = {
    "report_comparison": [
        ("Сравнение отметок с отметками по журналу",),
        (),
        ("ВПР 2024 Математика 4 класс",),
        ("Группы участников", "Кол-во участников(всего)", "Понизили (Отметка < Отметка) %"),
        ("МБОУ «СОШ № 1»(edu990001)", 93, 55.91),
    ],
    "report_individual": [
        ("Индивидуальные результаты",),
        (),
        ("ВПР 2026 Русский язык 4 класс",),
        ("ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Вариант", "1 (2б)"),
        ("edu990001", "Заречный округ", "МБОУ «СОШ № 1»(edu990001)", 40001, 1, 1, 2),
    ],
    "report_scores": [
        ("Распределение первичных баллов",),
        ("Группы участников", "Кол-во участников", 0, 1, 2, 3, 4, 5, 6, 7),
        ("МБОУ «СОШ № 1»(edu990001)", 90, 1, 2, 3, 4, 5, 6, 7, 8),
    ],
    "report_tasks": [
        ("Достижение планируемых результатов",),
        ("Номер задания", "Макс балл", "Регион"),
    ],
    "appeals": [
        ("№", "Код ОО", "Класс", "Экзамен", "Состояние апелляции", "Текущие"),
        (1, 9130, "9А", "Математика(2026.06.02)", "Удовлетворена", 4),
    ],
    "gia_protocol": [
        ("Протокол проверки результатов",),
        ("12 - Обществознание 2026.07.03",),
        ("№", "Код ОО", None, "Класс", "Фамилия", "Имя", "Отчество", "Первичный балл", "Оценка"),
        (1, 9130, None, "9А", "Тайнов", "Пётр", "Ильич", 27, 4),
    ],
    "collection_form": [
        ("Код участника", "Вариант", "1 (5б)", "2 (3б)", "Итого баллов"),
        (None, None, None, None, 0),
    ],
    "pupil_export": [
        ("логин школы", "регион", "номер обучающегося", "код обучающегося", "всего баллов"),
        ("sch990001", "город Заречье", "38", "1038", "10"),
    ],
    "foreign_table": [
        ("global_id", "system_object_id", "ExamDate", "SubjectName", "PassedQuantity"),
        ("46710630", "0004c4", "29.05.2015", "химия", "14.0"),
    ],
}


def test_every_named_report_has_a_sample_here() -> None:
    assert {report.code for report in named_reports()} == set(REPORTS)


@pytest.mark.parametrize("code", REPORTS)
def test_a_known_report_is_named_and_what_to_bring_is_said(tmp_path: Path, code: str) -> None:
    path = write_sheets(tmp_path / "2849657.xlsx", {"Sheet1": REPORTS[code]})
    with pytest.raises(RefusedFileError) as caught:
        recognise(read_book(path), ProblemLog(path.name))
    assert caught.value.code == code
    assert caught.value.message.startswith("Файл «2849657.xlsx» – это ")
    assert caught.value.hint


def test_an_english_csv_of_an_exam_is_a_protocol_too(tmp_path: Path) -> None:
    path = tmp_path / "01_2026.06.02.csv"
    path.write_text("ColumnName;SchoolCode;SurnameCell;Mark5\n1;9130;Тайнов;4\n", "utf-8-sig")
    with pytest.raises(RefusedFileError, match="протокол экзамена"):
        recognise(read_book(path), ProblemLog(path.name))


@pytest.mark.parametrize(
    "header",
    [
        ("№", "ФИО", "Класс"),
        ("Фамилия", "Имя", "Балл"),
        ("Школа", "ФИО обучающегося", "Отметка"),
        ("СНИЛС", "Балл"),
        ("Ученик", "Дата рождения"),
        ("Школа", "Код участника", "Балл"),
        ("Класс", "Серия", "Номер", "Балл"),
        ("Школа", "Фамилия, имя, отчество ребёнка"),
        ("Список учащихся 5 класса", "Отметка"),
    ],
)
def test_a_sheet_with_pupils_is_refused(tmp_path: Path, load: Load, header: Row) -> None:
    rows = [("Сводка",), header, ("Тайнов Пётр", "5А", "2", "1")]
    outcome = load(write_sheets(tmp_path / "дети.xlsx", {"Лист1": rows}))
    (problem,) = outcome.problems
    assert problem.code == "pupils"
    assert "не хранит персональные данные" in problem.message
    assert "Тайнов" not in problem.text


def test_pupils_on_one_sheet_keep_the_whole_file_out_and_leave_no_trace(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    good = (2026, 5, "Математика", "", "edu990001", "СОШ № 1", 10, 30, 30, 30, 10)
    path = write_sheets(
        tmp_path / "смесь.xlsx",
        {"Свод": [FLAT_HEADER, good], "Дети": [("Фамилия", "Балл"), ("Тайнов", 3)]},
    )
    outcome = load(path)
    assert [problem.code for problem in outcome.problems] == ["pupils"]
    assert list_changes(workspace) == []
    content = (workspace.root / "opora.sqlite").read_bytes()
    assert "Тайнов".encode() not in content


def test_a_snils_without_a_telling_header_is_noticed() -> None:
    rows: list[list[object]] = [["№", "Примечание"], [1.0, "112-233-445 95"]]
    assert personal_column(Sheet("Лист1", rows)) == "номера СНИЛС"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "header",
    [
        MARKS_HEADER,
        FLAT_HEADER,
        ("Школа", "Руководитель (ФИО)", "Телефон"),
        ("№", "Мероприятие", "Срок", "Приказ №"),
        ("Обучающихся всего", "Участников"),
    ],
)
def test_our_own_headers_are_not_taken_for_pupils(header: Row) -> None:
    assert personal_column(Sheet("Лист1", [[cell or "" for cell in header]])) is None


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Иванов Иван Иванович", True),
        ("Петрова-Водкина  Анна Ильинична", True),
        ("Иванов И.И.", True),
        ("Иванова А. П.", True),
        ("МБОУ «СОШ № 1 имени Ивана Ивановича Иванова»", False),
        ("Гимназия имени Пушкина", False),
        ("Антоновская СОШ", False),
        ("Лицей Иннополис Татарстан", False),
    ],
)
def test_a_person_is_not_taken_for_a_school(name: str, person: bool) -> None:
    assert is_person(name) is person
