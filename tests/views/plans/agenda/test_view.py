"""What is due, on the page: groups, filters, marks with undo, the way to the plan, the calendar."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.language.deadlines.periods import period_between, school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.agenda.rows import AgendaGroup
from app.services.plans.marks import MarkPlace
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.agenda import reading
from app.views.plans.agenda.calendar_form import CalendarForm
from app.views.plans.agenda.view import AgendaView
from app.views.plans.agenda.words_form import MarkWordsForm
from app.views.plans.page import PlansPage
from app.views.plans.top_line import PlansView
from tests.filling import made_once
from tests.services import overview_data as data
from tests.views.conftest import finish, said
from tests.views.plans.conftest import OpenPage

BESIDE: tuple[PlansView, ...] = ("due", "schools")
FIRST, SECOND = date(2026, 11, 20), date(2026, 11, 27)


@made_once
def make_plans(workspace: Workspace) -> tuple[int, int]:
    """A municipal plan of 2026/2027 and one of a school for three years; keys of two measures."""
    schools = [data.add_school(workspace, f"СОШ № {number}") for number in (1, 2)]
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План района", period=school_period(2027)))
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
    both = MeasureDraft(
        section_id=section,
        title="Совещание",
        deadline_text="20.11.2026, 27.11.2026",
        responsible=("СОШ № 1", "СОШ № 2"),
    )
    several, _ = plans.save_measure(workspace, both)
    report = MeasureDraft(
        section_id=section, title="Отчёт", deadline_text="22.11.2026", responsible=("Отдел",)
    )
    plans.save_measure(workspace, report)
    period = period_between(date(2025, 1, 1), date(2027, 12, 31))
    own, _ = plans.save_plan(
        workspace, PlanDraft(title="План школы", period=period, school_id=schools[0])
    )
    inside, _ = plans.save_section(workspace, SectionDraft(own, "Раздел"))
    yearly = MeasureDraft(section_id=inside, title="Анализ", deadline_text="ежегодно")
    return several, plans.save_measure(workspace, yearly)[0]


@pytest.fixture
def measures(workspace: Workspace) -> tuple[int, int]:
    return make_plans(workspace)


@pytest.fixture
def page(open_page: OpenPage, context: PageContext, measures: tuple[int, int]) -> PlansPage:
    context.set_year(2027)
    made = open_page(context)
    made.show_spot(PlansSpot(due=True))
    return made


def shown(agenda: AgendaView) -> list[tuple[str, str]]:
    return [(row.group.label, row.measure.title) for row in agenda.model.rows]


def tabs(agenda: AgendaView) -> list[str]:
    words = (agenda.groups.tabText(number) for number in range(agenda.groups.count()))
    return [text.replace("\u00a0", " ") for text in words]


def choose(agenda: AgendaView, *numbers: int) -> None:
    agenda.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for number in numbers:
        index = agenda.model.index(number, 0)
        agenda.table.selectionModel().select(index, flags.Select | flags.Rows)


ALL = [
    ("Просрочено", "Анализ"),
    ("Просрочено", "Совещание"),
    ("На этой неделе", "Отчёт"),
    ("В этом месяце", "Совещание"),
    ("Далее", "Анализ"),
]
NEXT = [*ALL[:2], ALL[-1]]  # of the next year, and what is overdue in the plan of this one


def test_what_is_due_stands_in_groups_and_is_filtered(page: PlansPage, qtbot: QtBot) -> None:
    agenda = page.agenda
    assert shown(agenda) == ALL
    assert tabs(agenda) == [
        "Все 5",
        "Просрочено 2",
        "На этой неделе 1",
        "В этом месяце 1",
        "Далее 1",
        "Без подтверждения 0",
    ]
    subtitle = page.header.subtitle.text().replace("\u00a0", " ")
    assert subtitle.endswith("учебный год: просрочено 2, на этой неделе 1")
    agenda.groups.setCurrentIndex(1)
    assert shown(agenda) == ALL[:2]
    agenda.filters.set_value("plan", page.plan.id if page.plan else None)
    assert (shown(agenda), tabs(agenda)[0]) == ([ALL[1]], "Все 3")
    assert agenda.filters.minimumSizeHint().width() <= 800, "what a window of 1024 leaves"
    agenda.filters.search.setText("анализ")
    agenda.filters.search.tell_now()
    assert not agenda.table.isVisible()
    agenda._show_all()  # pyright: ignore[reportPrivateUsage]
    agenda.filters.set_value("days", -1)
    assert shown(agenda) == [*ALL, ("Далее", "Анализ")]
    agenda.filters.reset()
    school = agenda.model.rows[0].school_ids[0]
    agenda.filters.set_value("school", school)
    assert [title for _group, title in shown(agenda)] == [
        "Анализ",
        "Совещание",
        "Совещание",
        "Анализ",
    ]


def test_the_table_leaves_the_program_with_its_groups(page: PlansPage) -> None:
    page.agenda.groups.setCurrentIndex(1)
    sheet = page.agenda.table.printed_sheet()
    assert sheet.title == "Сроки планов: 2026/2027 учебный год"
    assert [column.title for column in sheet.columns] == [
        "Срок",
        "№",
        "Мероприятие",
        "Школа",
        "Ответственные",
        "План",
        "Статус",
        "Когда",
    ]
    (_first, second) = sheet.rows
    assert second[0].value == FIRST
    assert [cell.text for cell in second[1:6]] == [
        "1",
        "Совещание",
        "СОШ № 1, СОШ № 2",
        "СОШ № 1, СОШ № 2",
        "План района",
    ]
    assert second[-1].text == "Просрочено"


def test_rows_are_marked_at_once_and_all_of_it_is_undone(
    page: PlansPage, context: PageContext, qtbot: QtBot
) -> None:
    agenda = page.agenda
    choose(agenda, 1, 2)
    qtbot.keyClick(agenda.table, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert said(context).texts[-1] == "Отмечено: 2\u00a0срока – выполнено."
    unproved = [("Без подтверждения", title) for title in ("Совещание", "Отчёт")]
    assert shown(agenda) == [ALL[0], *ALL[3:], *unproved]
    assert agenda.table.selected_rows() == agenda.model.rows[-2:], "what was marked, as with one"
    marked = plans.get_plan(context.workspace, agenda.model.rows[1].plan.id).measures[0]
    assert marked.status is MeasureStatus.IN_PROGRESS
    assert marked.state_at(FIRST).status is MeasureStatus.DONE
    assert marked.state_at(SECOND).status is MeasureStatus.NOT_STARTED
    context.undoing.undo()
    assert shown(agenda) == ALL
    agenda.groups.setCurrentIndex(1)
    choose(agenda, 0, 1)
    agenda.mark_selected(MeasureStatus.IN_PROGRESS)
    assert agenda.table.selected_rows() == agenda.model.rows, "they are still overdue"
    agenda.mark_selected(MeasureStatus.PARTLY_DONE)
    assert shown(agenda) == []
    agenda.groups.setCurrentIndex(0)
    choose(agenda, 0, 1, 2)
    agenda.mark_selected(MeasureStatus.PARTLY_DONE)
    assert len(agenda.table.selected_rows()) == 3


def test_the_plan_behind_the_agenda_is_shown_when_it_is_looked_at(
    page: PlansPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    agenda, lines = page.agenda, page.table.lines
    shown_again: list[None] = []
    lines.rows_changed.connect(lambda: shown_again.append(None))

    def states() -> dict[str, MeasureStatus]:
        rows = [line.measure for line in lines.rows if line.measure is not None]
        return {row.title: row.status for row in rows}

    def mark(title: str) -> None:
        choose(agenda, [row.measure.title for row in agenda.model.rows].index(title))
        agenda.mark_selected(MeasureStatus.DONE)

    mark("Отчёт")
    assert page.plan is not None
    assert not shown_again
    page.top.show_view("plan")
    assert states() == {"Совещание": MeasureStatus.NOT_STARTED, "Отчёт": MeasureStatus.DONE}
    page.top.show_view("due")
    page.context.undoing.undo()
    menu = page.plan_menu.menu
    monkeypatch.setattr(menu, "popup", lambda _where: None)
    for view in BESIDE:
        page.top.show_view(view)
        page.more_button.click()
        offered = [action.text() for action in menu.actions()]
        assert offered == ["Создать план…", "Загрузить план из файла…"], "the plan is not seen"
    page.top.show_view("plan")
    assert states()["Отчёт"] is MeasureStatus.NOT_STARTED
    page.more_button.click()
    assert "Удалить план…" in [action.text() for action in menu.actions()]
    page.top.show_view("due")
    mark("Отчёт")
    shown_again.clear()
    page.beside.plan_asked.emit(agenda.model.rows[0].plan.id)
    assert page.plan.title == "План школы"
    assert states() == {"Анализ": MeasureStatus.NOT_STARTED}
    assert len(shown_again) == 1, "not the former plan first"


def test_a_new_date_and_a_reason_are_asked_for(
    page: PlansPage, measures: tuple[int, int], qtbot: QtBot
) -> None:
    agenda = page.agenda
    choose(agenda, 1, 3)
    agenda.mark_selected(MeasureStatus.POSTPONED)
    form = agenda.findChild(MarkWordsForm)
    assert form is not None
    form.save_button.click()
    assert form.moved_row.error.text() == "Введите новый срок."
    form.moved.set_value(date(2026, 12, 25))
    form.save_button.click()
    moved = [row for row in agenda.model.rows if row.measure.id == measures[0]]
    assert [(row.due, row.occurrence_on) for row in moved] == [
        (date(2026, 12, 25), FIRST),
        (date(2026, 12, 25), SECOND),
    ]
    agenda.table.select_key(moved[0].key)
    agenda.mark_selected(MeasureStatus.CANCELLED)
    reason = agenda.findChildren(MarkWordsForm)[-1]
    reason.save_button.click()
    assert reason.text_row.error.text() == "Укажите, почему снято."
    reason.text.setPlainText("Нет средств")
    reason.save_button.click()
    left = [row.occurrence_on for row in agenda.model.rows if row.measure.id == measures[0]]
    assert left == [SECOND]


def test_a_row_opens_its_measure_at_its_due_date(
    page: PlansPage, measures: tuple[int, int], context: PageContext
) -> None:
    agenda = page.agenda
    agenda.table.selectRow(3)
    agenda.open_button.click()
    assert page.top.view == "plan"
    assert page.table.selected_row().measure.id == measures[0]
    assert [row.place for row in page.panel.places.rows] == [MarkPlace(measures[0], SECOND)]
    page.show_spot(PlansSpot(measure_id=measures[1], occurrence_on=date(2027, 12, 31)))
    assert (page.plan.title if page.plan else "", context.year) == ("План школы", 2027)
    last = MarkPlace(measures[1], date(2027, 12, 31))
    assert [row.place for row in page.panel.places.rows] == [last]
    assert not page.agenda.tools.isVisibleTo(page)


def test_what_is_overdue_in_a_plan_of_an_earlier_year_stands_there_and_opens(
    page: PlansPage, measures: tuple[int, int], context: PageContext
) -> None:
    workspace = context.workspace
    former = PlanDraft(title="Прошлый план", period=school_period(2025))
    plan, _ = plans.save_plan(workspace, former)
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
    for day in ("20.05.2025", "21.05.2025"):
        draft = MeasureDraft(section_id=section, title=f"Отчёт {day}", deadline_text=day)
        late, _ = plans.save_measure(workspace, draft)
    plans.mark_measures(workspace, [late], MarkDraft(status=MeasureStatus.DONE))
    page.mark_stale()
    agenda = page.agenda
    assert shown(agenda) == [("Просрочено", "Отчёт 20.05.2025"), *ALL], "done is done"
    assert agenda.filters.offered("plan") == 1 + 3, "all of them, and each"
    agenda.table.selectRow(0)
    agenda.open_button.click()
    assert (page.top.view, context.year) == ("plan", 2025)
    assert page.plan is not None
    assert page.plan.title == "Прошлый план"
    assert page.table.selected_row().measure.title == "Отчёт 20.05.2025"


def test_what_is_shown_is_written_as_a_calendar(
    page: PlansPage,
    context: PageContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agenda = page.agenda
    out = tmp_path / "сроки"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    agenda.groups.setCurrentIndex(list(AgendaGroup).index(AgendaGroup.WEEK) + 1)
    agenda.calendar_button.click()
    form = agenda.findChild(CalendarForm)
    assert form is not None
    assert form.told.text().startswith("В файле будет 1\u00a0событие")
    form.parties.setChecked(False)
    form.reminder.setCurrentIndex(form.reminder.count() - 1)
    form.save_button.click()
    finish(context, qtbot)
    text = out.with_suffix(".ics").read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20261122" in text
    assert "VALARM" not in text
    assert "Отдел" not in text
    assert said(context).texts[-1] == "Календарь «сроки.ics» сохранён: 1\u00a0событие."


def test_a_year_without_plans_says_what_belongs_here(page: PlansPage, context: PageContext) -> None:
    context.set_year(2023)
    assert not page.agenda.matches.isVisible()
    assert not page.agenda.calendar_button.isEnabled()
    context.set_year(2028)
    assert shown(page.agenda) == NEXT


def test_a_year_of_many_measures_is_read_beside_the_window(
    page: PlansPage, context: PageContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 0)
    context.set_year(2026)
    assert shown(page.agenda) == [], "no rows of another year under the name of this one"
    assert page.header.subtitle.text().endswith("учебный год: читаются…")
    assert page.agenda.matches.isVisible(), "nobody says that there are none"
    context.set_year(2028)
    finish(context, qtbot)
    assert shown(page.agenda) == NEXT
    assert page.header.subtitle.text().endswith("2027/2028 учебный год: просрочено 2")
    page.top.show_view("schools")
    page.agenda.filters.set_value("days", -1)
    finish(context, qtbot)
    assert len(page.agenda.model.rows) == 4
    assert page.header.subtitle.text().startswith("Как исполняются планы школ")
