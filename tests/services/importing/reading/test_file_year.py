"""A table without a column of years: the year is read where it is certain, else asked once."""

from datetime import date
from pathlib import Path

import pytest

from app.services import results
from app.services.importing.reading.file_year import running_year, years_named
from app.services.importing.service import Correction, FileSubject, import_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import FLAT_HEADER, Row, write_sheets
from tests.services.importing.conftest import Preview

HEADER = FLAT_HEADER[1:]
RESULTS = ("Школа", "Процедура", "Участников", "Не преодолели (кол-во)")


def line(number: int, subject: str = "Математика") -> Row:
    return (5, subject, "", f"edu99{number:04}", f"СОШ № {number}", 20, 30, 40, 20, 10)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Итоги ВПР за 2025/2026 учебный год", [2026]),
        ("итоги_2025-2026", [2026]),
        ("2025–26", [2026]),
        ("Весна 2026", [2026]),
        ("ВПР весной 2026 года", [2026]),
        ("ВПР 2026 г. (весна)", [2026]),
        ("ВПР 2026", []),
        ("осень 2025", []),
        ("20.04.2026", []),
        ("2024-2026", []),
        ("2023/2024 и 2024/2025", [2024, 2025]),
    ],
)
def test_only_a_certain_year_is_read(text: str, years: list[int]) -> None:
    assert years_named([text]) == years


@pytest.mark.parametrize(
    ("name", "sheet", "heading"),
    [
        ("итоги.xlsx", "Лист1", "Результаты ВПР, весна 2026"),
        ("итоги.xlsx", "2025-2026", "Результаты ВПР"),
        ("ВПР 2025-2026.xlsx", "Лист1", ""),
    ],
)
def test_the_year_comes_from_heading_sheet_or_file(
    tmp_path: Path, preview: Preview, name: str, sheet: str, heading: str
) -> None:
    rows: list[Row] = [(heading,), (), HEADER, line(1)]
    found = preview(write_sheets(tmp_path / name, {sheet: rows}), create_schools=True)
    assert (found.kind, found.year, found.fresh, found.can_commit) == ("flat-marks", 2026, 1, True)
    assert [one.code for one in found.problems] == ["file.year-read"]
    rows = [(heading,), (), RESULTS, ("СОШ № 2", "ОГЭ РУ", 20, 3)]
    found = preview(write_sheets(tmp_path / name, {sheet: rows}), create_schools=True)
    assert (found.kind, found.year, found.fresh) == ("results", 2026, 1)


def test_tables_one_under_another_have_their_own_years(tmp_path: Path, preview: Preview) -> None:
    rows = [
        ("Весна 2025",),
        HEADER,
        line(1),
        line(2),
        (),
        ("Весна 2026",),
        HEADER,
        line(1),
        HEADER,
        line(2),
    ]
    found = preview(write_sheets(tmp_path / "a.xlsx", {"Лист1": rows}), create_schools=True)
    assert [line.what[-9:] for line in found.lines] == 2 * ["2024/2025"] + 2 * ["2025/2026"]


