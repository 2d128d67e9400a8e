"""Storing checked files: all or none, with a backup before and undo after."""

import shutil
from pathlib import Path

import pytest

from app.errors import ReadOnlyWorkspaceError, UserError
from app.services import results
from app.services.importing.service import (
    FilePreview,
    SchoolAnswer,
    commit_files,
    preview_files,
)
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.progress import run_steps
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.storage.backup import list_backups
from app.services.storage.workspace import Workspace, open_workspace
from tests.services.importing.books import write_flat, write_marks, write_own
from tests.services.importing.conftest import Load, Preview

SCHOOL = "СОШ № 30(edu990130)"


def marks(path: Path, failed: float, name: str = "a.xlsx", school: str = SCHOOL) -> Path:
    return write_marks(path / name, [(school, 40, failed, 50, 95 - 50 - failed, 5)])


def failed(workspace: Workspace) -> list[int | None]:
    return [row.failed for row in results.list_results(workspace)]


def register(path: Path) -> Path:
    """A register of the one school."""
    rows = [{"short_name": "СОШ № 30", "login": "edu990130"}]
    return write_own(path / "школы.xlsx", "schools", rows)


@pytest.fixture
def edited(tmp_path: Path, workspace: Workspace, school: int, load: Load) -> None:
    """One imported result that was changed by hand, from 4 to 7."""
    load(marks(tmp_path, 10))
    (row,) = results.list_results(workspace)
    draft = ResultDraft(
        school_id=school, procedure_id=row.procedure_id, year=2026, participants=40, failed=7
    )
    results.save_result(workspace, draft)


