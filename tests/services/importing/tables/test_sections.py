"""Several tables in one sheet: each about its own work; repeated headers are passed by."""

from pathlib import Path

import pytest

from app.services import plans, results
from app.services.importing.service import FilePreview
from app.services.storage.workspace import Workspace
from tests.services.importing.books import (
    FLAT_HEADER,
    MARKS_HEADER,
    Row,
    write_flat,
    write_own,
    write_plan,
    write_sheets,
)
from tests.services.importing.conftest import Load, Preview

GOOD = (2026, 5, "Математика", "", "edu990130", "СОШ № 30", 20, 30, 40, 20, 10)


def report(subject: str, *schools: Row, title: str = "Статистика по отметкам") -> list[Row]:
    head: list[Row] = [(title,)] if title else []
    return [
        *head,
        (),
        (f"ВПР 2026 {subject} 6 класс",),
        ("Предмет:", subject),
        ("Дата:", "20.04.2026"),
        (),
        MARKS_HEADER,
        *((f"СОШ № {n}(edu99{n:04})", None, *numbers) for n, *numbers in schools),
    ]


FIRST, SECOND = (1, 50, 10, 20, 40, 30), (2, 50, 20, 20, 40, 20)


def stored(workspace: Workspace) -> set[tuple[str, str, int | None]]:
    return {(row.school, row.procedure, row.failed) for row in results.list_results(workspace)}


@pytest.mark.parametrize("title", ["Статистика по отметкам", "Статистика по отметкам ВПР", ""])
def test_two_reports_one_under_another_are_each_about_their_own_subject(
    tmp_path: Path, workspace: Workspace, load: Load, title: str
) -> None:
    rows = [*report("Математика", FIRST, SECOND), (), *report("Русский язык", FIRST, title=title)]
    outcome = load(write_sheets(tmp_path / "a.xlsx", {"Лист1": rows}))
    assert outcome.problems == ()
    assert stored(workspace) == {
        ("СОШ № 1", "vpr:ma:6", 5),
        ("СОШ № 2", "vpr:ma:6", 10),
        ("СОШ № 1", "vpr:ru:6", 5),
    }


