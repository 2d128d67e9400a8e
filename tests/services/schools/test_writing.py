"""The one writer of schools: what a file leaves out stays, what a form leaves out goes."""

from app.services.log.changes import changing
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.schools.writing import PersonName, SchoolEntry, SchoolTarget
from app.services.storage.workspace import Workspace

NAME = "МБОУ «СОШ № 4»"


def stored(workspace: Workspace, *entries: SchoolEntry) -> dict[int, int]:
    ids: dict[int, int] = {}
    with changing(workspace, "import", "Загрузка") as work:
        SchoolTarget().store(work, entries, ids)
    return ids


def compared(workspace: Workspace, entry: SchoolEntry) -> tuple[str, tuple[str, ...]]:
    with workspace.database.session() as session:
        found = SchoolTarget().compare(session.connection(), (entry,))
    return found.statuses[0], tuple(found.words(0))


def test_new_changed_and_same(workspace: Workspace) -> None:
    entry = SchoolEntry(school_id=-1, values={"short_name": NAME, "distance_m": 12_500})
    assert compared(workspace, entry) == ("new", ("Школа", "", NAME))
    key = stored(workspace, entry)[-1]
    again = SchoolEntry(school_id=key, values=entry.values)
    assert compared(workspace, again) == ("same", ("", "", ""))
    moved = SchoolEntry(school_id=key, values={"short_name": NAME, "distance_m": 3_000})
    assert compared(workspace, moved) == ("changed", ("до центра, км", "12,5", "3"))


def test_a_file_adds_other_names_and_a_form_says_all_of_them(workspace: Workspace) -> None:
    key, _ = schools.save_school(workspace, SchoolDraft(short_name=NAME, aliases=("Школа 4",)))
    stored(workspace, SchoolEntry(school_id=key, values={}, aliases=("Четвёртая", "школа №4")))
    assert schools.get_school(workspace, key).aliases == ("Школа 4", "Четвёртая")
    schools.save_school(workspace, SchoolDraft(short_name=NAME, aliases=("школа №4",)), key)
    assert schools.get_school(workspace, key).aliases == ("школа №4",)


def test_a_head_is_made_once_and_the_same_entry_changes_nothing(workspace: Workspace) -> None:
    head = PersonName("Образцова", "Анна", "Петровна")
    entry = SchoolEntry(school_id=-1, values={"short_name": NAME}, head=head, head_post="директор")
    key = stored(workspace, entry)[-1]
    assert schools.get_school(workspace, key).head == "Образцова Анна Петровна"
    again = SchoolEntry(school_id=key, values=entry.values, head=head, head_post="директор")
    assert compared(workspace, again)[0] == "same"
    with changing(workspace, "import", "Загрузка") as work:
        SchoolTarget().store(work, (again,), {})
    assert work.changes.change_set_id is None
