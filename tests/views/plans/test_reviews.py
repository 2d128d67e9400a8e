"""Review points of a plan: taken for a usual day, compared, deleted, printed from the documents."""

from datetime import date
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.documents.making.catalogue import describe_settings
from app.services.documents.making.references import standing_settings
from app.services.findings.links import ToDocument
from app.services.plans import MarkDraft
from app.services.plans.reviews import points
from app.services.plans.reviews.points import ReviewRow
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.plans.reviews.dialog import ReviewsDialog
from tests.views.conftest import finish, said
from tests.views.samples import District


@pytest.fixture
def dialog(
    host: QWidget, qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> ReviewsDialog:
    """The review points of the plan of the small district, which has none."""
    host.resize(1093, 614)
    host.show()
    shown = ReviewsDialog(host, context, plans.get_plan(workspace, district.plan_id))
    shown.open()  # closed it deletes itself, so that `host` alone is handed to qtbot
    finish(context, qtbot)
    return shown


@pytest.fixture
def point(
    dialog: ReviewsDialog, qtbot: QtBot, context: PageContext, district: District
) -> ReviewRow:
    """One that is taken for a usual day."""
    days = [dialog.usual.itemText(at) for at in range(dialog.usual.count())]
    assert days[0] == "Сегодня"
    dialog.usual.setCurrentIndex(days.index("30.01.2026, Полугодовая информация"))
    assert dialog.day.value() == date(2026, 1, 30)
    dialog.take_button.click()
    finish(context, qtbot)
    [row] = points.list_reviews(context.workspace, district.plan_id)
    return row


def test_nothing_is_taken_by_itself_and_days_are_compared(
    dialog: ReviewsDialog, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    assert "хранят только контрольные точки" in dialog.summary.text()
    assert not dialog.report_button.isEnabled()
    assert points.list_reviews(workspace) == [], "nothing is taken by itself"

    dialog.until.setCurrentIndex(dialog.until.findData("2026-01-30"))
    dialog.compare()
    finish(context, qtbot)
    by_then = [change.title for change in dialog.changes.all_rows]
    dialog.until.setCurrentIndex(0)
    dialog.compare()
    finish(context, qtbot)
    assert len(by_then) < len(dialog.changes.all_rows)


def test_a_dialog_that_is_closed_meanwhile_is_told_nothing_but_what_it_took_is_said(
    dialog: ReviewsDialog, qtbot: QtBot, context: PageContext, workspace: Workspace
) -> None:
    gate = Event()
    context.tasks.run(lambda: gate.wait(60), casual=True)
    dialog.compare()
    dialog.take_button.click()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    gate.set()  # what is raised in the event loop from now on fails the test
    finish(context, qtbot)
    assert said(context).texts == ["Контрольная точка сохранена."]
    assert len(points.list_reviews(workspace)) == 1


def test_a_point_is_taken_for_a_usual_day_and_compared(
    dialog: ReviewsDialog,
    point: ReviewRow,
    qtbot: QtBot,
    context: PageContext,
    district: District,
    workspace: Workspace,
) -> None:
    assert (point.on_day, point.title) == (date(2026, 1, 30), "Полугодовая информация")
    assert said(context).texts == ["Контрольная точка сохранена."]

    plans.mark_measures(
        workspace, [district.measure_ids[-1]], MarkDraft(status=MeasureStatus.CANCELLED, text="Нет")
    )
    dialog.refresh()
    finish(context, qtbot)
    assert dialog.since.currentText() == point.label
    told = [(change.kind.value, change.after) for change in dialog.changes.all_rows]
    assert ("state", "Снято. Нет") in told
    dialog.day.setText("вчера")
    dialog.take_button.click()
    assert "вчера" in said(context).texts[-1]


def test_a_point_is_deleted_brought_back_and_its_changes_are_printed(
    dialog: ReviewsDialog,
    point: ReviewRow,
    qtbot: QtBot,
    context: PageContext,
    district: District,
    workspace: Workspace,
) -> None:
    dialog.points_table.selectRow(0)
    dialog.delete_button.click()
    finish(context, qtbot)
    assert points.list_reviews(workspace) == []
    said(context).actions[-1].run()
    assert [one.id for one in points.list_reviews(workspace)] == [point.id]
    dialog.refresh()
    finish(context, qtbot)
    gone_to: list[object] = []
    context.go_to = gone_to.append  # type: ignore[method-assign]
    dialog.open_changes()
    assert gone_to == [ToDocument("plan-changes", "since", 2026)]
    specs = describe_settings("plan-changes")
    chosen = standing_settings(workspace, "plan-changes", specs, 2026).values
    assert (chosen["since"], chosen["until"]) == (str(point.id), "")
    assert chosen["plan"] == str(district.plan_id)


def test_the_report_of_a_point_is_that_of_its_plan(
    host: QWidget, qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    points.take_review(workspace, district.plan_id, date(2026, 1, 30), "Полугодие")
    [row] = points.list_reviews(workspace, district.plan_id)
    dialog = ReviewsDialog(host, context, plans.get_plan(workspace, district.plan_id))
    finish(context, qtbot)
    gone_to: list[object] = []
    context.go_to = gone_to.append  # type: ignore[method-assign]
    dialog.open_report()
    assert gone_to == [ToDocument("execution-report", "review", 2026)]
    specs = describe_settings("execution-report")
    chosen = standing_settings(workspace, "execution-report", specs, 2026).values
    assert (chosen["review"], chosen["plan"]) == (str(row.id), str(district.plan_id))
