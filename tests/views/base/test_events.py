"""Changes reach whoever shows the data, and only then."""

from app.services.log.changes import Changes
from app.views.base.events import DataEvents, DoneAction, TakenBack


def touched(
    number: int,
    action: str = "",
    title: str = "",
    *,
    table: str = "school",
    returned: int | None = None,
) -> Changes:
    return Changes(
        change_set_id=number,
        tables=frozenset({table}),
        action=action,
        title=title,
        returned=returned,
    )


def test_a_change_is_told(qtbot):
    events = DataEvents()
    changes = touched(7)
    with qtbot.waitSignal(events.changed) as told:
        events.announce(changes)
    assert told.args == [changes]
    assert events.last_done == DoneAction(7, changes.title)


def test_an_action_that_touched_nothing_is_not_told(qtbot):
    events = DataEvents()
    with qtbot.assertNotEmitted(events.changed):
        events.announce(Changes())
    assert events.last_done is None


def test_what_was_taken_back_is_no_longer_the_last_change():
    events = DataEvents()
    events.announce(touched(1))
    events.announce(touched(2))
    events.announce_undone(2, touched(3))
    assert number(events) == 1


def test_what_was_taken_back_can_be_done_again_until_something_new_is_done():
    events = DataEvents()
    events.announce(touched(1, "edit", "Первое"))
    events.announce(touched(2, "edit", "Второе"))
    events.announce_undone(2, touched(3, "undo", "Второе"))
    assert events.last_taken_back == TakenBack(3, DoneAction(2, "Второе"))
    events.announce_redone(3, touched(4, "undo", "Второе", returned=2))
    assert (number(events), events.last_taken_back) == (2, None)
    events.announce_undone(2, touched(5, "undo", "Второе"))
    events.announce(touched(6, "edit", "Третье"))
    assert (number(events), events.last_taken_back) == (6, None)


def test_an_undo_that_is_taken_back_puts_its_action_into_force():
    events = DataEvents()
    events.announce(touched(1, "edit", "Первое"))
    events.announce_undone(1, touched(2, "undo", "Первое"))
    events.announce_undone(2, touched(3, "undo", "Первое", returned=1))
    assert (number(events), events.last_taken_back) == (1, None)


def test_a_frozen_run_is_told_but_never_taken_back(qtbot):
    events = DataEvents()
    events.announce(touched(1, "edit", "Первое"))
    with qtbot.waitSignal(events.changed):
        events.announce(touched(2, "freeze", "Фиксация", table="identification_run"))
    assert number(events) == 1


def number(events: DataEvents) -> int | None:
    """Number of the action that would be taken back."""
    return None if events.last_done is None else events.last_done.change_set_id
