"""A long work of the window's thread lets other events through."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.views.results.grid import pieces
from app.views.results.grid.pieces import Pieces


def told(log: list[str], name: str, steps: int) -> Iterator[None]:
    for number in range(steps):
        log.append(f"{name}{number}")
        yield
    log.append(f"{name} ready")


def test_other_events_come_between_two_turns(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, qapp: QObject
) -> None:
    log: list[str] = []
    monkeypatch.setattr(pieces, "_TURN_S", 0.0)
    work = Pieces(qapp)
    work.begin(told(log, "a", 3))
    assert (work.running, log) == (True, [])
    beside = QTimer(qapp, interval=0)
    beside.timeout.connect(lambda: log.append("-"))
    beside.start()
    qtbot.waitUntil(lambda: not work.running)
    beside.stop()
    assert [entry for entry in log if entry != "-"] == ["a0", "a1", "a2", "a ready"]
    assert "-" in log[log.index("a0") : log.index("a ready")]


def test_the_rest_is_done_at_once_when_it_is_needed(qtbot: QtBot, qapp: QObject) -> None:
    log: list[str] = []
    work = Pieces(qapp)
    work.begin(told(log, "a", 2))
    work.finish()
    assert (work.running, log) == (False, ["a0", "a1", "a ready"])
    work.finish()
    qtbot.wait(20)
    assert log == ["a0", "a1", "a ready"]


def test_another_work_takes_the_place_of_the_first(qtbot: QtBot, qapp: QObject) -> None:
    log: list[str] = []
    work = Pieces(qapp)
    work.begin(told(log, "a", 2))
    work.begin(told(log, "b", 1))
    qtbot.waitUntil(lambda: not work.running)
    assert log == ["b0", "b ready"]
    work.begin(told(log, "c", 2))
    work.give_up()
    qtbot.wait(20)
    assert log == ["b0", "b ready"]
