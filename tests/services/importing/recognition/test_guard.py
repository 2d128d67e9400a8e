"""Sheets about pupils and reports of no use: refused by content, with nothing kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.services.importing.files.reader import Sheet, read_book
from app.services.importing.findings.problems import ProblemLog, RefusedFileError
from app.services.importing.kinds.registry import intake
from app.services.importing.reading.intake import Intake, Pupils
from app.services.importing.recognition.guard import named_reports, personal_column
from app.services.importing.recognition.recognise import recognise
from app.services.importing.service import import_files
from app.services.log.listing import list_changes
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import (
    FLAT_HEADER,
    MARKS_HEADER,
    Row,
    write_plan,
    write_sheets,
)
from tests.services.importing.conftest import Load, Preview

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
    "context_data": [
        ("Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки"),
        ("edu990001", 99, "Приречная область", "Заречный округ", "СОШ № 1", "17.03.2021"),
    ],
    "wide_exam_table": [
        ("Информация о результатах ЕГЭ выпускников школ в 2023 году",),
        ("Муниципальное образование", "Образовательная организация (школа)", "Русский язык"),
        (None, None, "приняло участие", "не преодолен min порог", "средний балл"),
        ("Заречный округ", "СОШ № 1", 51, 0, 71.61),
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


@pytest.mark.parametrize(
    ("code", "title", "header"),
    [
        (
            "collection_form",
            "",
            ("Код", "Вариант\n(часть 1)", "1 (1б)", "Класс №", "Пол", "Итого\u00a0баллов"),
        ),
        ("collection_form", "", ("Код участника", "Вариант", "1 (5б)", "Итого баллов (max 20)")),
        ("context_data", "Сбор контекстных данных об ОО", ("Логин", "Обучающихся в 4 классах")),
        ("pupil_export", "", ("Пользователь", "Школа", "Дата загрузки", "Код", "Вариант", "Пол")),
    ],
)
def test_other_years_of_a_form_are_named_too(
    tmp_path: Path, code: str, title: str, header: Row
) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Лист": [(title,), header, (1, 2)]})
    with pytest.raises(RefusedFileError) as caught:
        recognise(read_book(path), ProblemLog(path.name))
    assert caught.value.code == code


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
    assert "не хранит персональные данные" in problem.text
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


@pytest.mark.parametrize(
    "words",
    ["Список участников", "Список обучающихся группы риска", "Паспорт", "Код участника", "ФИО"],
)
def test_a_measure_may_end_in_a_list_of_participants(
    tmp_path: Path, preview: Preview, words: str
) -> None:
    row = {"section": "Работа", "title": "Собрать сведения", "deadline": "май", "expected": words}
    found = preview(write_plan(tmp_path / "план.xlsx", [row, {**row, "title": words}]))
    assert (found.kind, found.fresh, found.problems) == ("plan", 2, ())


@pytest.mark.parametrize(
    "more",
    [("ФИО", "Тайнов Пётр"), ("СНИЛС", "1"), ("", "Тайнов Пётр Ильич"), ("№", "112-233-445 95")],
)
def test_people_beside_a_table_of_results_keep_the_file_out(
    tmp_path: Path, load: Load, more: tuple[str, str]
) -> None:
    good = (2026, 5, "Математика", "", "edu990001", "СОШ № 1", 10, 30, 30, 30, 10)
    rows = [(*FLAT_HEADER, more[0]), (*good, more[1])]
    (problem,) = load(write_sheets(tmp_path / "a.xlsx", {"Свод": rows})).problems
    assert problem.code == "pupils"
    assert "Тайнов" not in problem.text


@pytest.mark.parametrize("place", [0, 1, 2, 4, 5, 6, 7])
def test_a_person_in_any_cell_of_a_table_goes_into_no_message(
    tmp_path: Path, load: Load, preview: Preview, place: int
) -> None:
    good: list[object] = [2026, 5, "Математика", "", "edu990001", "СОШ № 1", 10, 30, 30, 30, 10]
    good[place] = "Тайнов Пётр Ильич"
    path = write_sheets(tmp_path / "a.xlsx", {"Свод": [FLAT_HEADER, good]})
    assert not any("Тайнов" in str(line) for line in preview(path).lines)
    outcome = load(path)
    assert not outcome.stored
    assert "pupils" in {problem.code for problem in outcome.problems}
    assert not any("Тайнов" in problem.sentence for problem in outcome.problems)


def test_pupils_below_a_known_table_keep_the_file_out(tmp_path: Path, load: Load) -> None:
    plan = [("Раздел", "Мероприятие", "Срок"), ("А", "Б", "май"), ("Фамилия", "Имя", "СНИЛС")]
    (problem,) = load(write_sheets(tmp_path / "a.xlsx", {"План": plan})).problems
    assert problem.code == "pupils"


def test_a_teacher_who_filled_in_a_table_is_no_pupil(tmp_path: Path, preview: Preview) -> None:
    good = (2026, 5, "Математика", "", "edu990001", "СОШ № 1", 10, 30, 30, 30, 10)
    rows = [(*FLAT_HEADER, "Ответственный"), (*good, "Петрова Анна Ильинична")]
    assert preview(write_sheets(tmp_path / "a.xlsx", {"Свод": rows})).kind == "flat-marks"


def test_a_name_that_stands_in_a_header_is_not_repeated(tmp_path: Path, load: Load) -> None:
    rows = [("Список учащихся: Тайнов Пётр, Явнов Иван", "Балл"), (1, 2)]
    (problem,) = load(write_sheets(tmp_path / "a.xlsx", {"Дети": rows})).problems
    assert problem.code == "pupils"
    assert "Тайнов" not in problem.text
    assert "«Список учащ…»" in problem.text


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Ученик", "столбец «Ученик»"),
        ("Обучающийся", "столбец «Обучающийся»"),
        ("Ученик (ФИО)", "столбец «Ученик…»"),
        ("Ученик (Тайнов Пётр)", "столбец «Ученик…»"),
        ("ФИО обучающегося", "столбец «Фио обучающ…»"),
        ("Имя Тайнов учащегося", "столбец «Имя учащ…»"),
        ("Фамилия", "столбец «Фамилия»"),
    ],
)
def test_a_column_of_pupils_is_named_by_its_telling_words(header: str, told: str) -> None:
    assert personal_column(Sheet(name="Лист1", rows=[["№", header]])) == told


def test_a_snils_without_a_telling_header_is_noticed() -> None:
    rows: list[list[object]] = [["№", "Примечание"], [1.0, "112-233-445 95"]]
    assert personal_column(Sheet(name="Лист1", rows=rows)) == "номера СНИЛС"  # type: ignore[arg-type]


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
    assert personal_column(Sheet(name="Лист1", rows=[[cell or "" for cell in header]])) is None


PUPILS = (*FLAT_HEADER, "Фамилия", "Имя", "СНИЛС")
OF_PUPILS = (2026, 5, "Математика", "", "edu990130", "МБОУ «СОШ № 30»", 10, 30, 30, 30, 10)


@pytest.fixture
def forgetting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The flat table as a kind that reads files of pupils without their names."""

    def forgets(key: str) -> Intake:
        return replace(intake(key), pupils=Pupils.FORGET)

    monkeypatch.setattr("app.services.importing.recognition.recognise.intake", forgets)


