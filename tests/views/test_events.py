"""Changes reach whoever shows the data, and only then."""

from app.services.changes import Changes
from app.views.events import DataEvents


def test_a_change_is_told(qtbot):
    events = DataEvents()
    changes = Changes(7, frozenset({"school"}))
    with qtbot.waitSignal(events.changed) as told:
        events.announce(changes)
    assert told.args == [changes]
    assert events.last_change == 7


def test_an_action_that_touched_nothing_is_not_told(qtbot):
    events = DataEvents()
    with qtbot.assertNotEmitted(events.changed):
        events.announce(Changes())
    assert events.last_change is None


def test_only_the_named_tables_call_the_slot():
    events, calls = DataEvents(), []
    events.on_tables(frozenset({"school"}), lambda: calls.append("школы"))
    events.announce(Changes(1, frozenset({"plan"})))
    events.announce(Changes(2, frozenset({"school", "plan"})))
    assert calls == ["школы"]


def test_what_was_taken_back_is_no_longer_the_last_change():
    events = DataEvents()
    events.announce(Changes(1, frozenset({"school"})))
    events.announce(Changes(2, frozenset({"school"})))
    events.announce_undone(2, Changes(3, frozenset({"school"})))
    assert events.last_change == 1
