"""The change log: what an action writes down, and taking it back whole or not at all."""

from collections.abc import Callable

import pytest
from sqlalchemy import insert
from sqlmodel import select

from app.enums import ResultState
from app.errors import UserError
from app.models import Procedure, Result, School, SchoolAlias, SchoolYear, Setting
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.log import changes
from app.services.log.changes import LoggedRow, Work, changing
from app.services.log.last_action import last_action
from app.services.log.listing import list_changes
from app.services.log.parts.reading import entries_of
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.reference import ensure_school_year
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.files.sqlite import reading_within
from app.services.storage.workspace import Workspace


def add_school(workspace: Workspace, name: str = "СОШ № 5", phone: str = "") -> tuple[int, int]:
    school_id, made = schools.save_school(workspace, SchoolDraft(short_name=name, phone=phone))
    assert made.change_set_id is not None
    return school_id, made.change_set_id


def set_phone(workspace: Workspace, school_id: int, phone: str) -> int:
    _, made = schools.save_school(
        workspace, SchoolDraft(short_name="СОШ № 5", phone=phone), school_id
    )
    assert made.change_set_id is not None
    return made.change_set_id


def import_result(workspace: Workspace, school_id: int) -> int:
    """A result row inserted by a bulk statement, as an import does it: without log entries."""
    with changing(workspace, "import", "Загрузка", source_file="впр.xlsx") as work:
        ensure_school_year(work.session, 2019)
        procedure = work.session.exec(select(Procedure)).first()
        assert procedure is not None
        work.session.connection().execute(
            insert(Result),
            {
                "school_id": school_id,
                "procedure_id": procedure.id,
                "year": 2019,
                "state": ResultState.HELD.value,
                "participants": 10,
                "failed": 3,
                "percents_only": False,
                "derived": False,
                "source_file": "впр.xlsx",
                "source_sheet": "",
                "change_set_id": work.change_set_id,
            },
        )
        work.summary = {"rows": 1}
    assert work.changes.change_set_id is not None
    return work.changes.change_set_id


def entries(work: Work) -> list[tuple[str, str]]:
    """The table and the key of each row that an action has written down, in their order."""
    reader = reading_within(work.session)
    return [(entry.table, entry.key) for entry in entries_of(reader, work.change_set_id)]


def count(workspace: Workspace, table: str) -> int:
    with workspace.database.reading() as reader:
        return reader.scalar(f"SELECT count(*) FROM {table}")


def test_an_action_stands_in_the_history_with_its_words(workspace: Workspace) -> None:
    add_school(workspace)
    (row,) = list_changes(workspace)
    assert (row.action, row.title) == ("edit", "Добавление школы: СОШ № 5")
    assert (row.rows, row.undone) == (1, False)
    assert row.created_at == workspace.clock.now()
    assert row.actor == workspace.actor


def test_the_history_is_newest_first_and_can_be_narrowed(workspace: Workspace) -> None:
    school_id, _ = add_school(workspace)
    loaded = import_result(workspace, school_id)
    assert [row.action for row in list_changes(workspace)] == ["import", "edit"]
    (row,) = list_changes(workspace, action="import", limit=5)
    assert (row.id, row.source_file, row.summary) == (loaded, "впр.xlsx", {"rows": 1})


def test_an_action_that_fails_leaves_nothing(workspace: Workspace) -> None:
    def fail_halfway() -> None:
        with changing(workspace, "edit", "Проба") as work:
            work.session.add(School(short_name="СОШ № 5", name_key="сош 5"))
            work.session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert count(workspace, "school") == 0
    assert list_changes(workspace) == []


def test_an_action_that_touches_nothing_leaves_no_trace(workspace: Workspace) -> None:
    with changing(workspace, "edit", "Проба") as work:
        pass
    assert work.changes == changes.Changes()
    assert list_changes(workspace) == []


def test_each_kind_of_change_is_taken_back(workspace: Workspace) -> None:
    school_id, added = add_school(workspace, phone="2-11-33")
    edited = set_phone(workspace, school_id, "2-22-44")
    undone = changes.undo(workspace, edited)
    assert undone.touches("school")
    assert schools.get_school(workspace, school_id).phone == "2-11-33"
    changes.undo(workspace, added)
    assert count(workspace, "school") == 0
    assert [row.undone for row in list_changes(workspace, action="edit")] == [True, True]


