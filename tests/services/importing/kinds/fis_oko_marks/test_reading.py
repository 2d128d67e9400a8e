"""«Статистика по отметкам»: one work, its schools, the count of «2» from the percent."""

from pathlib import Path

import pytest

from app.services import results
from app.services.importing.service import Correction, FileSubject, import_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_marks
from tests.services.importing.conftest import Load, Preview

SCHOOL = "МБОУ «СОШ № 30»(edu990130)"


def test_schools_are_stored_with_count_and_source(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    path = write_marks(tmp_path / "2849657.xlsx", [(SCHOOL, 89, 12.36, 52.81, 26.97, 7.87)])
    outcome = load(path, create_schools=False)
    assert (outcome.kind, outcome.year) == ("fis-oko-marks", 2026)
    assert (outcome.rows, outcome.accepted, outcome.rejected) == (1, 1, 0)
    assert outcome.problems == ()
    (row,) = results.list_results(workspace, year=2026)
    assert (row.school_id, row.procedure) == (school, "vpr:ru:4")
    assert (row.participants, row.failed, row.derived, row.percents_only) == (89, 11, True, False)
    assert row.source_text == ("2849657.xlsx, лист «РУ 4 Статистика по отметкам», строка 12")


def test_the_scope_is_shown_before_saving(tmp_path: Path, school: int, preview: Preview) -> None:
    found = preview(write_marks(tmp_path / "a.xlsx", [(SCHOOL, 89, 12.36, 52.81, 26.97, 7.87)]))
    assert found.scope_text == "ВПР, русский язык, 4 класс, 2025/2026"
    assert found.kind_title == "отчёт ФИС ОКО «Статистика по отметкам»"
    (line,) = found.lines
    assert (line.row, line.status, line.what) == (12, "new", "ВПР РУ 4, 2025/2026")
    assert line.new == "11 из 89 (12,4\u00a0%)"


def test_wider_groups_are_passed_by_and_give_the_municipality(
    tmp_path: Path, preview: Preview
) -> None:
    rows = [("Новая СОШ(sch990555)", 10, 10, 20, 30, 40)]
    found = preview(write_marks(tmp_path / "a.xlsx", rows))
    (question,) = found.questions
    assert (question.name, question.login) == ("Новая СОШ", "990555")
    assert question.municipality == "Заречный муниципальный округ"
    assert not found.can_commit
    assert [line.status for line in found.lines] == ["waiting"]


def test_a_school_without_participants_has_a_state(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write_marks(tmp_path / "a.xlsx", [(SCHOOL, 0, None, None, None, None)]))
    (row,) = results.list_results(workspace)
    assert (row.state.value, row.participants, row.failed) == ("no_participants", None, None)


def test_a_school_without_any_number_stays_without_data(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    outcome = load(write_marks(tmp_path / "a.xlsx", [(SCHOOL, None, "-", "-", "-", "-")]))
    assert [problem.code for problem in outcome.problems] == ["no_data"]
    assert results.list_results(workspace) == []


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        ("Русский язык", "no_scope"),
        ("ВПР 2026 Черчение 4 класс", "unknown_procedure"),
        ("ВПР 2026 Русский язык 11 класс", "unknown_procedure"),
    ],
)
def test_a_report_about_nothing_known(tmp_path: Path, load: Load, scope: str, code: str) -> None:
    outcome = load(write_marks(tmp_path / "a.xlsx", [(SCHOOL, 10, 10, 20, 30, 40)], scope=scope))
    assert [problem.code for problem in outcome.problems] == [code]
    assert not outcome.stored


def test_a_report_of_a_whole_region_has_no_schools(tmp_path: Path, load: Load) -> None:
    outcome = load(write_marks(tmp_path / "a.xlsx", []))
    assert [problem.code for problem in outcome.problems] == ["no_schools"]


