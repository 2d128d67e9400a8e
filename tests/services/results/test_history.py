"""What happened to one result, which results an action touched, who has not sent what."""

from dataclasses import replace

from app.enums import SchoolKind
from app.services import results
from app.services.log.changes import undo
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

YEAR = 2026


def procedure(workspace: Workspace, code: str) -> int:
    return next(row.id for row in results.list_procedures(workspace) if row.code == code)


def school(workspace: Workspace, name: str, kind: SchoolKind = SchoolKind.SOSH) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name=name, kind=kind))[0]


def draft(workspace: Workspace, school_id: int, code: str, failed: int) -> ResultDraft:
    return ResultDraft(
        school_id=school_id,
        procedure_id=procedure(workspace, code),
        year=YEAR,
        participants=20,
        failed=failed,
    )


def said(change: results.CellChange) -> tuple[str, str]:
    return change.old.replace("\u00a0", " "), change.new.replace("\u00a0", " ")


def test_the_history_of_a_cell_has_every_change_and_its_undo(workspace: Workspace) -> None:
    one, other = school(workspace, "Школа № 1"), school(workspace, "Школа № 11")
    results.save_result(workspace, draft(workspace, one, "vpr:ma:5", 1))
    results.save_result(workspace, draft(workspace, other, "vpr:ma:5", 9))
    results.save_result(workspace, draft(workspace, one, "vpr:ru:5", 8))
    changed = results.save_result(workspace, draft(workspace, one, "vpr:ma:5", 2))
    assert changed.change_set_id is not None
    undo(workspace, changed.change_set_id)
    key = procedure(workspace, "vpr:ma:5")
    found = results.cell_history(workspace, one, key, YEAR)
    assert [said(change) for change in found] == [
        ("2 из 20 (10 %)", "1 из 20 (5 %)"),
        ("1 из 20 (5 %)", "2 из 20 (10 %)"),
        ("нет данных", "1 из 20 (5 %)"),
    ]
    assert [change.undone for change in found] == [False, True, False]
    assert results.cell_history(workspace, one, key, YEAR - 1) == []
    stored = results.list_results(workspace, year=YEAR, school_id=one)[0]
    results.change_results(workspace, (), (stored.id,))
    newest = results.cell_history(workspace, one, key, YEAR)[0]
    assert said(newest) == ("1 из 20 (5 %)", "нет данных")


def test_the_cells_that_an_action_touched(workspace: Workspace) -> None:
    one, other = school(workspace, "Школа № 1"), school(workspace, "Школа № 2")
    drafts = [draft(workspace, number, "vpr:ma:5", 1) for number in (one, other)]
    changes = results.change_results(workspace, drafts, title="Вставка результатов: 2")
    assert changes.change_set_id is not None
    key = procedure(workspace, "vpr:ma:5")
    touched = results.touched_cells(workspace, changes.change_set_id)
    assert touched == [(one, key, YEAR), (other, key, YEAR)]
    undone = undo(workspace, changes.change_set_id)
    assert undone.change_set_id is not None
    assert set(results.touched_cells(workspace, undone.change_set_id)) == set(touched)


def test_storing_and_removing_is_one_action_that_can_be_undone(workspace: Workspace) -> None:
    one, other = school(workspace, "Школа № 1"), school(workspace, "Школа № 2")
    results.save_result(workspace, draft(workspace, one, "vpr:ma:5", 1))
    stored = results.list_results(workspace)[0]
    moved = results.change_results(
        workspace, [draft(workspace, other, "vpr:ma:5", 1)], [stored.id], title="Перенос"
    )
    assert [row.school_id for row in results.list_results(workspace)] == [other]
    assert moved.change_set_id is not None
    undo(workspace, moved.change_set_id)
    assert [row.school_id for row in results.list_results(workspace)] == [one]


def test_cells_of_some_schools_are_read_as_the_grid_has_them(workspace: Workspace) -> None:
    numbers = [school(workspace, f"Школа № {number}") for number in range(1, 25)]
    results.change_results(workspace, [draft(workspace, one, "vpr:ma:5", 1) for one in numbers])
    grid = results.get_grid(workspace, YEAR)
    for wanted in (numbers[:3], numbers[:22]):
        found = results.read_cells(workspace, YEAR, wanted)
        assert found == {key: row for key, row in grid.cells.items() if key[0] in wanted}


def test_who_has_not_sent_what_as_a_text_for_a_letter(workspace: Workspace) -> None:
    one = school(workspace, "Школа № 1")
    school(workspace, "Школа № 2", SchoolKind.OOSH)
    results.save_result(workspace, draft(workspace, one, "vpr:ma:5", 1))
    missing = results.list_missing(workspace, YEAR, ("vpr:ma:5", "oge:ru", "ege:ru"))
    assert results.missing_text(missing, "Нет результатов:").split("\n") == [
        "Нет результатов:",
        "Школа № 1: ОГЭ РУ, ЕГЭ РУ",
        "Школа № 2: ВПР МА 5, ОГЭ РУ",
    ]


def test_a_mean_is_held_against_the_numbers_that_it_came_with(workspace: Workspace) -> None:
    one = school(workspace, "Школа № 1")
    first = replace(draft(workspace, one, "vpr:ma:5", 1), mean_score_h=380)

    def kept(*drafts: ResultDraft) -> str:
        for each in drafts:
            results.save_result(workspace, each)
        (row,) = results.list_results(workspace)
        note = results.kept_mean(workspace, row)
        return "" if note is None else note.text.replace("\u00a0", " ")

    told = "Средний балл 3,8 сохранён вместе с прежними числами (1 из 20 (5 %))"
    assert kept(first) == ""
    assert kept(replace(first, failed=2)).startswith(told)
    assert kept(replace(first, failed=3)).startswith(told)
    assert kept(first) == ""
    assert kept(replace(first, failed=2, mean_score_h=370)) == ""
    assert kept(replace(first, failed=2, mean_score_h=None)) == ""