def test_an_action_is_undone_once(workspace: Workspace) -> None:
    _, added = add_school(workspace)
    changes.undo(workspace, added)
    with pytest.raises(UserError, match="уже отменено"):
        changes.undo(workspace, added)
    with pytest.raises(UserError, match="не найдено"):
        changes.undo(workspace, 999)


def test_an_undo_can_be_taken_back_and_the_action_undone_again(workspace: Workspace) -> None:
    school_id, added = add_school(workspace)
    undone = changes.undo(workspace, added)
    assert undone.change_set_id is not None
    changes.undo(workspace, undone.change_set_id)
    assert schools.get_school(workspace, school_id).short_name == "СОШ № 5"
    states = {row.id: row.undone for row in list_changes(workspace)}
    assert states[added] is False
    changes.undo(workspace, added)
    assert count(workspace, "school") == 0


def test_the_return_of_an_action_is_taken_back_as_the_action_itself(workspace: Workspace) -> None:
    _, added = add_school(workspace)
    undone = changes.undo(workspace, added).change_set_id
    assert undone is not None
    returned = changes.undo(workspace, undone)
    assert (returned.returned, returned.change_set_id) == (added, undone + 1)
    again = changes.undo(workspace, undone + 1)
    assert (again.returned, count(workspace, "school")) == (None, 0)
    rows = [
        (row.title.partition(":")[0], row.undone, row.meant, row.brings_back)
        for row in list_changes(workspace)
    ]
    assert rows == [
        ("Отмена", False, undone + 2, True),
        ("Возврат", False, added, False),
        ("Отмена", True, undone, True),
        ("Добавление школы", True, added, False),
    ]
    assert last_action(workspace) is None
    with pytest.raises(UserError, match="уже отменено"):
        changes.undo(workspace, undone + 1)
    changes.undo(workspace, undone + 2)
    assert count(workspace, "school") == 1


def test_rows_changed_later_are_not_taken_back(workspace: Workspace) -> None:
    school_id, _ = add_school(workspace)
    first = set_phone(workspace, school_id, "1")
    second = set_phone(workspace, school_id, "2")
    with pytest.raises(UserError, match="более поздними"):
        changes.undo(workspace, first)
    assert schools.get_school(workspace, school_id).phone == "2"
    changes.undo(workspace, second)
    changes.undo(workspace, first)
    assert schools.get_school(workspace, school_id).phone == ""


def later_alias(workspace: Workspace, school_id: int) -> None:
    with changing(workspace, "edit", "Ещё одно имя") as work:
        work.session.add(SchoolAlias(school_id=school_id, alias="Пятая", alias_key="пятая"))


def later_result(workspace: Workspace, school_id: int) -> None:
    import_result(workspace, school_id)


@pytest.mark.parametrize("later", [later_alias, later_result])
def test_a_row_is_kept_while_later_rows_hang_on_it(
    workspace: Workspace, later: Callable[[Workspace, int], None]
) -> None:
    school_id, added = add_school(workspace)
    later(workspace, school_id)
    before = count(workspace, "school_alias"), count(workspace, "result")
    with pytest.raises(UserError, match="использованы более поздними"):
        changes.undo(workspace, added)
    assert (count(workspace, "school_alias"), count(workspace, "result")) == before
    assert count(workspace, "school") == 1


def test_a_row_that_others_refer_to_without_cascade_is_kept_too(workspace: Workspace) -> None:
    person_id, added = people.save_person(workspace, PersonDraft(surname="Ермилин"))
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 5", head_id=person_id))
    assert added.change_set_id is not None
    with pytest.raises(UserError, match="использованы более поздними"):
        changes.undo(workspace, added.change_set_id)
    assert people.get_person(workspace, person_id).surname == "Ермилин"


def test_parents_and_children_of_one_action_come_back_together(workspace: Workspace) -> None:
    school_id, _ = add_school(workspace)
    later_alias(workspace, school_id)
    with changing(workspace, "edit", "Удаление школы") as work:
        school = work.session.get(School, school_id)
        assert school is not None
        for alias in work.session.exec(select(SchoolAlias)).all():
            work.session.delete(alias)
        work.session.flush()
        work.session.delete(school)
    assert (count(workspace, "school"), count(workspace, "school_alias")) == (0, 0)
    assert work.changes.change_set_id is not None
    changes.undo(workspace, work.changes.change_set_id)
    assert schools.get_school(workspace, school_id).aliases == ("Пятая",)