def test_an_autumn_work_asks_for_which_class_it_is(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    rows = [(SCHOOL, 10, 10, 20, 30, 40)]
    outcome = load(
        write_marks(
            tmp_path / "a.xlsx", rows, day="20.09.2022", scope="ВПР 2022 Русский язык 6 класс"
        )
    )
    (problem,) = outcome.problems
    assert (problem.code, problem.weight.name) == ("autumn_work", "ERROR")
    assert "За какой класс" in problem.text
    words = problem.text.replace("\u00a0", " ")
    assert "autumn_work=earlier – ВПР по русскому языку, 5 класс, 2021/2022;" in words
    assert "autumn_work=as-written – ВПР по русскому языку, 6 класс, 2021/2022;" in words
    assert "autumn_work=current – ВПР по русскому языку, 6 класс, 2022/2023." in words
    assert not outcome.stored
    assert results.list_results(workspace) == []


@pytest.mark.parametrize(
    ("scope", "chosen", "stored"),
    [
        ("ВПР 2022 (осень) Русский язык 6 класс", "earlier", ("vpr:ru:5", 2022)),
        ("ВПР осень 2022 Русский язык 6 класс", "current", ("vpr:ru:6", 2023)),
        ("ВПР 2022/2023 Русский язык 6 класс, осень", "earlier", ("vpr:ru:5", 2022)),
        ("ВПР 2022-2023 уч. год Русский язык 6 класс (осень)", "as-written", ("vpr:ru:6", 2023)),
        ("ВПР 2026 Русский язык 6 класс по программе 5 класса", "earlier", ("vpr:ru:5", 2026)),
        ("ВПР 2026 Русский язык 6 класс (за 5 класс)", "as-written", ("vpr:ru:6", 2026)),
        (
            "ВПР 2026 Русский язык 6 класс (по материалам 5-го класса)",
            "earlier",
            ("vpr:ru:5", 2026),
        ),
    ],
)
def test_a_title_about_autumn_or_another_programme_is_asked_about(
    tmp_path: Path,
    workspace: Workspace,
    scope: str,
    chosen: str,
    stored: tuple[str, int],
) -> None:
    path = write_marks(
        tmp_path / "a.xlsx", [(SCHOOL, 10, 10, 20, 30, 40)], scope=scope, day="", sheet="Лист1"
    )
    (asked,) = run_steps(import_files(workspace, [path], create_schools=True))
    assert [problem.code for problem in asked.problems] == ["autumn_work"]
    (outcome,) = run_steps(
        import_files(workspace, [path], create_schools=True, choices={"autumn_work": chosen})
    )
    assert outcome.problems == ()
    (row,) = results.list_results(workspace)
    assert (row.procedure, row.year) == stored


def test_while_the_class_is_asked_about_all_rows_wait(tmp_path: Path, preview: Preview) -> None:
    path = write_marks(
        tmp_path / "a.xlsx",
        [(SCHOOL, 10, 10, 20, 30, 40)],
        scope="ВПР 2023 Русский язык 4 класс",
        day="20.09.2022",
    )
    found = preview(path, create_schools=True)
    (question,) = found.open_questions
    assert [option.value for option in question.options][:1] == ["as-written"]
    assert (found.waiting, found.fresh, found.can_commit) == (1, 0, False)
    told = preview(path, create_schools=True, choices={path: {"autumn_work": "as-written"}})
    assert (told.can_commit, told.year, told.open_questions) == (True, 2023, ())
    assert told.file_questions[0].chosen == "as-written"


def test_a_row_without_a_code_below_the_schools_is_mentioned(tmp_path: Path, load: Load) -> None:
    rows = [(SCHOOL, 10, 10, 20, 30, 40), ("Школа без кода", 10, 10, 20, 30, 40)]
    outcome = load(write_marks(tmp_path / "a.xlsx", rows))
    assert [(problem.code, problem.row) for problem in outcome.problems] == [("row_skipped", 13)]


def test_a_subject_in_other_words_is_found(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    scope = "ВПР 2026 Литературное чтение 4 класс"
    load(write_marks(tmp_path / "a.xlsx", [(SCHOOL, 10, 10, 20, 30, 40)], scope=scope))
    assert results.list_results(workspace)[0].procedure == "vpr:li:4"


def test_a_corrected_work_of_autumn_goes_to_the_class_before(
    tmp_path: Path, preview: Preview
) -> None:
    rows = [(SCHOOL, 10, 10, 20, 30, 40)]
    path = write_marks(
        tmp_path / "a.xlsx", rows, scope="ВПР 2023 Русский язык 6 класс", day="20.09.2022"
    )
    subject = preview(path, create_schools=True).subject
    assert subject is not None
    assert subject.suggested is not None
    assert subject.year == 2023
    assert subject.suggested.year == 2022
    corrected = preview(path, create_schools=True, corrections={path: subject.suggested})
    assert corrected.year == 2022
    assert corrected.problems == ()
    assert corrected.scope_text.replace("\u00a0", " ") == (
        "ВПР по русскому языку, 5 класс, 2021/2022"
    )
    assert corrected.lines[0].what.replace("\u00a0", " ") == "ВПР РУ 5, 2021/2022"


def test_a_report_without_its_head_waits_for_year_and_work(
    tmp_path: Path, preview: Preview
) -> None:
    path = write_marks(tmp_path / "a.xlsx", [(SCHOOL, 10, 10, 20, 30, 40)], scope="ВПР")
    found = preview(path, create_schools=True)
    assert found.subject == FileSubject(None, None)
    half = preview(path, create_schools=True, corrections={path: Correction(2026)})
    assert [problem.code for problem in half.problems] == ["no_scope"]
    assert half.subject == FileSubject(2026, None)
    whole = preview(path, create_schools=True, corrections={path: Correction(2026, 1)})
    assert whole.can_commit
    assert whole.fresh == 1
