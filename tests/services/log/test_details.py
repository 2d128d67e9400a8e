"""The words of an action: its rows, old and new, and why it cannot be taken back."""

import gc
from dataclasses import replace
from datetime import date

import pytest

from app.enums import SupportKind
from app.services import results
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.log import changes, details
from app.services.log.changes import row_count, undo
from app.services.log.details import (
    UndoOutlook,
    describe_change,
    summary_lines,
    undo_outlook,
    undo_refusal,
)
from app.services.log.listing import list_changes
from app.services.log.settings import set_setting
from app.services.results import ResultDraft
from app.services.schools import schools, support
from app.services.schools.schools import SchoolDraft
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace


def last(workspace: Workspace) -> int:
    return list_changes(workspace, limit=1)[0].id


def test_an_added_row_tells_its_values(workspace: Workspace) -> None:
    schools.save_school(
        workspace, SchoolDraft(short_name="СОШ № 30", settlement="Антипиха", distance_m=12500)
    )
    (row,) = describe_change(workspace, last(workspace))
    assert (row.kind, row.name, row.verb) == ("Школа", "СОШ № 30", "добавлено")
    assert "населённый пункт: Антипиха" in row.text
    assert "вид: СОШ" in row.text
    assert "действует: да" in row.text
    assert "расстояние, м: 12\u00a0500" in row.text


def test_a_changed_row_tells_old_and_new_of_what_changed(workspace: Workspace) -> None:
    draft = SchoolDraft(short_name="СОШ № 30", settlement="Антипиха")
    key, _ = schools.save_school(workspace, draft)
    schools.save_school(workspace, replace(draft, settlement="Покровка"), key)
    (row,) = describe_change(workspace, last(workspace))
    assert row.text == "населённый пункт: Антипиха → Покровка"
    assert row.verb == "изменено"


def test_a_result_is_named_by_school_and_procedure(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    procedure = next(row for row in results.list_procedures(workspace) if row.code == "vpr:ma:5")
    results.save_result(
        workspace,
        ResultDraft(
            school_id=school_id, procedure_id=procedure.id, year=2026, participants=38, failed=9
        ),
    )
    (row,) = describe_change(workspace, last(workspace))
    assert row.name == f"СОШ № 30, {procedure.short_title}"
    assert "учебный год: 2025/2026" in row.text
    assert "не справились: 9" in row.text


def test_days_and_closed_sets_are_told_in_words(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    support.enter_support(
        workspace,
        SupportDraft(
            school_id=school_id, kind=SupportKind.SHNOR, year=2026, entered_on=date(2025, 11, 17)
        ),
    )
    row = describe_change(workspace, last(workspace))[-1]
    assert "дата внесения: 17.11.2025" in row.text
    assert f"вид: {SupportKind.SHNOR.label}" in row.text


def test_a_removed_row_tells_what_was(workspace: Workspace) -> None:
    key, _ = people.save_person(
        workspace, PersonDraft(surname="Лунцова", given_name="Елена", post="директор")
    )
    undo(workspace, last(workspace))
    (row,) = describe_change(workspace, last(workspace))
    assert (row.verb, row.name) == ("удалено", "Лунцова Елена")
    assert "должность: было директор" in row.text
    assert key


def test_an_import_tells_its_counts(demo: Workspace) -> None:
    found = next(row for row in list_changes(demo, action="import") if row.summary)
    assert all("новых" in line for line in summary_lines(found.summary))
    assert summary_lines(found.summary)
    assert summary_lines(None) == ()


def test_what_can_be_taken_back_is_only_tried(workspace: Workspace) -> None:
    draft = SchoolDraft(short_name="СОШ № 30")
    key, _ = schools.save_school(workspace, draft)
    first = last(workspace)
    assert undo_refusal(workspace, first) == ""
    assert [row.id for row in schools.list_schools(workspace)] == [key]
    assert len(list_changes(workspace)) == 1
    schools.save_school(workspace, replace(draft, settlement="Покровка"), key)
    assert "более поздними действиями" in undo_refusal(workspace, first)
    assert undo_outlook(workspace, first).refusal == undo_refusal(workspace, first)
    undo(workspace, last(workspace))
    assert "уже отменено" in undo_refusal(workspace, list_changes(workspace)[1].id)


def test_nothing_is_kept_of_what_was_only_tried(workspace: Workspace) -> None:
    """A refusal leads to all that was read; the window asks for one at each change of the data."""
    draft = SchoolDraft(short_name="СОШ № 30")
    key, _ = schools.save_school(workspace, draft)
    schools.save_school(workspace, replace(draft, settlement="Покровка"), key)
    first = list_changes(workspace)[1].id
    gc.collect()
    gc.disable()
    try:
        assert undo_refusal(workspace, first) == undo_outlook(workspace, first).refusal != ""
        left = [one for one in gc.get_objects() if isinstance(one, changes.Work)]
    finally:
        gc.enable()
    assert left == []


def test_a_setting_is_named_in_the_words_of_the_window(workspace: Workspace) -> None:
    order = "«Приказ об утверждении перечня школ»"
    for key, name in (
        ("document.text.list-order", f"Текст документа {order}"),
        ("document.list-order", f"Настройки документа {order}"),
        ("document.default", "Оформление документов"),
        ("document.text.gone", "Текст документа"),
        ("identification/profile", "Профиль правил в работе"),
        ("order.2", "order.2"),  # of an older version
    ):
        changes = set_setting(workspace, key, {"text": "Слова"})
        assert changes.change_set_id is not None
        (row,) = describe_change(workspace, changes.change_set_id)
        assert (row.kind, row.name) == ("Настройка", name)


def test_an_action_of_many_rows_is_not_tried_beforehand(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows that an import only added count too, though the log does not keep them."""
    load = next(row for row in list_changes(demo, action="import") if not row.undone)
    number = row_count(demo, load.id)
    tried: list[int] = []
    monkeypatch.setattr(changes, "try_undo", lambda _workspace, action: tried.append(action))
    for most in (number, number - 1):
        monkeypatch.setattr(details, "_MOST_TRIED", most)
        assert undo_refusal(demo, load.id) == ""
        assert undo_outlook(demo, load.id) == UndoOutlook()
    assert tried == [load.id, load.id]