def test_a_parent_and_a_child_made_in_one_flush_are_taken_back(workspace: Workspace) -> None:
    with changing(workspace, "edit", "Добавление") as work:
        work.session.add(SchoolAlias(school_id=77, alias="Пятая", alias_key="пятая"))
        work.session.add(School(id=77, short_name="СОШ № 5", name_key="сош 5"))
    assert work.changes.change_set_id is not None
    changes.undo(workspace, work.changes.change_set_id)
    assert (count(workspace, "school"), count(workspace, "school_alias")) == (0, 0)


def test_rows_of_a_flush_stand_as_they_were_added_and_changed_ones_by_their_keys(
    workspace: Workspace,
) -> None:
    """The session itself keeps changed rows in a set, whose order is another in every run."""
    added = [11, 2, 30, 1, *range(100, 120)]
    with changing(workspace, "edit", "Добавление") as work:
        made = [School(id=id_, short_name=f"СОШ № {id_}", name_key=f"сош {id_}") for id_ in added]
        settings = [Setting(key=key, value=1) for key in ("б", "а")]
        work.session.add_all([*made, *settings])
        work.session.flush()
        assert [key for table, key in entries(work) if table == "school"] == [*map(str, added)]
        before = work.entries
        for school in made:
            school.phone = "2-33-55"
        for setting in settings:
            setting.value = 2
        work.session.add(School(id=3, short_name="СОШ № 3", name_key="сош 3"))
        work.session.flush()
        told = entries(work)[before:]
    assert [key for table, key in told if table == "school"] == ["3", *map(str, sorted(added))]
    assert [key for table, key in told if table == "setting"] == ["а", "б"]
    assert told == sorted(told, key=lambda row: changes.parents_first().index(row[0]))


def test_an_import_is_taken_back_with_its_unlogged_rows(workspace: Workspace) -> None:
    school_id, _ = add_school(workspace)
    loaded = import_result(workspace, school_id)
    undone = changes.undo(workspace, loaded)
    assert undone.touches("result")
    assert count(workspace, "result") == 0
    assert undone.change_set_id is not None
    changes.undo(workspace, undone.change_set_id)
    assert count(workspace, "result") == 1
    changes.undo(workspace, loaded)
    assert count(workspace, "result") == 0


def test_an_import_is_kept_while_a_later_edit_of_its_rows_is_in_force(workspace: Workspace) -> None:
    school_id, _ = add_school(workspace)
    loaded = import_result(workspace, school_id)
    with changing(workspace, "edit", "Правка результата") as work:
        result = work.session.exec(select(Result)).one()
        result.failed = 4
    edited = work.changes.change_set_id
    assert edited is not None
    with pytest.raises(UserError, match="более поздними"):
        changes.undo(workspace, loaded)
    assert count(workspace, "result") == 1
    changes.undo(workspace, edited)
    changes.undo(workspace, loaded)
    assert count(workspace, "result") == 0


def test_dates_and_school_years_survive_an_undo(workspace: Workspace) -> None:
    """A shared school year stays when the action that first needed it is taken back."""
    _, first = orders.save_order(workspace, OrderDraft(title="О плане", year=2019))
    _, second = orders.save_order(workspace, OrderDraft(title="О списке", year=2019))
    assert first.touches("school_year")
    assert first.change_set_id is not None
    assert second.change_set_id is not None
    changes.undo(workspace, first.change_set_id)
    assert [row.title for row in orders.list_orders(workspace)] == ["О списке"]
    with workspace.database.session() as session:
        assert session.get(SchoolYear, 2019) is not None


def test_bulk_changes_are_written_down_by_their_caller(workspace: Workspace) -> None:
    school_id, _ = add_school(workspace)
    with changing(workspace, "bulk", "Телефоны") as work:
        connection = work.session.connection()
        table = School.__table__  # pyright: ignore[reportAttributeAccessIssue]
        row = connection.execute(table.select()).mappings().one()
        before = dict(row)
        connection.execute(table.update().values(phone="2-33-55"))
        work.log_rows("school", [LoggedRow(str(school_id), before, {**before, "phone": "2-33-55"})])
    assert work.changes.touches("school")
    assert work.changes.change_set_id is not None
    changes.undo(workspace, work.changes.change_set_id)
    assert schools.get_school(workspace, school_id).phone == ""
