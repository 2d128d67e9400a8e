"""Actions of hundreds of rows: taken back in the background, and offered in the next session."""

from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from app.enums import ResultState
from app.models import Result
from app.services import results
from app.services.log import changes
from app.services.log.changes import Changes, changing
from app.services.reference import ensure_school_year
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from tests.views.base.actions import add_school, dump, names
from tests.views.conftest import said
from tests.views.samples import District


def store_many(workspace: Workspace, *, action: str, title: str, years: int = 4) -> int:
    """Results inserted in bulk, as an import does it: without log entries of their own."""
    with changing(workspace, action, title) as work:
        made: list[dict[str, int | str]] = []
        for year in range(2018, 2018 + years):
            ensure_school_year(work.session, year)
            made += [
                {
                    "school_id": school.id,
                    "procedure_id": procedure.id,
                    "year": year,
                    "state": ResultState.HELD.value,
                    "participants": 10,
                    "failed": 3,
                    "change_set_id": work.change_set_id,
                }
                for school in schools.list_schools(workspace)
                for procedure in results.list_procedures(workspace)
            ]
        work.session.connection().execute(insert(Result), made)
        work.tables.add("result")
        work.summary = {"files": []}
    assert work.changes.change_set_id is not None
    return work.changes.change_set_id


def test_a_new_session_goes_back_from_the_newest_action_on(
    make_context: Callable[..., PageContext], workspace: Workspace, qtbot: QtBot
) -> None:
    """A bulk change that is older than others is not offered before them."""
    first = make_context(workspace)
    for number in range(3):
        add_school(first, f"СОШ № {number}")
    store_many(workspace, action="bulk", title="Ввод результатов: 180", years=1)
    for number in range(12):
        add_school(first, f"ООШ № {number}")
    again = make_context(workspace)
    for number in reversed(range(12)):
        again.undoing.undo()
        assert f"добавление школы – ООШ № {number}" in said(again).questions[-1]
    again.undoing.undo()
    assert "ввод результатов – 180" in said(again).questions[-1]
    qtbot.waitUntil(lambda: again.tasks.idle)
    assert names(again) == [f"СОШ № {number}" for number in range(3)]


@pytest.mark.parametrize(
    ("action", "title", "button"),
    [
        ("import", "Загрузка файла «впр.xlsx»: ВПР", "Отменить загрузку"),
        ("bulk", "Ввод результатов: 180", "Отменить изменение"),
    ],
)
def test_a_new_session_offers_the_last_big_action(
    context: PageContext, district: District, qtbot: QtBot, action: str, title: str, button: str
) -> None:
    before = dump(context.workspace)
    store_many(context.workspace, action=action, title=title)
    after = dump(context.workspace)
    said(context).answer = False
    context.undoing.undo()
    assert dump(context.workspace) == after
    said(context).answer = True
    asked = len(said(context).questions)
    context.undoing.undo()
    qtbot.waitUntil(lambda: context.tasks.idle)
    assert len(said(context).questions) == asked + 1
    assert title.split(": ", maxsplit=1)[0][1:] in said(context).questions[-1]
    assert dump(context.workspace) == before
    context.undoing.redo()
    qtbot.waitUntil(lambda: context.tasks.idle)
    assert dump(context.workspace) == after
    context.undoing.undo()
    qtbot.waitUntil(lambda: context.tasks.idle)
    assert dump(context.workspace) == before
    assert len(said(context).questions) == asked + 1


def test_keys_pressed_during_a_big_undo_wait_for_their_turn(
    context: PageContext, district: District, qtbot: QtBot
) -> None:
    add_school(context, "СОШ № 5")
    number = store_many(context.workspace, action="import", title="Загрузка")
    context.events.announce(
        Changes(
            change_set_id=number, tables=frozenset({"result"}), action="import", title="Загрузка"
        )
    )
    started: list[object] = []
    context.undoing.task_started.connect(started.append)
    context.undoing.undo()
    assert len(started) == 1
    context.undoing.undo()
    assert "СОШ № 5" in names(context)
    qtbot.waitUntil(lambda: "СОШ № 5" not in names(context))
    assert [text.partition(":")[0] for text in said(context).texts[-2:]] == ["Отменено"] * 2
    assert context.events.last_done is None


def test_a_big_import_comes_back_in_a_moment(context: PageContext, district: District) -> None:
    for number in range(40):
        schools.save_school(context.workspace, SchoolDraft(short_name=f"ООШ № {number + 100}"))
    number = store_many(context.workspace, action="import", title="Загрузка")
    rows = changes.row_count(context.workspace, number)
    before = dump(context.workspace)
    undone = changes.undo(context.workspace, number)
    assert undone.change_set_id is not None
    changes.undo(context.workspace, undone.change_set_id)
    assert rows > 3000
    assert dump(context.workspace) == before


def test_keys_pressed_while_something_is_stored_wait_for_its_end(
    context: PageContext, qtbot: QtBot
) -> None:
    """A large deletion is no action yet: «Отменять нечего» would be wrong."""
    gate = Event()

    def store() -> Changes:
        gate.wait(60)
        return schools.save_school(context.workspace, SchoolDraft(short_name="СОШ № 7"))[1]

    context.tasks.run(store, context.events.announce)
    context.undoing.undo()
    assert said(context).texts == []
    gate.set()
    qtbot.waitUntil(lambda: bool(said(context).texts))
    assert said(context).texts[-1] == "Отменено: добавление школы – СОШ № 7"
    assert names(context) == []


def test_what_only_reads_keeps_no_key_waiting(context: PageContext, qtbot: QtBot) -> None:
    gate = Event()
    task = context.tasks.run(lambda: gate.wait(60), casual=True)
    context.undoing.undo()
    assert said(context).texts[-1].startswith("Отменять нечего")
    with qtbot.waitSignal(task.finished):
        gate.set()
