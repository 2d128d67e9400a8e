"""Changes reach whoever shows the data, and only then."""

from app.services.log.changes import Changes
from app.views.base.events import DataEvents, DoneAction, TakenBack


def test_a_change_is_told(qtbot):
    events = DataEvents()
    changes = Changes(7, frozenset({"school"}))
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
    events.announce(Changes(1, frozenset({"school"})))
    events.announce(Changes(2, frozenset({"school"})))
    events.announce_undone(2, Changes(3, frozenset({"school"})))
    assert number(events) == 1


def test_what_was_taken_back_can_be_done_again_until_something_new_is_done():
    events = DataEvents()
    events.announce(Changes(1, frozenset({"school"}), "edit", "Первое"))
    events.announce(Changes(2, frozenset({"school"}), "edit", "Второе"))
    events.announce_undone(2, Changes(3, frozenset({"school"}), "undo", "Второе"))
    assert events.last_taken_back == TakenBack(3, DoneAction(2, "Второе"))
    events.announce_redone(3, Changes(4, frozenset({"school"}), "undo", "Второе"))
    assert (number(events), events.last_taken_back) == (2, None)
    events.announce_undone(2, Changes(5, frozenset({"school"}), "undo", "Второе"))
    events.announce(Changes(6, frozenset({"school"}), "edit", "Третье"))
    assert (number(events), events.last_taken_back) == (6, None)


def test_an_undo_that_is_taken_back_puts_its_action_into_force():
    events = DataEvents()
    events.announce(Changes(1, frozenset({"school"}), "edit", "Первое"))
    events.announce_undone(1, Changes(2, frozenset({"school"}), "undo", "Первое"))
    events.announce_undone(2, Changes(3, frozenset({"school"}), "undo", "Первое"))
    assert (number(events), events.last_taken_back) == (1, None)


def test_a_frozen_run_is_told_but_never_taken_back(qtbot):
    events = DataEvents()
    events.announce(Changes(1, frozenset({"school"}), "edit", "Первое"))
    with qtbot.waitSignal(events.changed):
        events.announce(Changes(2, frozenset({"identification_run"}), "freeze", "Фиксация"))
    assert number(events) == 1


def number(events: DataEvents) -> int | None:
    """Number of the action that would be taken back."""
    return None if events.last_done is None else events.last_done.change_set_id