def test_a_backup_is_made_before_and_the_history_tells_the_counts(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(marks(tmp_path, 10))
    (copy,) = list_backups(workspace.backups)
    assert (copy.reason, copy.results) == ("перед загрузкой файлов", 0)
    (entry,) = list_changes(workspace, action="import")
    assert entry.title == "Загрузка файла «a.xlsx»: ВПР, русский язык, 4 класс, 2025/2026"
    assert entry.source_file == "a.xlsx"
    (told,) = entry.summary["files"]
    assert (told["file"], told["kind"], told["fresh"], told["changed"]) == (
        "a.xlsx",
        "fis-oko-marks",
        1,
        0,
    )


def test_the_same_file_twice_changes_nothing(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    path = marks(tmp_path, 10)
    load(path)
    history = list_changes(workspace)
    again = load(path)
    assert (again.rows, again.accepted, again.unchanged) == (1, 0, 1)
    assert again.stored
    assert list_changes(workspace) == history
    assert len(list_backups(workspace.backups)) == 1


def test_a_changed_value_shows_old_and_new(
    tmp_path: Path, workspace: Workspace, school: int, load: Load, preview: Preview
) -> None:
    load(marks(tmp_path, 10))
    path = marks(tmp_path, 30, "b.xlsx")
    (line,) = preview(path).lines
    assert (line.status, line.old, line.new) == (
        "changed",
        "4 из 40 (10\u00a0%)",
        "12 из 40 (30\u00a0%)",
    )
    load(path)
    (row,) = results.list_results(workspace)
    assert (row.failed, row.source_file) == (12, "b.xlsx")


def test_what_a_file_does_not_say_is_not_erased(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    own = {"year": 2026, "school": "x", "login": "edu990130", "procedure": "vpr:ru:4"}
    numbers = {"participants": 40, "failed": 5, "high": 9, "mean_score": 3.5}
    load(write_own(tmp_path / "own.xlsx", "results", [own | numbers]))
    load(marks(tmp_path, 10))
    (row,) = results.list_results(workspace)
    assert (row.failed, row.high, row.mean_score_h) == (4, 9, 350)


def test_undo_takes_new_rows_away_and_gives_old_values_back(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(marks(tmp_path, 10))
    rows = [
        (2026, 4, "Русский язык", "", "edu990130", "СОШ № 30", 40, 30, 50, 15, 5),
        (2026, 5, "Русский язык", "", "edu990131", "СОШ № 31", 40, 30, 50, 15, 5),
    ]
    load(write_flat(tmp_path / "flat.xlsx", rows))
    assert sorted(value or 0 for value in failed(workspace)) == [12, 12]
    undo(workspace, list_changes(workspace, action="import")[0].id)
    (row,) = results.list_results(workspace)
    assert (row.failed, row.source_file) == (4, "a.xlsx")
    assert [one.id for one in schools.list_schools(workspace)] == [school]
    undo(workspace, list_changes(workspace, action="import")[1].id)
    assert results.list_results(workspace) == []


@pytest.mark.usefixtures("edited")
def test_an_import_whose_rows_were_edited_later_is_not_undone(
    workspace: Workspace,
) -> None:
    with pytest.raises(UserError, match="более поздними"):
        undo(workspace, list_changes(workspace, action="import")[0].id)
    assert failed(workspace) == [7]


@pytest.mark.usefixtures("edited")
def test_an_edit_of_an_imported_value_is_typed_by_hand_from_then_on(
    workspace: Workspace,
) -> None:
    assert results.list_results(workspace)[0].source_text == "введено вручную"


def test_several_files_are_stored_as_one_action(tmp_path: Path, workspace: Workspace) -> None:
    files = [marks(tmp_path, 10), register(tmp_path)]
    previews = run_steps(preview_files(workspace, files))
    assert [one.kind for one in previews] == ["fis-oko-marks", "schools"]
    assert all(one.can_commit for one in previews)
    outcome = run_steps(commit_files(workspace, previews))
    assert outcome.files == tuple(files)
    assert {"school", "result"} <= outcome.changes.tables
    (row,) = results.list_results(workspace)
    assert (row.school, row.failed) == ("СОШ № 30", 4)
    (entry,) = list_changes(workspace, action="import")
    assert entry.title == "Загрузка: «школы.xlsx», «a.xlsx»"
    undo(workspace, entry.id)
    assert schools.list_schools(workspace) == []


def test_what_was_stored_is_told_by_the_rows_of_its_kind(
    tmp_path: Path, workspace: Workspace
) -> None:
    def told(*paths: Path) -> str:
        return run_steps(commit_files(workspace, run_steps(preview_files(workspace, paths)))).words

    names = ("СОШ № 30", "СОШ № 31", "СОШ № 32")
    rows = [{"short_name": name, "login": f"edu99013{n}"} for n, name in enumerate(names)]
    one = write_own(tmp_path / "одна.xlsx", "schools", rows[:1])
    assert told(one) == "Загружена 1\u00a0школа"
    assert told(write_own(tmp_path / "школы.xlsx", "schools", rows)) == "Загружено 2\u00a0школы"
    more = write_own(tmp_path / "ещё.xlsx", "schools", [{"short_name": "Лесная ООШ"}])
    assert told(marks(tmp_path, 10), more) == ("Загружено: 1\u00a0школа, 1\u00a0результат")
    assert told(marks(tmp_path, 12)) == "Загружен 1\u00a0результат"
    assert told(marks(tmp_path, 12)) == ""


def test_rows_of_a_school_from_a_file_that_is_left_out_are_refused(
    tmp_path: Path, workspace: Workspace
) -> None:
    previews = run_steps(preview_files(workspace, [register(tmp_path), marks(tmp_path, 10)]))
    with pytest.raises(UserError, match="из другого файла"):
        run_steps(commit_files(workspace, previews[1:]))
    assert results.list_results(workspace) == []
    assert list_changes(workspace) == []


def test_two_files_that_contradict_each_other_are_refused(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    files = [marks(tmp_path, 10), marks(tmp_path, 30, "b.xlsx")]
    first, second = run_steps(preview_files(workspace, files))
    for preview, other in ((first, "«b.xlsx»"), (second, "«a.xlsx»")):
        (problem,) = preview.problems
        assert problem.code == "files_differ"
        assert other in problem.text
        assert not preview.can_commit
    with pytest.raises(UserError, match="нельзя сохранить"):
        run_steps(commit_files(workspace, [first]))


def test_the_same_rows_in_two_files_are_stored_once(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    first = marks(tmp_path, 10)
    copy = Path(shutil.copyfile(first, tmp_path / "копия.xlsx"))
    previews = run_steps(preview_files(workspace, [first, copy]))
    run_steps(commit_files(workspace, previews))
    (row,) = results.list_results(workspace)
    assert row.source_file == "a.xlsx"


def test_an_answer_binds_and_is_remembered(
    tmp_path: Path, workspace: Workspace, preview: Preview, load: Load
) -> None:
    key, _ = schools.save_school(
        workspace, schools.SchoolDraft(short_name="МБОУ «Бураковская СОШ»")
    )
    path = marks(tmp_path, 10, school="Бураковская школа(edu990105)")
    (question,) = preview(path).questions
    answers = {question.key: SchoolAnswer("bind", key)}
    found = preview(path, answers=answers)
    assert found.can_commit
    run_steps(commit_files(workspace, [found]))
    (row,) = schools.list_schools(workspace)
    assert (row.login_digits, row.aliases) == ("990105", ("Бураковская школа",))
    assert load(path, create_schools=False).unchanged == 1


def test_an_answer_may_leave_rows_out(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    path = marks(tmp_path, 10)
    (question,) = preview(path).questions
    found = preview(path, answers={question.key: SchoolAnswer("skip")})
    assert (found.accepted, found.rejected, found.can_commit) == (0, 1, True)
    run_steps(commit_files(workspace, [found]))
    assert list_changes(workspace) == []


def test_a_school_made_by_an_answer_is_announced(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    path = marks(tmp_path, 10)
    (question,) = preview(path).questions
    found = preview(path, answers={question.key: SchoolAnswer("create")})
    assert found.new_schools == ("СОШ № 30",)
    run_steps(commit_files(workspace, [found]))
    assert [row.login_digits for row in schools.list_schools(workspace)] == ["990130"]


def test_a_file_with_an_open_question_is_not_stored(
    tmp_path: Path, workspace: Workspace, preview: Preview
) -> None:
    found: FilePreview = preview(marks(tmp_path, 10))
    with pytest.raises(UserError, match="нельзя сохранить"):
        run_steps(commit_files(workspace, [found]))


def test_a_register_that_changed_since_the_check_stops_the_storing(
    tmp_path: Path, workspace: Workspace, load: Load, preview: Preview
) -> None:
    load(marks(tmp_path, 10))
    found = preview(marks(tmp_path, 30, "b.xlsx"))
    undo(workspace, list_changes(workspace, action="import")[0].id)
    with pytest.raises(UserError, match="реестр школ изменился"):
        run_steps(commit_files(workspace, [found]))
    assert results.list_results(workspace) == []


def test_a_cancelled_storing_leaves_nothing(
    tmp_path: Path, workspace: Workspace, school: int, preview: Preview
) -> None:
    steps = commit_files(workspace, [preview(marks(tmp_path, 10))])
    while not next(steps).text.startswith("Сохранение"):
        pass
    steps.close()
    assert results.list_results(workspace) == []
    assert list_changes(workspace, action="import") == []


def test_a_read_only_workspace_checks_and_does_not_store(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    workspace.close()
    with open_workspace(workspace.root, read_only=True, clock=workspace.clock) as closed:
        previews = run_steps(preview_files(closed, [marks(tmp_path, 10)]))
        assert previews[0].can_commit
        with pytest.raises(ReadOnlyWorkspaceError):
            run_steps(commit_files(closed, previews))
