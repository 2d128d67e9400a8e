"""Works of autumn in every kind of table of ВПР: asked about, and stored as the user says."""

from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from app.services import results
from app.services.importing.service import Correction, import_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import FLAT_HEADER, MARKS_HEADER, Row, write_marks, write_sheets
from tests.services.importing.conftest import Preview

SCHOOL = ("СОШ № 1(edu990001)", 20, 30, 40, 20, 10)
RESULTS = ("Учебный год", "Школа", "Процедура", "Участников", "Не преодолели (кол-во)")


def flat(grade: int, year: object = 2022) -> Row:
    return (year, grade, "Математика", "", "edu990001", "СОШ № 1", 20, 30, 40, 20, 10)


def options(preview: Preview, path: Path) -> dict[str, str]:
    """Value of every answer to the only open question -> its words."""
    found = preview(path, create_schools=True)
    assert not found.can_commit
    (question,) = found.open_questions
    assert question.code == "autumn_work"
    return {one.value: one.text.replace("\u00a0", " ") for one in question.options}


def stored(workspace: Workspace, path: Path, answer: str) -> set[tuple[str, int]]:
    (outcome,) = run_steps(
        import_files(workspace, [path], create_schools=True, choices={"autumn_work": answer})
    )
    assert outcome.stored, outcome.problems
    return {(row.procedure, row.year) for row in results.list_results(workspace)}


def test_a_report_with_any_date_of_autumn_is_asked_about(tmp_path: Path, preview: Preview) -> None:
    days: list[Any] = [
        "сентябрь 2022",
        "19.09-24.10.2022",
        "20.09.22",
        "20 сентября 2022 г.",
        "с 20.09.2022",
        "20.09.2022, 21.09.2022",
        datetime(2022, 9, 20),
        "по графику",
        44824,
        "2022",
    ]
    for place, day in enumerate(days):
        path = write_marks(
            tmp_path / f"{place}.xlsx", [SCHOOL], scope="ВПР 2022 Математика 6 класс", day=day
        )
        assert list(options(preview, path)) == ["earlier", "as-written", "current"], day
    book = load_workbook(tmp_path / "0.xlsx")
    assert book.active is not None
    book.active["B6"] = datetime(2022, 9, 20)
    book.active["B6"].number_format = "MMMM YYYY"
    book.save(tmp_path / "месяц.xlsx")
    assert options(preview, tmp_path / "месяц.xlsx")["earlier"] == (
        "ВПР по математике, 5 класс, 2021/2022"
    )


def test_sheet_and_file_name_the_season_of_a_report(tmp_path: Path, preview: Preview) -> None:
    about = "ВПР 2022 Математика 6 класс"
    assert options(
        preview, write_marks(tmp_path / "a.xlsx", [SCHOOL], scope=about, day="", sheet="осень")
    )
    assert options(preview, write_marks(tmp_path / "ВПР_осень.xlsx", [SCHOOL], scope=about, day=""))


def test_a_flat_table_of_autumn(tmp_path: Path, workspace: Workspace, preview: Preview) -> None:
    rows = [("ВПР осень 2022",), FLAT_HEADER, flat(6)]
    path = write_sheets(tmp_path / "a.xlsx", {"Лист1": rows})
    assert options(preview, path) == {
        "earlier": "ВПР по математике, 5 класс, 2021/2022",
        "as-written": "ВПР по математике, 6 класс, 2021/2022",
        "current": "ВПР по математике, 6 класс, 2022/2023",
    }
    found = preview(path, create_schools=True)
    assert [line.status for line in found.lines] == ["waiting"]
    told = preview(path, create_schools=True, corrections={path: Correction(2023, 1)})
    assert (told.can_commit, told.year) == (True, 2023), "the user named the work"
    assert stored(workspace, path, "earlier") == {("vpr:ma:5", 2022)}


def test_a_flat_table_of_several_works(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    rows = [FLAT_HEADER, flat(6, "2022/2023"), flat(7, "2022/2023")]
    path = write_sheets(tmp_path / "a.xlsx", {"Осень 2022": rows})
    words = options(preview, path)
    assert list(words) == ["earlier", "as-written"], "current is as written"
    assert words["earlier"].startswith("за класс, программу которого")
    assert stored(workspace, path, "earlier") == {("vpr:ma:5", 2022), ("vpr:ma:6", 2022)}


def test_a_row_without_a_work_of_the_class_before_is_told_of(
    tmp_path: Path, preview: Preview
) -> None:
    path = write_sheets(tmp_path / "осень.xlsx", {"Лист1": [FLAT_HEADER, flat(6), flat(4)]})
    found = preview(path, create_schools=True, choices={path: {"autumn_work": "earlier"}})
    assert [(one.code, one.row) for one in found.problems] == [("unknown_procedure", 3)]
    assert not found.can_commit


def test_only_the_vpr_of_our_workbook_are_asked_about(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    exam = ("2024/2025", "СОШ № 1", "ОГЭ МА", 20, 3)
    path = write_sheets(tmp_path / "осень.xlsx", {"Лист1": [RESULTS, exam]})
    assert preview(path, create_schools=True).can_commit
    rows = [
        ("ВПР осень 2025, по программе 4 класса",),
        RESULTS,
        ("2025/2026", "СОШ № 1", "ВПР МА 5", 20, 3),
        exam,
    ]
    path = write_sheets(tmp_path / "b.xlsx", {"Лист1": rows})
    assert options(preview, path)["earlier"] == "ВПР по математике, 4 класс, 2024/2025"
    assert stored(workspace, path, "earlier") == {("vpr:ma:4", 2025), ("oge:ma", 2025)}


def test_a_programme_concerns_the_other_classes_only(tmp_path: Path, preview: Preview) -> None:
    rows = [("ВПР по программе 5 класса",), FLAT_HEADER, flat(5)]
    assert preview(
        write_sheets(tmp_path / "a.xlsx", {"Лист1": rows}), create_schools=True
    ).can_commit
    rows = [("ВПР по программе 5 класса",), FLAT_HEADER, flat(6)]
    path = write_sheets(tmp_path / "b.xlsx", {"Лист1": rows})
    assert options(preview, path)["earlier"] == "ВПР по математике, 5 класс, 2021/2022"


def report(work: str, day: str) -> list[Row]:
    row = ("СОШ № 1(edu990001)", None, 20, 30, 40, 20, 10)
    return [(work,), ("Дата:", day), MARKS_HEADER, row]


def test_one_answer_is_for_all_reports_of_a_file(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    sheets = {
        "А": report("ВПР 2022 Математика 6 класс", "20.09.2022"),
        "Б": report("ВПР 2022/2023 Русский язык 7 класс", "21.09.2022"),
        "В": report("ВПР 2022 Математика 8 класс", "20.04.2022"),
    }
    path = write_sheets(tmp_path / "a.xlsx", sheets)
    words = options(preview, path)
    assert list(words) == ["earlier", "as-written", "current"]
    assert all(text.startswith("за класс") for value, text in words.items() if value != "current")
    assert stored(workspace, path, "current") == {
        ("vpr:ma:6", 2023),
        ("vpr:ru:7", 2023),
        ("vpr:ma:8", 2022),
    }
    sheets["Г"] = report("ВПР 2022 Математика 4 класс", "20.09.2022")
    path = write_sheets(tmp_path / "b.xlsx", sheets)
    found = preview(path, create_schools=True, choices={path: {"autumn_work": "earlier"}})
    assert [(one.code, one.sheet) for one in found.problems] == [("unknown_procedure", "Г")]
    assert not found.can_commit
