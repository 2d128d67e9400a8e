"""The form of a plan: its period, the dates that it changes, and what its deadlines ask."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.enums import YearsKind
from app.services import plans
from app.services.language.deadlines.periods import PlanPeriod, school_period
from app.services.language.deadlines.questions import Question
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.programmes.parts import Programme
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace
from app.views.plans.forms.period_field import PeriodField
from app.views.plans.forms.plan_form import PlanForm
from tests.views.typing import pick

THREE_YEARS = PlanPeriod(date(2018, 1, 1), date(2020, 12, 31), YearsKind.CALENDAR)


@pytest.fixture
def plan_id(workspace: Workspace) -> int:
    """A plan of three calendar years."""
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План", period=THREE_YEARS))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    drafts = [
        MeasureDraft(section_id=section, title=f"Дело {text}", deadline_text=text)
        for text in ("до ноября 2019 года", "ежегодно", "20.03.2019")
    ]
    plans.add_measures(workspace, drafts)
    return plan_id


def form_of(host: QWidget, workspace: Workspace, plan_id: int) -> PlanForm:
    """The form of a stored plan."""
    plan = plans.get_plan(workspace, plan_id)
    return PlanForm(host, workspace, lambda _number, _changes: None, 2027, plan)


def test_the_ends_of_a_period_go_along(qtbot: QtBot) -> None:
    field = PeriodField(school_period(2027))
    qtbot.addWidget(field)
    told: list[PlanPeriod] = []
    field.changed.connect(lambda: told.append(field.period()))
    assert field.first.currentText() == "2026/2027"
    assert field.words.startswith("2026/2027: с 01.09.2026 по 31.08.2027. ")
    pick(field.last, 2029)
    pick(field.first, 2030)
    pick(field.kind, YearsKind.CALENDAR)
    pick(field.kind, YearsKind.MONTHS)
    assert not field.first_month.isHidden()
    pick(field.last_month, 3)
    pick(field.first_month, 9)
    assert [(period.start, period.end) for period in told] == [
        (date(2026, 9, 1), date(2029, 8, 31)),
        (date(2029, 9, 1), date(2030, 8, 31)),
        (date(2030, 1, 1), date(2030, 12, 31)),
        (date(2030, 1, 1), date(2030, 12, 31)),
        (date(2030, 1, 1), date(2030, 3, 31)),
        (date(2030, 9, 1), date(2030, 9, 30)),
    ]


def test_a_period_that_no_choice_has_is_kept(qtbot: QtBot) -> None:
    odd = PlanPeriod(date(2026, 8, 15), date(2027, 5, 31), YearsKind.SCHOOL)
    field = PeriodField(odd)
    qtbot.addWidget(field)
    pick(field.kind, YearsKind.SCHOOL)
    assert field.period() == odd
    assert field.first.currentText() == "2026/2027"


def test_other_dates_are_seen_before_they_are_saved(
    host: QWidget, workspace: Workspace, plan_id: int, qtbot: QtBot
) -> None:
    form = form_of(host, workspace, plan_id)
    assert form.preview.isHidden()
    pick(form.period.last, 2021)
    qtbot.waitUntil(lambda: not form.preview.isHidden())
    (line,) = form.preview.rows
    assert line.former == "3\u00a0срока: до 31.12.2018, до 31.12.2019, до 31.12.2020"
    assert line.later.startswith("4\u00a0срока: до 31.12.2018, ")
    assert form.preview.text.toPlainText().replace("\u00a0", " ").startswith("№ 2, ежегодно: 3 ")
    assert form.save_button.text() == "Сохранить, изменив даты: 1"
    pick(form.period.last, 2020)
    qtbot.waitUntil(form.preview.isHidden)
    assert form.save_button.text() == "Сохранить"
    pick(form.period.last, 2022)
    form.submit()  # before anything was shown
    assert "Посмотрите, каких, и сохраните ещё раз." in form.error.text()
    assert plans.get_plan(workspace, plan_id).period == THREE_YEARS
    form.submit()
    plan = plans.get_plan(workspace, plan_id)
    assert (plan.period.end, len(plan.measures[1].occurrences)) == (date(2022, 12, 31), 5)


def test_what_deadlines_ask_is_answered_in_the_form(
    host: QWidget, workspace: Workspace, plan_id: int, qtbot: QtBot
) -> None:
    form = form_of(host, workspace, plan_id)
    row = form.questions.rows[Question.UNTIL]
    assert row.hint.text() == "Так у 1\u00a0мероприятия, №\u00a01: «до ноября 2019 года»"
    pick(form.questions.boxes[Question.UNTIL], "later")
    qtbot.waitUntil(lambda: not form.preview.isHidden())
    assert [line.words for line in form.preview.rows] == [
        "№\u00a01, до ноября 2019 года: до 31.10.2019 → до 30.11.2019"
    ]
    form.submit()
    plan = plans.get_plan(workspace, plan_id)
    assert plan.answers == {Question.UNTIL: "later"}
    assert plan.measures[0].deadline_end == date(2019, 11, 30)
    again = form_of(host, workspace, plan_id)
    pick(again.questions.boxes[Question.UNTIL], None)
    again.preview.finish()
    again.submit()
    assert plans.get_plan(workspace, plan_id).answers == {}


def test_a_question_stays_in_sight_while_it_is_answered(
    host: QWidget, workspace: Workspace, plan_id: int, qtbot: QtBot
) -> None:
    form = form_of(host, workspace, plan_id)
    form.show_form()
    form.setFixedHeight(300)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.show_questions()
    boxes, room = form.questions.boxes, form.column.viewport()

    def seen() -> bool:
        box = boxes[Question.UNTIL]
        shown = room.rect().contains(QRect(box.mapTo(room, QPoint(0, 0)), box.size()))
        return shown and box.hasFocus()

    qtbot.waitUntil(seen)
    bar = form.column.verticalScrollBar()
    least, box = bar.maximum(), boxes[Question.UNTIL]
    below = room.height() - box.mapTo(room, box.rect().bottomLeft()).y() - 1
    bar.setValue(bar.value() - below)  # the last that is in sight
    pick(boxes[Question.UNTIL], "later")
    qtbot.waitUntil(lambda: bar.maximum() > least)  # the dates have their room
    qtbot.waitUntil(seen)
    assert boxes[Question.UNTIL].currentData() == "later"


def test_a_copy_takes_the_period_by_whole_years_and_may_get_another(
    host: QWidget, workspace: Workspace, plan_id: int
) -> None:
    made: list[int] = []
    form = PlanForm(host, workspace, lambda number, _changes: made.append(number), 2021)
    assert form.source.currentData() == plan_id
    assert form.period.period() == PlanPeriod(
        date(2021, 1, 1), date(2023, 12, 31), YearsKind.CALENDAR
    )
    pick(form.period.last, 2025)
    form.name.setText("План на пять лет")
    form.submit()
    copy = plans.get_plan(workspace, made[0])
    assert (copy.period.end, copy.year, copy.year_name) == (
        date(2025, 12, 31),
        2021,
        "2021–2025 годы",
    )
    assert copy.measures[0].deadline_text == "до ноября 2022 года"


def test_the_usual_title_follows_the_period(host: QWidget, workspace: Workspace) -> None:
    form = PlanForm(host, workspace, lambda _number, _changes: None, 2027)
    assert form.name.text().endswith("на 2026/2027 учебный год")
    pick(form.period.last, 2029)
    assert form.name.text().endswith("на 2026/2027 – 2028/2029 учебные годы")
    pick(form.period.kind, YearsKind.CALENDAR)
    assert form.name.text().endswith("на 2027–2029 годы")


def test_the_period_that_the_title_names_is_offered(
    host: QWidget, workspace: Workspace, plan_id: int, qtbot: QtBot
) -> None:
    form = form_of(host, workspace, plan_id)
    assert form.named.isHidden()
    form.name.setText("План на 2018–2020 годы")
    assert form.named.isHidden()
    form.name.setText("План на 2020-2021")
    offered = [take.text() for take in form.named.buttons if not take.isHidden()]
    assert offered == ["2020/2021", "2020–2021 годы"]
    form.name.setText("План на 2019-2021 годы")
    form.named.buttons[0].click()
    assert form.period.period() == PlanPeriod(
        date(2019, 1, 1), date(2021, 12, 31), YearsKind.CALENDAR
    )
    assert form.named.isHidden()
    qtbot.waitUntil(lambda: len(form.preview.rows) == 1)
    form.submit()
    assert plans.get_plan(workspace, plan_id).period.end == date(2021, 12, 31)


def test_a_plan_of_a_programme_has_its_period_and_no_other(
    host: QWidget, workspace: Workspace, plan_id: int
) -> None:
    none = form_of(host, workspace, plan_id)
    assert not none.programme_row.isVisibleTo(none)
    programme = Programme(title="Проект", period=school_period(2027))
    key, _changes = save_programme(workspace, programme)
    form = form_of(host, workspace, plan_id)
    assert form.period.isEnabled()
    pick(form.programme.box, key)
    assert form.period.period() == school_period(2027)
    assert not form.period.isEnabled()
    assert not form.named.isVisibleTo(form)
    form.preview.finish()
    form.submit()
    plan = plans.get_plan(workspace, plan_id)
    assert (plan.programme_id, plan.period) == (key, school_period(2027))
    new = PlanForm(host, workspace, lambda _number, _changes: None, 2029)
    new.name.setText("Ещё план")
    pick(new.programme.box, key)
    pick(new.source, plan_id)
    assert new.period.period() == school_period(2027)
    new.submit()
    made = [one for one in plans.list_plans(workspace) if one.title == "Ещё план"]
    assert [(one.programme_id, one.period) for one in made] == [(key, school_period(2027))]