def test_a_head_without_a_header_begins_another_report_too(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    second = [row for row in report("Русский язык", FIRST) if row != MARKS_HEADER]
    outcome = load(
        write_sheets(tmp_path / "a.xlsx", {"Лист1": [*report("Математика", SECOND), *second]})
    )
    assert outcome.problems == ()
    assert stored(workspace) == {("СОШ № 2", "vpr:ma:6", 10), ("СОШ № 1", "vpr:ru:6", 5)}


def test_a_report_in_another_order_of_columns(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    second = report("Русский язык")[:-1]
    second += [("Группы участников", "Кол-во участников", 5, 4, 3, 2), ("№ 1(edu990001)", 50, 30)]
    second[-1] = ("СОШ № 1(edu990001)", 50, 30, 40, 20, 10)
    load(write_sheets(tmp_path / "a.xlsx", {"Лист1": [*report("Математика", SECOND), *second]}))
    assert ("СОШ № 1", "vpr:ru:6", 5) in stored(workspace)


def test_a_known_work_without_its_line_is_not_taken_for_the_one_above(
    tmp_path: Path, load: Load
) -> None:
    second = [row for row in report("Русский язык", FIRST) if "ВПР" not in str(row)]
    outcome = load(
        write_sheets(tmp_path / "a.xlsx", {"Лист1": [*report("Математика", SECOND), *second]})
    )
    assert [problem.code for problem in outcome.problems] == ["no_scope"]
    assert not outcome.stored


@pytest.mark.parametrize("heading", ["Русский язык", "Отчёт по 7 классу"])
def test_a_header_under_an_unknown_heading_is_not_taken_for_a_repeated_one(
    tmp_path: Path, load: Load, heading: str
) -> None:
    rows = [*report("Математика", FIRST), (), (heading,), MARKS_HEADER]
    rows.append(("СОШ № 2(edu990002)", None, *SECOND[1:]))
    outcome = load(write_sheets(tmp_path / "a.xlsx", {"Лист1": rows}))
    assert [problem.code for problem in outcome.problems] == ["no_scope"]
    assert not outcome.stored


@pytest.mark.parametrize("page", ["Страница 2", "стр. 2 из 3", "2", "Продолжение таблицы"])
def test_the_number_of_a_page_is_no_heading(
    tmp_path: Path, workspace: Workspace, load: Load, page: str
) -> None:
    rows = [*report("Математика", FIRST), (page,), MARKS_HEADER]
    rows.append(("СОШ № 2(edu990002)", None, *SECOND[1:]))
    outcome = load(write_sheets(tmp_path / "a.xlsx", {"Лист1": rows}))
    assert "rows.header" in {problem.code for problem in outcome.problems}
    assert stored(workspace) == {("СОШ № 1", "vpr:ma:6", 5), ("СОШ № 2", "vpr:ma:6", 10)}


def one(found: FilePreview) -> tuple[str, str]:
    (problem,) = found.problems
    return problem.code, problem.weight.name


def test_a_repeated_header_is_passed_by_in_every_kind(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    flat = preview(write_flat(tmp_path / "1.xlsx", [GOOD, FLAT_HEADER, (2025, *GOOD[1:])]))
    assert (flat.fresh, one(flat)) == (2, ("rows.header", "NOTE"))
    assert "(№\u00a03)" in flat.problems[0].text
    marks = [*report("Математика", FIRST), MARKS_HEADER, ("СОШ(edu990007)", None, 9, 0, 0, 0, 100)]
    found = preview(write_sheets(tmp_path / "2.xlsx", {"Лист1": marks}), create_schools=True)
    assert (found.fresh, one(found)) == (2, ("rows.header", "NOTE"))
    for kind, row in (
        ("schools", {"short_name": "СОШ № 31", "kind": "СОШ"}),
        ("results", {"year": 2026, "school": "СОШ № 30", "procedure": "ОГЭ РУ", "failed": 1}),
        ("criteria", {"year": 2026, "school": "СОШ № 30", "criterion": 1, "current": "33 %"}),
    ):
        titles = {column: column for column in row}
        path = write_own(tmp_path / f"{kind}.xlsx", kind, [{**row, "participants": 9}, titles])
        _repeat_header(path)
        found = preview(path)
        assert (found.fresh, one(found)) == (1, ("rows.header", "NOTE")), kind
    path = write_plan(
        tmp_path / "p.xlsx", [{"section": "А", "title": "Б", "deadline": "май"}, {"title": "В"}]
    )
    _repeat_header(path, header=5)
    found = preview(path)
    assert (found.fresh, one(found)) == (1, ("rows.header", "NOTE"))


def test_a_row_that_numbers_the_columns_is_no_data(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    found = preview(write_flat(tmp_path / "1.xlsx", [tuple(range(1, 12)), GOOD]))
    assert (found.fresh, one(found)) == (1, ("rows.header", "NOTE"))
    assert found.can_commit


def _repeat_header(path: Path, header: int = 1) -> None:
    """Put the header also over the last row."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.worksheets[0]
    last = sheet.max_row
    for column, cell in enumerate(sheet[header], start=1):
        sheet.cell(last, column, cell.value)
    book.save(path)


def test_a_second_plan_in_a_sheet_has_its_own_name_and_year(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    path = write_plan(tmp_path / "1.xlsx", [{"section": "А", "title": "Б", "deadline": "май"}])
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    rows[0][1], rows[1][1] = "Второй план", "2025/2026"
    for row in rows:
        sheet.append(row)
    book.save(path)
    assert load(path).problems == ()
    listed = {(row.title, row.year) for row in plans.list_plans(workspace)}
    assert listed == {
        ("План мероприятий на 2026/2027 учебный год", 2027),
        ("Второй план", 2026),
    }


def test_rows_that_number_the_columns_are_passed_by_wherever_they_stand(
    tmp_path: Path, school: int, preview: Preview
) -> None:
    numbers = tuple(range(1, 12))
    other = (2025, *GOOD[1:])
    rows = [numbers, GOOD, FLAT_HEADER, numbers, other, ("№ п/п", *numbers[:-1])]
    found = preview(write_flat(tmp_path / "a.xlsx", rows))
    assert (found.fresh, found.can_commit) == (2, True)
    assert [one.code for one in found.problems] == ["rows.header"]
    assert "(№\u00a02, 4, 5, 7)" in found.problems[0].text


def test_a_header_of_other_words_is_no_school(tmp_path: Path, preview: Preview) -> None:
    rows = [("Краткое наименование", "Логин"), ("Гимназия", "edu990131")]
    rows += [("Наименование", "Логин ОО"), ("Школа", "edu990132"), ("Наименование ОО", "")]
    found = preview(write_sheets(tmp_path / "a.xlsx", {"Школы": rows}), create_schools=True)
    assert [line.school for line in found.lines] == ["Гимназия", "Школа"]
