"""A part that cannot be read costs what it kept, and nothing else."""

import zipfile
from datetime import date

import pytest

from app.enums import SupportStage
from app.errors import EnvironmentProblem
from app.models import Procedure
from app.services.log.changes import undo
from app.services.log.details import (
    UNREADABLE,
    describe_change,
    describe_rows,
    rows_of_change,
    undo_refusal,
)
from app.services.log.listing import list_changes
from app.services.log.places import place_of_change
from app.services.log.words.rows import DAMAGED
from app.services.progress import run_steps
from app.services.results import ResultDraft, editing
from app.services.results.history import NO_DATA, cell_history, kept_mean, touched_cells
from app.services.results.reading import list_results
from app.services.school_card.history import list_school_changes
from app.services.schools import schools, support_steps
from app.services.schools.schools import SchoolDraft
from app.services.schools.support_steps import StepDraft
from app.services.storage.packing.packing import pack
from app.services.storage.workspace import DATABASE_NAME, Workspace

TEXTS = (
    "",
    "null",
    "5",
    "[1]",
    '{"phone":',
    '{"phone":5}',
    '{"phone":["1","2","3"]}',
    '{"actor":5,"phone":["Иванова"]}',
    '{"no such column":["x"]}',
    '{"phone":["\x00"]}',
    "[" * 20_000,
    b"\xff\xfe",
)


def dial(workspace: Workspace, key: int, phone: str) -> int:
    _, made = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5", phone=phone), key)
    assert made.change_set_id is not None
    return made.change_set_id


def spoil(workspace: Workspace, number: int, column: str, text: str | bytes) -> None:
    with workspace.database.writing() as session:
        session.connection().exec_driver_sql(
            f"UPDATE change_part SET {column} = ? WHERE change_set_id = ?", (text, number)
        )


def ask_everything(workspace: Workspace, key: int, number: int) -> None:
    """Every history is told, whatever it says of the damaged action."""
    for row in list_changes(workspace):
        assert describe_change(workspace, row.id)
        assert describe_rows(workspace, row.id, rows_of_change(workspace, row.id))
        place_of_change(workspace, row.id)
        touched_cells(workspace, row.id)
    assert {row.id for row in list_school_changes(workspace, key)} >= {number}


def test_a_damaged_part_is_told_calmly_and_hinders_nothing_else(workspace: Workspace) -> None:
    key, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    first, broken = dial(workspace, key, "2-11"), dial(workspace, key, "2-12")
    step = StepDraft(planned_on=date(2026, 12, 1))
    support_steps.save_step(workspace, key, 2026, next(iter(SupportStage)), step)
    with workspace.database.reading() as reader:
        sound = reader.row("SELECT * FROM change_part WHERE change_set_id = ?", (broken,))
    assert sound is not None
    for column in ("keys", "before", "after"):
        for text in TEXTS:
            spoil(workspace, broken, column, text)
            ask_everything(workspace, key, broken)
            with pytest.raises(EnvironmentProblem, match="повреждены"):
                undo(workspace, broken)
        spoil(workspace, broken, column, sound[column])
    spoil(workspace, broken, "before", "{")
    with pytest.raises(EnvironmentProblem, match="повреждены"):
        undo(workspace, broken, keep_edited=True)
    later = dial(workspace, key, "2-13")
    undo(workspace, later)
    assert schools.get_school(workspace, key).phone == "2-12"
    assert "повреждены" in undo_refusal(workspace, broken)
    assert [row.verb for row in describe_change(workspace, broken)] == [UNREADABLE]
    assert [row.text for row in describe_change(workspace, first)] == ["телефон: 2-11"]
    told = {row.id: row.details for row in list_school_changes(workspace, key)}
    assert told[broken] == f"школа: {DAMAGED}"


def test_a_cell_tells_that_its_history_is_damaged(workspace: Workspace) -> None:
    key, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    with workspace.database.reading() as reader:
        procedure = reader.scalar(f"SELECT min(id) FROM {Procedure.__tablename__}")
    drafts = [
        ResultDraft(
            school_id=key,
            procedure_id=procedure,
            year=2026,
            participants=20,
            failed=failed,
            mean_score_h=1200,
        )
        for failed in (1, 2, 3, 4)
    ]
    numbers = [editing.save_result(workspace, draft).change_set_id or 0 for draft in drafts]
    spoil(workspace, numbers[2], "after", "{")
    told = {row.id: (row.old, row.new) for row in cell_history(workspace, key, procedure, 2026)}
    # Of the one before it nothing but what it changed is known: no result can be told of that.
    assert [row.text for row in cell_history(workspace, key, procedure, 2026)][1:3] == [DAMAGED] * 2
    assert told[numbers[1]] == told[numbers[2]] == (DAMAGED, DAMAGED)
    assert (told[numbers[0]][0], told[numbers[3]][1]) == (NO_DATA, "4 из 20 (20\u00a0%)")
    assert len(list_school_changes(workspace, key)) == len(numbers) + 1
    (result,) = list_results(workspace)
    kept = kept_mean(workspace, result)
    assert kept is not None
    assert "3 из 20" in kept.text.replace("\u00a0", " ")


def test_a_workspace_with_a_damaged_part_is_packed_without_what_it_kept(
    workspace: Workspace,
) -> None:
    key, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5"))
    broken = dial(workspace, key, "2-11")
    for text in ('{"actor":["Иванова"', '{"actor":5,"note":["Иванова"]}'):
        spoil(workspace, broken, "before", text)
        package = workspace.root.parent / "район.opora"
        run_steps(pack(workspace, package, overwrite=True))
        with zipfile.ZipFile(package) as archive:
            assert "Иванова".encode() not in archive.read(DATABASE_NAME)
