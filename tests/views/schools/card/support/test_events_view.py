"""Interviews, agreements and visits on the card of a school."""

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from app.enums import SupportEventKind
from app.services.schools import schools, support_events, support_work
from app.services.schools.support_events import EventRow
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.schools.card.support.events_view import EventsView
from app.views.schools.forms.event_form import EventForm
from tests.views.conftest import finish, said
from tests.views.samples import District

YEAR = 2027  # today is 22.11.2026


def opened(qtbot: QtBot, context: PageContext, school_id: int) -> EventsView:
    context.set_year(YEAR)
    view = EventsView(context)
    qtbot.addWidget(view)
    view.show_school(schools.get_school(context.workspace, school_id))
    view.resize(640, 480)
    view.show()
    return view


def stored(workspace: Workspace, district: District) -> list[EventRow]:
    return support_events.list_events(workspace, district.school_id, YEAR)


def test_an_event_is_added_changed_proved_and_removed(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace, tmp_path: Path
) -> None:
    school = schools.get_school(workspace, district.school_id)
    view = opened(qtbot, context, district.school_id)
    assert view.none.isVisible()
    view.add_button.click()
    form = view.findChildren(EventForm)[-1]
    assert form.day.text() == "22.11.2026"
    form.day.setText("")
    form.submit()
    assert "Введите дату" in form.day_row.error.text()
    form.day.setText("18.11.2026")
    form.with_whom.setText("директор")
    form.outcome.setPlainText("план доработать")
    form.content.setPlainText("Посещены уроки.")
    form.advice.setPlainText("Закрепить наставника.")
    form.paper.setText("458")
    form.submit()
    [row] = stored(workspace, district)
    assert (row.kind, row.on_day, row.with_whom, row.outcome, row.paper.order_id) == (
        SupportEventKind.INTERVIEW,
        date(2026, 11, 18),
        "директор",
        "план доработать",
        district.order_id,
    )
    assert support_work.get_work(workspace, district.school_id, YEAR).interview == row.on_day

    view.show_school(school)
    assert view.table.isVisible()
    view.table.select_key(row.id)
    view.edit_button.click()
    form = view.findChildren(EventForm)[-1]
    assert form.paper.text() == row.paper_text
    form.kind.setCurrentIndex(form.kind.findData(SupportEventKind.VISIT))
    form.submit()
    assert [one.kind for one in stored(workspace, district)] == [SupportEventKind.VISIT]
    assert stored(workspace, district)[0].paper.order_id == district.order_id

    path = tmp_path / "справка.pdf"
    path.write_bytes(b"x")
    view.attach(stored(workspace, district)[0], path)
    finish(context, qtbot)
    assert stored(workspace, district)[0].paper_text == "справка.pdf"
    assert stored(workspace, district)[0].content == "Посещены уроки."
    assert stored(workspace, district)[0].advice == "Закрепить наставника."

    view.show_school(school)
    view.table.select_key(row.id)
    view.remove_button.click()
    assert stored(workspace, district) == []
    said(context).actions[-1].run()
    assert len(stored(workspace, district)) == 1


def test_an_event_to_come_has_no_outcome_yet(
    qtbot: QtBot, context: PageContext, district: District, workspace: Workspace
) -> None:
    view = opened(qtbot, context, district.school_id)
    view.add()
    form = view.findChildren(EventForm)[-1]
    form.day.setText("10.12.2026")
    form.outcome.setPlainText("справка")
    form.submit()
    assert "ещё не наступила" in form.error.text()
    form.outcome.clear()
    form.submit()
    assert [row.ahead for row in stored(workspace, district)] == [True]
