from dataclasses import replace

from app.services import schools
from app.services.changes import undo
from app.services.school_history import list_school_changes
from app.services.schools import SchoolDraft
from app.services.storage.workspace import Workspace

DRAFT = SchoolDraft("МБОУ «СОШ № 5»", phone="2-11")


def test_the_history_tells_old_and_new_values_of_this_school_only(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    other_id, _ = schools.save_school(workspace, SchoolDraft("МБОУ «СОШ № 6»"))
    schools.save_school(workspace, replace(DRAFT, phone="2-12"), school_id)

    found = list_school_changes(workspace, school_id)

    assert [row.details for row in found] == ["телефон: 2-11 → 2-12", ""]
    assert found[1].title == "Добавление школы: МБОУ «СОШ № 5»"
    assert len(list_school_changes(workspace, other_id)) == 1


def test_rows_of_other_tables_count_when_they_belong_to_the_school(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    schools.save_school(workspace, replace(DRAFT, aliases=("Пятая школа",)), school_id)

    assert len(list_school_changes(workspace, school_id)) == 2


def test_an_undone_action_is_marked(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, DRAFT)
    changes = schools.archive_school(workspace, school_id)
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)

    found = list_school_changes(workspace, school_id)
    assert [row.undone for row in found] == [False, True, False]
