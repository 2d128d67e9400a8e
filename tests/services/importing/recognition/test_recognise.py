"""What a file is, told by its content."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.services.importing.files.reader import read_book
from app.services.importing.findings.problems import ProblemLog, RefusedFileError
from app.services.importing.recognition.recognise import recognise
from app.services.importing.tables.table import Table
from tests.services.importing.books import (
    FLAT_HEADER,
    write_flat,
    write_marks,
    write_own,
    write_passports,
    write_plan,
    write_sheets,
)
from tests.services.importing.conftest import Preview
from tests.services.importing.files import word_books as word


def tables(path: Path) -> list[Table]:
    return recognise(read_book(path), ProblemLog(path.name))


def test_the_report_is_told_by_its_title_and_not_by_name_or_sheet(tmp_path: Path) -> None:
    path = write_marks(
        tmp_path / "2849657.xlsx", [("СОШ(edu990001)", 10, 10, 20, 30, 40)], sheet="Лист1"
    )
    (table,) = tables(path)
    assert table.layout.kind == "fis-oko-marks"
    assert table.numbers == [9, 10, 11, 12]


def test_the_header_is_found_by_its_words_wherever_it_stands(tmp_path: Path) -> None:
    rows = [(), ("Сводная таблица района",), (), (None, "Примечание", *FLAT_HEADER)]
    data = (None, "", 2026, 5, "Математика", "", "edu1", "СОШ № 1", 10, 30, 30, 30, 10)
    (table,) = tables(write_sheets(tmp_path / "a.xlsx", {"Лист1": [*rows, data]}))
    assert table.layout.kind == "flat-marks"
    assert table.places["year"] == 2
    assert table.numbers == [5]


def test_headers_may_be_spelled_differently(tmp_path: Path) -> None:
    header = ("учебный  год", "КЛАСС", "Предмет:", "Район", "Логин ОО", "Школа")
    rows = [(*header, "Количество участников", "2", "3", "4", "5")]
    (table,) = tables(write_sheets(tmp_path / "a.xlsx", {"Лист1": rows}))
    assert table.layout.kind == "flat-marks"


def test_our_own_workbooks(tmp_path: Path) -> None:
    for kind in ("schools", "results", "criteria"):
        (table,) = tables(write_own(tmp_path / f"{kind}.xlsx", kind, []))
        assert table.layout.kind == kind
    (plan,) = tables(write_plan(tmp_path / "p.xlsx", []))
    assert plan.head == {
        "plan": "План мероприятий на 2026/2027 учебный год",
        "year": "2026/2027",
        "school": "",
    }
    found = tables(write_passports(tmp_path / "passports.xlsx", {"staff": [], "social": []}))
    assert [table.layout.block for table in found] == ["staff", "social"]


def test_rows_that_are_blank_or_an_example_are_left_out(tmp_path: Path) -> None:
    rows = [{"year": "Пример: 2019", "school": "СОШ"}, {}, {"year": 2019, "school": "СОШ № 1"}]
    (table,) = tables(write_own(tmp_path / "a.xlsx", "results", rows))
    assert table.numbers == [4]


def test_an_unknown_workbook_is_told_what_is_expected(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "расписание.xlsx", {"Лист1": [("Урок", "Кабинет"), (1, 12)]})
    with pytest.raises(RefusedFileError) as caught:
        tables(path)
    assert caught.value.code == "wrong_sheet"
    assert "расписание.xlsx" in caught.value.message
    for expected in ("Статистика по отметкам", "Логин", "«Школы»", "«Критерии»"):
        assert expected in caught.value.hint


def test_a_near_miss_names_the_missing_columns(tmp_path: Path) -> None:
    header = [title for title in FLAT_HEADER if title != "Класс"]
    path = write_sheets(tmp_path / "a.xlsx", {"Свод": [header]})
    with pytest.raises(
        RefusedFileError,
        match="похож на сводную таблицу отметок ВПР, но не хватает столбца «Класс»",
    ):
        tables(path)


def test_a_sheet_beside_the_table_is_passed_by_with_a_word(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Свод": [FLAT_HEADER], "Диаграмма": [("Доли",)]})
    problems = ProblemLog(path.name)
    recognise(read_book(path), problems)
    (problem,) = problems.listed()
    assert (problem.code, problem.sheet, problem.weight.name) == (
        "sheet_skipped",
        "Диаграмма",
        "NOTE",
    )


def test_tables_of_two_kinds_in_one_file_are_refused(tmp_path: Path) -> None:
    own = write_own(tmp_path / "own.xlsx", "schools", [])
    header = read_book(own).sheets[0].rows[0]
    path = write_sheets(tmp_path / "a.xlsx", {"Свод": [FLAT_HEADER], "Школы": [header]})
    with pytest.raises(RefusedFileError) as caught:
        tables(path)
    assert caught.value.code == "mixed_kinds"


def test_a_register_kept_by_a_region_is_a_list_of_schools(tmp_path: Path) -> None:
    path = write_sheets(
        tmp_path / "a.xlsx", {"Лист1": [("логин", "имя", "регион"), ("sch990001", "СОШ", "р")]}
    )
    (table,) = tables(path)
    assert table.layout.kind == "schools"


def test_a_second_header_far_down_a_list_of_schools_is_a_header_too(tmp_path: Path) -> None:
    rows = [(f"СОШ № {number}", f"edu99{number:04d}") for number in range(1, 71)]
    more = [("Школа", "Логин", "Вид"), ("ООШ № 71", "edu990071", "основная")]
    path = write_sheets(tmp_path / "a.xlsx", {"Лист1": [("Школа", "Логин"), *rows, *more]})
    assert [(one.header_row, len(one.rows)) for one in tables(path)] == [(0, 70), (71, 1)]


def test_a_list_of_schools_under_headings_that_other_tables_have_too(tmp_path: Path) -> None:
    titles = ("Наименование ОО", "Школа", "Образовательная организация", "Наименование")
    row = (1, "СОШ № 1", "Тестова Анна Ивановна")
    for title in titles:
        rows = [("Список школ",), (), ("№ п/п", title, "Директор"), row]
        (table,) = tables(write_sheets(tmp_path / "a.xlsx", {"Лист1": rows}))
        assert (table.layout.kind, table.cells("short_name")) == ("schools", ("СОШ № 1",))
    rows = [("Наименование", "Краткое наименование", "Логин"), ("Полное имя", "СОШ № 1", "edu1")]
    (table,) = tables(write_sheets(tmp_path / "b.xlsx", {"Лист1": rows}))
    assert table.cells("short_name") == ("СОШ № 1",)


def test_results_without_a_known_header_are_no_list_of_schools(tmp_path: Path) -> None:
    headers: dict[tuple[str, ...], tuple[str, ...] | tuple[str, str, int]] = {
        ("Школа", "Логин", "Сдавали"): ("СОШ № 1", "edu990001", 20),
        ("ОО", "Логин", "Кол-во участников"): ("СОШ № 1", "edu990001", ""),
        ("Школа", "Учеников"): ("СОШ № 1", "20"),
    }
    for header, row in headers.items():
        with pytest.raises(RefusedFileError, match="назовите столбец с названиями «Краткое"):
            tables(write_sheets(tmp_path / "a.xlsx", {"Лист1": [header, row]}))


def test_a_csv_is_recognised_like_a_workbook(tmp_path: Path) -> None:
    path = write_flat(tmp_path / "a.xlsx", [])
    header = ";".join(str(title) for title in FLAT_HEADER)
    csv = tmp_path / "a.csv"
    csv.write_bytes(f"{header}\n2026;5;Математика;;edu1;СОШ;10;12,5;30;40;17,5\n".encode("cp1251"))
    assert tables(csv)[0].layout == tables(path)[0].layout


def test_a_hidden_sheet_is_told_of_by_its_name(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "a.xlsx", {"Свод": [FLAT_HEADER], "Прошлый год": [FLAT_HEADER]})
    book = load_workbook(path)
    book.create_sheet("Списки").sheet_state = "hidden"
    book["Прошлый год"].sheet_state = "veryHidden"
    book.save(path)
    problems = ProblemLog(path.name)
    (table,) = recognise(read_book(path), problems)
    assert table.sheet.name == "Свод"
    (problem,) = problems.listed()
    assert (problem.code, problem.weight.name) == ("sheet.hidden", "NOTE")
    assert "Скрытые листы не прочитаны: «Прошлый год»." in problem.text


def write_word_plan(path: Path) -> Path:
    """A plan as a table of a document, its header repeated over the second page."""
    header = word.row(*map(word.cell, ("Раздел", "Мероприятие", "Срок", "Ответственный")))
    section = word.cell("Кадры", '<w:vMerge w:val="restart"/>')
    body = word.table(
        header,
        word.row(section, *map(word.cell, ("Семинар", "май 2027 года", "Отдел образования"))),
        header,
        word.row(word.cell("", "<w:vMerge/>"), *map(word.cell, ("Курсы", "в течение года", ""))),
    )
    return word.document(path, body)


def test_a_document_of_word_is_of_no_kind_that_does_not_say_so(
    tmp_path: Path, preview: Preview
) -> None:
    schools = word.row(*map(word.cell, ("Краткое наименование", "Логин ОО")))
    path = word.document(tmp_path / "школы.docx", word.table(schools, schools))
    (problem,) = preview(path).problems
    assert problem.code == "document.no-plan"
    assert problem.text.startswith("В документе «школы.docx» нет таблицы плана мероприятий")


def test_a_kind_may_read_the_tables_of_documents(tmp_path: Path) -> None:
    (table,) = tables(write_word_plan(tmp_path / "план.docx"))
    assert (table.layout.kind, table.sheet.name) == ("plan", "Таблица 1")
    assert table.rows == [
        ["Кадры", "Семинар", "май 2027 года", "Отдел образования"],
        ["", "Курсы", "в течение года", ""],
    ]
    assert table.repeated == (3,)