def test_an_unsaid_year_is_asked_once_for_the_file(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    sheets = {"А": [HEADER, line(1)], "Б": [("ВПР 2026",), HEADER, line(1, "Русский язык")]}
    path = write_sheets(tmp_path / "итоги.xlsx", sheets)
    found = preview(path, create_schools=True)
    assert (found.waiting, found.can_commit) == (2, False)
    assert [question.code for question in found.open_questions] == ["file.year"]
    assert found.subject == FileSubject(None, None, several=True)
    told = preview(path, create_schools=True, corrections={path: Correction(2026)})
    assert (told.year, told.fresh, told.can_commit) == (2026, 2, True)
    (asked,) = run_steps(import_files(workspace, [path], create_schools=True))
    assert not asked.stored
    assert [one.code for one in asked.problems] == ["file.year"]
    assert "--answer file.year=2026 – 2025/2026" in asked.problems[0].text
    for answer in ("2026", "2025/2026"):
        choices = {"file.year": answer}
        (told_so,) = run_steps(
            import_files(workspace, [path], create_schools=True, choices=choices)
        )
        assert told_so.stored, answer
    assert {row.year for row in results.list_results(workspace)} == {2026}


def test_the_answer_is_for_tables_without_a_year_only(tmp_path: Path, preview: Preview) -> None:
    sheets = {"А": [HEADER, line(1)], "Б": [FLAT_HEADER, (2024, *line(2))]}
    path = write_sheets(tmp_path / "итоги.xlsx", sheets)
    found = preview(path, create_schools=True, corrections={path: Correction(2026)})
    assert [line.what[-9:] for line in found.lines] == ["2025/2026", "2023/2024"]


def test_an_answer_does_not_outweigh_what_a_file_names(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    named = write_sheets(
        tmp_path / "a.xlsx",
        {"А": [("Результаты 2024/2025",), RESULTS, ("СОШ № 1", "ОГЭ МА", 9, 1)]},
    )
    asked = write_sheets(tmp_path / "b.xlsx", {"Б": [RESULTS, ("СОШ № 2", "ОГЭ МА", 9, 2)]})
    outcomes = run_steps(
        import_files(workspace, [named, asked], create_schools=True, choices={"file.year": "2026"})
    )
    assert all(outcome.stored for outcome in outcomes)
    stored = {row.source_file: row.year for row in results.list_results(workspace)}
    assert stored == {"a.xlsx": 2025, "b.xlsx": 2026}
    both = write_sheets(
        tmp_path / "c.xlsx",
        {
            "А": [("Результаты 2024/2025",), RESULTS, ("СОШ № 1", "ОГЭ РУ", 9, 1)],
            "Б": [RESULTS, ("СОШ № 2", "ОГЭ РУ", 9, 2)],
        },
    )
    found = preview(both, create_schools=True, corrections={both: Correction(2026)})
    assert [line.what[-9:] for line in found.lines] == ["2024/2025", "2025/2026"]


def test_a_year_that_has_not_begun_is_never_stored(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    rows = [("Учебный год", *RESULTS), ("2052", "СОШ № 1", "ОГЭ РУ", 20, 3)]
    found = preview(write_sheets(tmp_path / "a.xlsx", {"А": rows}), create_schools=True)
    (problem,) = found.problems
    assert (problem.code, problem.row, problem.column) == ("year.future", 2, "Учебный год")
    assert "2051/2052" in problem.text
    flat = [FLAT_HEADER, (2028, *line(1))]
    found = preview(write_sheets(tmp_path / "b.xlsx", {"А": flat}), create_schools=True)
    assert [(one.code, one.row) for one in found.problems] == [("year.future", 2)]
    heading = [("Итоги 2051/2052",), HEADER, line(1)]
    path = write_sheets(tmp_path / "c.xlsx", {"А": heading})
    found = preview(path, create_schools=True)
    assert [one.code for one in found.open_questions] == ["file.year"]
    (outcome,) = run_steps(
        import_files(workspace, [path], create_schools=True, choices={"file.year": "2052"})
    )
    assert not outcome.stored


def test_a_running_year_whose_spring_has_not_come_is_asked_about(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    path = write_sheets(tmp_path / "d.xlsx", {"А": [FLAT_HEADER, (2027, *line(1))]})
    found = preview(path, create_schools=True)
    (question,) = found.open_questions
    assert (question.code, found.can_commit) == ("file.year-ahead", False)
    assert "за 2026/2027, но весна этого учебного года ещё не наступила" in question.text
    assert [option.value for option in question.options] == ["as-written"]
    (outcome,) = run_steps(import_files(workspace, [path], create_schools=True))
    assert not outcome.stored
    (outcome,) = run_steps(
        import_files(
            workspace, [path], create_schools=True, choices={"file.year-ahead": "as-written"}
        )
    )
    assert outcome.stored
    held = write_sheets(tmp_path / "e.xlsx", {"А": [FLAT_HEADER, (2026, *line(1))]})
    assert preview(held, create_schools=True).open_questions == ()


def test_a_lone_year_above_a_table_is_its_heading(tmp_path: Path, preview: Preview) -> None:
    for place, heading in enumerate([("2025/2026",), ("", "2025/2026"), ("2025-2026",)]):
        rows = [
            ("2024/2025",),
            RESULTS,
            ("СОШ № 1", "ОГЭ МА", 50, 5),
            (),
            heading,
            RESULTS,
            ("СОШ № 2", "ОГЭ МА", 50, 5),
        ]
        path = write_sheets(tmp_path / f"{place}.xlsx", {"Лист1": rows})
        found = preview(path, create_schools=True)
        assert [line.what[-9:] for line in found.lines] == ["2024/2025", "2025/2026"], heading


def test_a_clock_from_before_the_program_hinders_no_year() -> None:
    """A battery that is flat sets the clock to 1970; what the file says of its year is right."""
    assert running_year(date(2026, 8, 31)) == 2026
    assert running_year(date(2026, 11, 29)) == 2027
    assert running_year(date(1970, 1, 1)) > 2050
