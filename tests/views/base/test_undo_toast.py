from app.services.log.changes import Changes
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.base.undo_toast import tell_saved
from tests.views.conftest import said


def test_a_saved_action_is_announced_and_can_be_taken_back(
    context: PageContext, workspace: Workspace
) -> None:
    heard: list[Changes] = []
    context.events.changed.connect(heard.append)
    _id, changes = schools.save_school(workspace, SchoolDraft("Школа"))

    tell_saved(context, changes, "Школа добавлена.")
    assert said(context).texts == ["Школа добавлена."]
    assert context.events.last_change == changes.change_set_id
    said(context).actions[0].run()

    assert schools.list_schools(workspace) == []
    assert len(heard) == 2
    assert context.events.last_change is None


def test_what_cannot_be_taken_back_is_said(context: PageContext, workspace: Workspace) -> None:
    school_id, changes = schools.save_school(workspace, SchoolDraft("Школа"))
    tell_saved(context, changes, "Школа добавлена.")
    schools.save_school(workspace, SchoolDraft("Школа", phone="1"), school_id)

    said(context).actions[0].run()

    assert "Целиком отменить нельзя" in said(context).texts[-1]
    assert len(schools.list_schools(workspace)) == 1


def test_nothing_is_said_of_an_action_that_changed_nothing(context: PageContext) -> None:
    tell_saved(context, Changes(), "Сохранено.")
    assert said(context).texts == []
