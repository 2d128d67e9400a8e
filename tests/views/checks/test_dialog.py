"""The dialog of the check before signing, its line on «Обзор», its part beside a document."""

import gc
import weakref
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.checks.running import CheckReport, check_steps
from app.services.documents.making.catalogue import list_kinds
from app.services.findings.links import ToMeasure
from app.services.language.deadlines.periods import school_period
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.checks.dialog import ChecksDialog
from app.views.checks.reading import CheckReading
from app.views.documents.kinds.checked import CheckedLines
from app.views.overview.check_card import CheckCard
from app.views.widgets.labels import label
from tests.services.checks.papers import add_order, add_plan

YEAR = 2027


def report_of(workspace: Workspace, year: int = YEAR) -> CheckReport:
    """Of a plan with a deadline before its order, and an order with a number that is taken."""
    order = add_order(workspace, "828", date(2026, 11, 20))
    add_order(workspace, "828", date(2026, 11, 21))
    add_plan(
        workspace,
        {"deadline_text": "Сентябрь 2026"},
        period=school_period(YEAR),
        order_id=order,
    )
    return run_steps(check_steps(workspace, year))


def test_the_findings_are_listed_filtered_and_lead_to_where_they_are_mended(
    context: PageContext, workspace: Workspace, qtbot: QtBot
) -> None:
    page = label("")
    qtbot.addWidget(page)
    dialog = ChecksDialog(page, context, report_of(workspace))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    assert [row.code for row in dialog.model.rows] == [
        "order.number-twice",
        "deadline.before-order",
    ]
    dialog.filters.set_value("document", "План мероприятий")
    assert [row.code for row in dialog.model.rows] == ["deadline.before-order"]
    dialog.filters.search.setText("ничего такого")
    dialog.filters.search.tell_now()
    assert dialog.model.rows == []
    assert not dialog.content.empty.isHidden()
    dialog.filters.reset()
    dialog.filters.set_value("document", "План мероприятий")
    with qtbot.waitSignal(context.link_followed) as told:
        qtbot.mouseClick(dialog.show_button, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert isinstance(told.args[0], ToMeasure)
    assert not dialog.isVisible()


def test_a_list_that_is_closed_leaves_memory_at_once(context: PageContext, qtbot: QtBot) -> None:
    page = label("")
    qtbot.addWidget(page)
    dialog = ChecksDialog(page, context, CheckReport())
    left = weakref.ref(dialog)
    dialog.show()
    gc.disable()
    try:
        with qtbot.waitSignal(dialog.destroyed):
            dialog.close()
        del dialog
        assert left() is None
    finally:
        gc.enable()


def test_the_check_is_read_in_the_worker_and_told_in_a_line(
    context: PageContext, workspace: Workspace, qtbot: QtBot
) -> None:
    context.set_year(YEAR)
    expected = report_of(workspace)
    card = CheckCard(context)
    qtbot.addWidget(card)
    reading = CheckReading(context, card)
    reading.report_read.connect(card.show_report)
    with qtbot.waitSignal(reading.report_read) as told:
        reading.read_now()
    assert told.args is not None
    assert told.args[0].findings == expected.findings
    assert card.hint.text() == "2\u00a0замечания, из них исправить: 1."
    card.show_report(CheckReport())
    assert (card.hint.text(), card.more.isVisibleTo(card)) == ("Замечаний нет.", False)


def test_what_changed_meanwhile_is_not_told_any_more(
    context: PageContext, workspace: Workspace, qtbot: QtBot
) -> None:
    seen = label("")
    qtbot.addWidget(seen)
    reading = CheckReading(context, seen)
    with qtbot.assertNotEmitted(reading.report_read):
        reading.read_now()
        reading.ask()  # given up; nobody sees the widget, so nothing is read again
        context.tasks.wait()
        qtbot.waitUntil(lambda: context.tasks.idle)


def test_a_page_that_is_left_gives_its_check_up(
    context: PageContext, workspace: Workspace, qtbot: QtBot
) -> None:
    seen = label("")
    qtbot.addWidget(seen)
    seen.show()
    reading = CheckReading(context, seen)
    with qtbot.assertNotEmitted(reading.report_read):
        reading.read_now()
        seen.hide()
        qtbot.waitUntil(lambda: context.tasks.idle)


def test_a_document_shows_what_concerns_it(
    context: PageContext, workspace: Workspace, qtbot: QtBot
) -> None:
    report = report_of(workspace)
    kinds = {row.kind: row for row in list_kinds(workspace, YEAR)}
    holder = label("")
    qtbot.addWidget(holder)
    lines = CheckedLines(context)
    holder.setLayout(lines)
    lines.show_report(report, kinds["list-order"])
    assert lines.lines.count() == 0
    lines.show_kind(kinds["plan"])
    assert lines.heading.text() == "Проверка перед подписью: 2\u00a0замечания"
    assert lines.lines.count() == 2
    lines.show_kind(None)
    assert (lines.lines.count(), lines.heading.isVisibleTo(holder)) == (0, False)
