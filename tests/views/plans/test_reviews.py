"""Review points of a plan: taken for a usual day, compared, deleted, printed from the documents."""

from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.documents.making.catalogue import describe_settings
from app.services.documents.making.references import standing_settings
from app.services.findings.links import ToDocument
from app.services.plans import MarkDraft
from app.services.plans.reviews import points
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.plans.reviews.dialog import ReviewsDialog
from tests.views.conftest import finish, said
from tests.views.samples import District


def test_a_point_is_taken_compared_and_deleted(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1093, 614)
    page.show()
    dialog = ReviewsDialog(page, context, plans.get_plan(workspace, district.plan_id))
    qtbot.addWidget(dialog)
    dialog.open()
    finish(context, qtbot)
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

    days = [dialog.usual.itemText(at) for at in range(dialog.usual.count())]
    assert days[0] == "Сегодня"
    dialog.usual.setCurrentIndex(days.index("30.01.2026, Полугодовая информация"))
    assert dialog.day.value() == date(2026, 1, 30)
    dialog.take_button.click()
    finish(context, qtbot)
    [row] = points.list_reviews(workspace, district.plan_id)
    assert (row.on_day, row.title) == (date(2026, 1, 30), "Полугодовая информация")
    assert said(context).texts == ["Контрольная точка сохранена."]

    plans.mark_measures(
        workspace, [district.measure_ids[-1]], MarkDraft(status=MeasureStatus.CANCELLED, text="Нет")
    )
    dialog.refresh()
    finish(context, qtbot)
    assert dialog.since.currentText() == row.label
    told = [(change.kind.value, change.after) for change in dialog.changes.all_rows]
    assert ("state", "Снято. Нет") in told
    dialog.day.setText("вчера")
    dialog.take_button.click()
    assert "вчера" in said(context).texts[-1]

    dialog.points_table.selectRow(0)
    dialog.delete_button.click()
    finish(context, qtbot)
    assert points.list_reviews(workspace) == []
    said(context).actions[-1].run()
    assert [one.id for one in points.list_reviews(workspace)] == [row.id]
    dialog.refresh()
    finish(context, qtbot)
    gone_to: list[object] = []
    context.go_to = gone_to.append  # type: ignore[method-assign]
    dialog.open_changes()
    assert gone_to == [ToDocument("plan-changes", "since", 2026)]
    specs = describe_settings("plan-changes")
    chosen = standing_settings(workspace, "plan-changes", specs, 2026).values
    assert (chosen["since"], chosen["until"]) == (str(row.id), "")
    assert chosen["plan"] == str(district.plan_id)


def test_the_report_of_a_point_is_that_of_its_plan(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    points.take_review(workspace, district.plan_id, date(2026, 1, 30), "Полугодие")
    [row] = points.list_reviews(workspace, district.plan_id)
    page = QWidget()
    qtbot.addWidget(page)
    dialog = ReviewsDialog(page, context, plans.get_plan(workspace, district.plan_id))
    finish(context, qtbot)
    gone_to: list[object] = []
    context.go_to = gone_to.append  # type: ignore[method-assign]
    dialog.open_report()
    assert gone_to == [ToDocument("execution-report", "review", 2026)]
    specs = describe_settings("execution-report")
    chosen = standing_settings(workspace, "execution-report", specs, 2026).values
    assert (chosen["review"], chosen["plan"]) == (str(row.id), str(district.plan_id))
