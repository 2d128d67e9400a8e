"""The first screen: steps, the next one as a button, due measures, shares as bars."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.enums import SupportStage
from app.services import plans
from app.services.department.department import DepartmentDraft, save_department
from app.services.findings.links import (
    ToDepartment,
    ToDue,
    ToMeasure,
    ToPlans,
    ToRegionInfo,
    ToResult,
    ToSchool,
)
from app.services.plans import MeasureDraft
from app.services.year.numbers import Identified, ShareRow, get_numbers
from app.services.year.overview import DueRow, DueStep, MissingResults, get_overview
from app.services.year.steps import StepRow
from app.views.base.links import spot_of
from app.views.look import theme
from app.views.overview.due_card import DueCard, days_status
from app.views.overview.identified_chart import IdentifiedChart
from app.views.overview.missing_card import MissingCard
from app.views.overview.page import OverviewPage
from app.views.overview.region_form import RegionForm
from app.views.overview.shares_chart import SharesChart, counts
from app.views.overview.step_line import STATES
from app.views.overview.steps_card import NextStepCard
from app.views.plans.agenda import reading
from app.views.widgets.fields.line import LinkLine
from tests.services import overview_data as data
from tests.views.conftest import finish, said

SHARE = ShareRow(
    code="vpr:ma:5",
    title="ВПР, математика, 5 класс",
    short_title="МА 5",
    low=3,
    held=12,
    previous_low=6,
    previous_held=12,
)


@pytest.fixture
def page(context, qtbot):
    made = OverviewPage(context)
    qtbot.addWidget(made)
    made.resize(1088, 664)
    made.show()
    return made


def test_an_empty_workspace_begins_with_the_department(page, context, qtbot):
    assert page.next_step.title.text().startswith("Следующий шаг: Управление образования")
    with qtbot.waitSignal(context.link_followed) as told:
        qtbot.mouseClick(page.next_step.button, Qt.MouseButton.LeftButton)
    assert told.args == [ToDepartment()]


def test_every_step_has_its_state_in_words_and_leads_to_its_place(page, context, qtbot):
    assert len(page.steps.lines) >= 8
    assert any(STATES["todo"].word in line.accessibleName() for line in page.steps.lines)
    with qtbot.waitSignal(context.link_followed):
        qtbot.mouseClick(page.steps.lines[1], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(context.link_followed):
        qtbot.keyClick(page.steps.lines[2], Qt.Key.Key_Return)


def test_saving_the_department_elsewhere_changes_the_step(page, context):
    before = page.steps.lines[0].accessibleName()
    draft = DepartmentDraft(full_name="Управление образования", territory="Спасский район")
    context.events.announce(save_department(context.workspace, draft))
    assert page.steps.lines[0].accessibleName() != before


def test_plans_of_many_due_dates_are_read_beside_the_window(page, context, qtbot, monkeypatch):
    _plan, section = data.add_plan(context.workspace, year=context.year)
    draft = MeasureDraft(section_id=section, title="Совещание", deadline_text="01.11.2026")
    _key, changes = plans.save_measure(context.workspace, draft)
    monkeypatch.setattr(reading, "AT_ONCE", -1)
    told = page.due.hint.text()
    context.events.announce(changes)
    assert page.due.hint.text() == told, "what was shown stays until the plans are read"
    finish(context, qtbot)
    assert page.due.hint.text().replace("\u00a0", " ").startswith("Просрочено: 1, ")
    context.set_year(2019)
    context.set_year(2020)
    finish(context, qtbot)
    assert page.header.subtitle.text().startswith("Год работы 2019/2020")


def test_so_are_those_of_the_first_screen(context, qtbot, monkeypatch):
    _plan, section = data.add_plan(context.workspace, year=context.year)
    draft = MeasureDraft(section_id=section, title="Совещание", deadline_text="01.11.2026")
    plans.save_measure(context.workspace, draft)
    monkeypatch.setattr(reading, "AT_ONCE", -1)
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    assert page.header.subtitle.text() == "Читаются планы и сроки…"
    assert not page.steps.isVisible(), "nothing is said of what was not read"
    finish(context, qtbot)
    assert page.header.subtitle.text().startswith("Год работы ")
    assert page.due.hint.text().replace("\u00a0", " ").startswith("Просрочено: 1, ")
    assert page.steps.isVisible()
    assert len(page.steps.lines) >= 8
    qtbot.waitUntil(lambda: page.year_cards.numbers._values[0].text() == "0")


def test_another_year_is_read(page, context):
    context.set_year(2019)
    assert page.header.subtitle.text().startswith("Год работы 2018/2019")


def test_a_wide_window_gets_a_third_column(page):
    narrow = page.year_cards.shares.parentWidget()
    show_shares(page, SHARE)
    page.resize(1700, 900)
    assert page.year_cards.shares.parentWidget() is narrow
    assert page._right.indexOf(page.year_cards.shares) >= 0
    page.resize(1088, 664)
    assert page._middle.indexOf(page.year_cards.shares) >= 0


def show_shares(page, *shares):
    workspace = page.context.workspace
    today = workspace.clock.today()
    with workspace.database.reading() as reader:
        found = get_overview(reader, today, page.context.year)
        numbers = get_numbers(reader, today, found)
    page.year_cards.shares.show_numbers(found, numbers._replace(low_shares=shares))


def test_the_lower_cards_are_filled_in_two_turns(page):
    cards = page.year_cards
    filling = cards.filling(page._overview)
    next(filling)
    assert not cards.numbers._values[0].text()
    assert list(filling) == []
    assert cards.numbers._values[0].text() == "0"


def test_procedures_without_low_results_are_counted_not_drawn(page):
    quiet = SHARE._replace(code="vpr:ru:5", low=0, previous_low=0)
    show_shares(page, SHARE, quiet)
    assert page.year_cards.shares.calm.text() == "Низких результатов нет: 1\u00a0процедура."
    assert "МА 5: 3\u00a0из\u00a012" in page.year_cards.shares.chart.accessibleDescription()


def test_nothing_waits_is_said(look, qtbot):
    card = NextStepCard(lambda _link: None)
    qtbot.addWidget(card)
    card.show_step(None)
    assert card.title.text() == "Сейчас всё сделано"
    assert card.button.isHidden()
    step = StepRow(
        key="plan",
        title="План",
        when="весь год",
        state="todo",
        detail="плана нет",
        link=ToPlans(),
        action_title="Загрузить план",
    )
    card.show_step(step)
    assert card.detail.text() == "Плана нет"
    assert card.button.text() == "Загрузить план"


def due(number, days):
    return DueRow(
        measure_id=number,
        plan_id=1,
        title=f"Дело {number}",
        plan="План",
        year=2027,
        school="",
        schools=("СОШ № 1", "СОШ № 2"),
        deadline_text="ноябрь",
        occurrence_on=date(2026, 11, 20),
        deadline=date(2026, 11, 22),
        days_left=days,
    )


def test_overdue_measures_come_first_and_the_rest_is_a_link(look, qtbot):
    calls = []
    card = DueCard(calls.append)
    qtbot.addWidget(card)
    card.show()
    card.show_rows((due(1, -3),), tuple(due(number, number) for number in range(2, 9)))
    links = card.findChildren(LinkLine)
    assert [line.title for line in links] == [f"Дело {number}" for number in range(1, 6)]
    assert card.more.text() == "Все: 8"
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    step = DueStep(
        school_id=7,
        stage=SupportStage.APPLICATION,
        school="СОШ № 1",
        deadline=date(2026, 11, 20),
        days_left=-2,
    )
    card.show_rows((step,), ())
    qtbot.mouseClick(card.findChildren(LinkLine)[-1], Qt.MouseButton.LeftButton)
    card.show_rows((due(1, -3),), tuple(due(number, number) for number in range(2, 9)))
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    card.show_rows((step,), tuple(due(number, number) for number in range(2, 9)))
    assert card.more.text() == "В планах: 7"
    assert calls == [ToMeasure(1, date(2026, 11, 20)), ToSchool(7, "support"), ToDue()]


def test_who_has_not_sent_what_is_a_list_with_ways_to_the_results(look, qtbot):
    calls = []
    card = MissingCard(calls.append)
    qtbot.addWidget(card)
    rows = tuple(MissingResults(n, f"СОШ № {n}", ("ВПР МА 5", "ОГЭ РУ")) for n in range(1, 8))
    card.show_rows(rows, 2026)
    links = [line.title for line in card.findChildren(LinkLine)]
    assert links == [f"СОШ № {n}" for n in range(1, 6)]
    assert card.more.text() == "Все: 7"
    card.show()
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    links = card.findChildren(LinkLine)
    shown = [link for link in links if not link.isHidden()]
    assert len(shown) == 7
    qtbot.keyClick(shown[6], Qt.Key.Key_Return)
    assert calls == [ToResult(7, year=2026)]
    card.show_rows((), 2026)
    assert card.isHidden()


def test_what_is_due_soon_has_room_beside_what_is_overdue(look, qtbot):
    card = DueCard(lambda _link: None)
    qtbot.addWidget(card)
    card.show_rows(tuple(due(n, -n) for n in range(1, 9)), tuple(due(n, n) for n in range(11, 15)))
    links = [line.title for line in card.findChildren(LinkLine)]
    assert links == ["Дело 1", "Дело 2", "Дело 3", "Дело 11", "Дело 12"]
    texts = [found.text() for found in card.findChildren(QLabel)]
    assert "Просрочено: 8, в ближайшие 30\u00a0дней: 4." in texts


def test_the_sentence_that_nothing_is_due_keeps_its_room_below(look, qtbot):
    card = DueCard(lambda _link: None)
    qtbot.addWidget(card)
    for overdue, room in (((), theme.GAP), ((due(1, -3),), theme.STEP), ((), theme.GAP)):
        card.show_rows(overdue, ())
        assert card.body.contentsMargins().bottom() == room


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-2, "просрочено на 2\u00a0дня", "negative"),
        (0, "сегодня", "warning"),
        (1, "завтра", "neutral"),
        (5, "через 5\u00a0дней", "neutral"),
    ],
)
def test_deadlines_in_words(days, words, tone):
    status = days_status(days)
    assert (status.word, status.tone) == (words, tone)


def test_bars_are_drawn_and_a_year_without_results_is_no_zero(look, qtbot):
    chart = SharesChart()
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show_rows([SHARE], 2026)
    picture = chart.grab().toImage()
    accent = look.colour("accent").rgb()
    drawn = sum(
        picture.pixel(x, y) == accent for x in range(picture.width()) for y in range(24, 64)
    )
    assert drawn > 100
    assert counts(0, 0) == "нет данных"
    assert counts(0, 12) == "0\u00a0из\u00a012"


def test_the_tooltip_of_a_procedure_has_both_years(look, qtbot):
    chart = SharesChart()
    qtbot.addWidget(chart)
    chart.show_rows([SHARE._replace(previous_held=0, previous_low=0)], 2026)
    assert chart.tip_at(QPoint(0, 4)) == ""
    tip = chart.tip_at(QPoint(0, 40)).replace("\u00a0", " ")
    assert tip == "ВПР, математика, 5 класс\n2025/2026: 3 из 12\n2024/2025: нет данных"
    assert chart.tip_at(QPoint(0, 200)) == ""


def test_identified_schools_are_bars_with_names(look, qtbot):
    chart = IdentifiedChart()
    qtbot.addWidget(chart)
    found = Identified(
        run_id=1,
        year=2019,
        work_year=2020,
        shnor=("А", "Б", "В"),
        compared=True,
        entered=("В",),
        left=("Г",),
        previous=("А", "Б", "Г"),
    )
    chart.show_identified(found)
    assert [line.number for line in chart.lines] == ["3", "3", "1", "1"]
    assert chart.tip_at(QPoint(0, 60)) == "Вошли в число ШНОР: 1 (В)"
    assert "Выявлено, 2017/2018: 3 (А, Б, Г)" in chart.accessibleDescription()
    chart.resize(440, 96)
    picture = chart.grab().toImage()
    accent = look.colour("accent").rgb()
    lengths = [
        sum(picture.pixel(x, 24 * line + 12) == accent for x in range(440)) for line in (0, 2)
    ]
    assert lengths[0] > 100
    assert abs(lengths[0] - 3 * lengths[1]) < 24


def test_a_year_without_a_run_has_no_bar(look, qtbot):
    chart = IdentifiedChart()
    qtbot.addWidget(chart)
    chart.show_identified(
        Identified(
            run_id=1, year=2019, work_year=2020, shnor=("А",), compared=False, entered=(), left=()
        )
    )
    assert [line.words for line in chart.lines] == ["Выявлено, 2018/2019: 1 (А)"]
    chart.show_identified(None)
    assert chart.isHidden()


def test_the_information_for_the_region_is_noted_with_the_state_of_the_day(page, context, qtbot):
    line = next(
        line for line in page.steps.lines if "Информация для региона" in line.accessibleName()
    )
    with qtbot.waitSignal(context.link_followed) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == [ToRegionInfo(page.context.year)]
    page.show_spot(spot_of(told.args[0]))
    form = page.findChild(RegionForm)
    assert "Планов на этот год нет." in form.now.text()
    form.day.setText("31.12.2030")
    form.submit()
    assert "ещё не наступила" in form.day_row.error.text()
    form.term.setCurrentIndex(form.term.findData("january"))
    form.day.setText("28.01.2026")
    form.document.setText("исх. № 15")
    form.submit()
    names = " ".join(line.accessibleName() for line in page.steps.lines)
    assert "к 30 января отправлена 28.01.2026, исх. № 15" in names

    page.note_region()
    again = page.findChildren(RegionForm)[-1]
    assert again.term.currentData() == "july"
    again.term.setCurrentIndex(again.term.findData("january"))
    assert "Состояние на 22.11.2026" in again.kept.text()
    assert again.document.text() == "исх. № 15"
    said(context).actions[-1].run()
    assert not any("исх. № 15" in line.accessibleName() for line in page.steps.lines)


def test_a_page_that_is_left_reads_its_lower_cards_when_it_is_seen_again(page, context, qtbot):
    page.repaint()
    reads = []
    page.year_cards.filling = lambda shown: iter([reads.append(shown)])
    page.refresh()
    page.hide()
    qtbot.wait(120)  # longer than the turn after the first paint
    assert not reads
    page.show()
    qtbot.waitUntil(lambda: len(reads) == 1)
