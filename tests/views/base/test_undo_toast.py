from app.services.log.changes import Changes
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.base.undo_toast import save_and_tell, tell_saved
from tests.views.conftest import said


def test_a_saved_action_is_announced_and_can_be_taken_back(
    context: PageContext, workspace: Workspace
) -> None:
    heard: list[Changes] = []
    context.events.changed.connect(heard.append)
    _id, changes = schools.save_school(workspace, SchoolDraft(short_name="Школа"))

    tell_saved(context, changes, "Школа добавлена.")
    assert said(context).texts == ["Школа добавлена."]
    done = context.events.last_done
    assert done is not None
    assert done.change_set_id == changes.change_set_id
    said(context).actions[0].run()

    assert schools.list_schools(workspace) == []
    assert len(heard) == 2
    assert context.events.last_done is None


def test_what_cannot_be_taken_back_is_said(context: PageContext, workspace: Workspace) -> None:
    school_id, changes = schools.save_school(workspace, SchoolDraft(short_name="Школа"))
    tell_saved(context, changes, "Школа добавлена.")
    schools.save_school(workspace, SchoolDraft(short_name="Школа", phone="1"), school_id)

    said(context).actions[0].run()

    assert "Целиком отменить нельзя" in said(context).texts[-1]
    assert len(schools.list_schools(workspace)) == 1


def test_nothing_is_said_of_an_action_that_changed_nothing(context: PageContext) -> None:
    tell_saved(context, Changes(), "Сохранено.")
    assert said(context).texts == []


def test_an_action_that_cannot_be_done_is_shown_and_told_of_nowhere(
    context: PageContext, workspace: Workspace
) -> None:
    heard: list[Changes] = []
    context.events.changed.connect(heard.append)
    school_id, _ = schools.save_school(workspace, SchoolDraft(short_name="Школа"))
    refused = save_and_tell(
        context, lambda: schools.archive_school(workspace, school_id + 1), "В архиве."
    )
    assert not refused
    assert len(said(context).texts) == 1
    assert "В архиве." not in said(context).texts[0]
    assert heard == []
    assert save_and_tell(context, lambda: schools.archive_school(workspace, school_id), "В архиве.")
    assert said(context).texts[-1] == "В архиве."
    assert len(heard) == 1