@pytest.mark.usefixtures("school", "forgetting")
def test_a_kind_may_forget_the_names_of_people(tmp_path: Path, workspace: Workspace) -> None:
    sheets = {
        "Протокол": [PUPILS, (*OF_PUPILS, "Тайнов", "Пётр", "112-233-445 95")],
        "Другое": [("Фамилия", "Балл"), ("Тайнов", 5)],
    }
    path = write_sheets(tmp_path / "а.xlsx", sheets)
    (table,) = recognise(read_book(path), ProblemLog(path.name))
    assert "Тайнов" not in str(table.rows) + str(table.sheet.rows)
    assert "112-233-445 95" not in str(table.sheet.rows)
    (outcome,) = run_steps(import_files(workspace, [path]))
    assert outcome.stored, outcome.problems
    assert [one.code for one in outcome.problems] == ["sheet_skipped"]
    files = [file for file in workspace.root.rglob("*") if file.is_file()]
    assert not [file for file in files if "Тайнов".encode() in file.read_bytes()]


@pytest.mark.usefixtures("school", "forgetting")
def test_columns_of_two_tables_of_a_sheet_are_forgotten_apart(tmp_path: Path) -> None:
    moved = ("Фамилия", *FLAT_HEADER)
    rows = [PUPILS, (*OF_PUPILS, "Тайнов", "Пётр", ""), (), moved, ("Тайнов", *OF_PUPILS)]
    path = write_sheets(tmp_path / "а.xlsx", {"Протокол": rows})
    first, second = recognise(read_book(path), ProblemLog(path.name))
    assert first.cells("school") == second.cells("school") == ("МБОУ «СОШ № 30»",)
    assert "Тайнов" not in str(first.rows) + str(second.rows) + str(first.sheet.rows)


@pytest.mark.usefixtures("forgetting")
def test_names_where_none_belong_are_told_all_the_same(tmp_path: Path, preview: Preview) -> None:
    row = (*OF_PUPILS[:5], "Тайнов Пётр Ильич", *OF_PUPILS[6:])
    wide = ("Тайнов", *OF_PUPILS, "Пётр", "", "", "Тайнов")
    named = preview(write_sheets(tmp_path / "а.xlsx", {"Лист1": [PUPILS, row, wide]}))
    assert {one.code for one in named.problems} == {"pupils", "row.wide"}
    assert "Тайнов" not in str(named)
    sheet = preview(write_sheets(tmp_path / "б.xlsx", {"Тайнов П. И.": [PUPILS, OF_PUPILS]}))
    assert [one.code for one in sheet.problems] == ["pupils"]
    assert "Тайнов" not in str(sheet)
