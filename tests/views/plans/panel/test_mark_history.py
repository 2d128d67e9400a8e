"""The other marks of a measure: many of them are shown piece by piece."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.plans import MarkDraft
from app.services.plans.marks import MarkPlace
from app.services.storage.workspace import Workspace
from app.views.plans.panel.mark_history import AT_ONCE, MarkHistory
from tests.views.samples import District


def test_older_ones_of_many_stand_behind_a_button(
    qtbot: QtBot, workspace: Workspace, district: District
) -> None:
    measure = district.measure_ids[0]
    draft = MarkDraft(status=MeasureStatus.IN_PROGRESS)
    plans.mark_places(workspace, [MarkPlace(measure)], draft)
    mark = plans.list_marks(workspace, measure)[0]
    days = [date(2025, 10, day) for day in range(1, 2 * AT_ONCE + 2)]
    marks = [replace(mark, id=key, marked_on=day) for key, day in enumerate(days)]
    history = MarkHistory()
    qtbot.addWidget(history)
    history.show_marks(marks)
    history.show()
    asked: list[int] = []
    history.removal_asked.connect(asked.append)

    def lines() -> int:
        return len([one for one in history.findChildren(QToolButton) if one.isVisible()])

    assert lines() == AT_ONCE
    rest = len(marks) - AT_ONCE
    assert history.more_button.text() == f"Показать ещё {AT_ONCE} из\u00a0{rest}"
    history.more_button.click()
    qtbot.waitUntil(lambda: lines() == 2 * AT_ONCE)
    history.more_button.click()
    qtbot.waitUntil(lambda: lines() == len(marks))
    assert not history.more_button.isVisible()
    history.findChildren(QToolButton)[-1].click()
    assert asked == [marks[-1].id], "the oldest"
    history.show_marks(marks[:2])
    qtbot.waitUntil(lambda: lines() == 2)
    assert not history.more_button.isVisible()
