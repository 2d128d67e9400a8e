"""The strip of months, the plans of the schools and the evidence of a mark."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.enums import EvidenceKind, MeasureStatus
from app.services import plans
from app.services.findings.links import ToMeasure, ToSchool
from app.services.language.deadlines.periods import period_between
from app.services.plans import (
    NO_MONTH,
    MarkDraft,
    MeasureDraft,
    Month,
    MonthLoad,
    PlanDraft,
    SectionDraft,
)
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot, Way
from app.views.base.page_context import PageContext
from app.views.plans.forms.plan_form import PlanForm
from app.views.plans.month_strip import MonthStrip
from app.views.plans.page import PlansPage
from app.views.widgets.fields.line import LinkLine
from tests.views.conftest import said
from tests.views.plans.conftest import OpenPage, measure, titles
from tests.views.samples import District
from tests.views.typing import pick


def test_a_month_filters_and_the_keyboard_goes_through_the_year(
    page: PlansPage, qtbot: QtBot
) -> None:
    strip = page.months
    october, november = strip.cells[2], strip.cells[3]
    assert october.accessibleName() == (
        "Октябрь 2025: 2\u00a0мероприятия, срок истекает у 1, завершено 1"
    )
    assert november.accessibleName().endswith("срок истекает у 1, завершено 0, просрочено 1")
    assert not strip.cells[-1].isVisibleTo(strip)

    qtbot.mouseClick(november, Qt.MouseButton.LeftButton)
    assert strip.value == Month(2025, 11)
    assert titles(page) == ["Организационные мероприятия", "2", "Методическая поддержка", "3"]
    qtbot.keyClick(november, Qt.Key.Key_Left)
    qtbot.keyClick(october, Qt.Key.Key_Return)
    assert titles(page) == ["Организационные мероприятия", "1", "Методическая поддержка", "3"]
    assert october.isChecked()
    assert not november.isChecked()
    qtbot.keyClick(october, Qt.Key.Key_Escape)
    assert strip.value is None
    assert len(titles(page)) == 5
    qtbot.keyClick(october, Qt.Key.Key_Home)
    assert strip.cells[0].focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_all_months_are_named_in_full_or_all_are_short(page: PlansPage, qtbot: QtBot) -> None:
    strip = page.months
    strip.setParent(None)
    strip.show()
    months = [cell for cell in strip.cells if cell.value != NO_MONTH]
    seen: list[bool] = []
    for width in range(560, 1300, 20):
        strip.resize(width, 60)
        qtbot.waitUntil(lambda width=width: strip.width() >= width)
        short = {cell.is_short() for cell in months}
        assert len(short) == 1
        seen += short
    assert seen[0] is True
    assert seen[-1] is False
    assert sorted(seen, reverse=True) == seen


def test_numbers_of_a_low_month_do_not_lie_over_each_other(qtbot: QtBot) -> None:
    def columns_of(month: Month | None, *, width: int = 0) -> tuple[set[int], set[int]]:
        """Where something dark is painted, and where something red."""
        strip = MonthStrip()
        qtbot.addWidget(strip)
        strip.set_low(low=True)
        load = MonthLoad(month=month, count=266, ending=0, done=90, overdue=134)
        strip.show_loads([load], date(2025, 1, 1))
        [cell] = strip.cells
        least = cell.minimumSizeHint()
        strip.setFixedSize(width or least.width(), least.height())
        image = strip.grab().toImage()
        numbers = range(5, image.height() - 10)  # above the bar of what is done
        colours = {
            x: [image.pixelColor(x, y) for y in numbers] for x in range(3, image.width() - 3)
        }
        dark = {x for x, seen in colours.items() if any(one.lightness() < 75 for one in seen)}
        red = {
            x for x, seen in colours.items() if any(one.red() - one.green() > 80 for one in seen)
        }
        return dark, red

    for dark, red in (columns_of(None), columns_of(Month(2026, 2), width=100)):
        assert dark
        assert red
        assert max(dark) < min(red)
    dark, red = columns_of(Month(2026, 2), width=62)
    assert not dark, "no room for two numbers: one, in the colour of what is overdue"
    assert red


def test_cells_of_the_strip_begin_alike_and_end_before_the_edge(qtbot: QtBot) -> None:
    strip = MonthStrip()
    qtbot.addWidget(strip)
    loads = [
        MonthLoad(month=month, count=3, ending=0, done=0, overdue=1)
        for month in (*(Month(2026, number) for number in range(1, 13)), None)
    ]
    strip.show_loads(loads, date(2025, 1, 1))
    strip.show()
    for low, width in ((False, 900), (False, 905), (False, 1200), (True, 660), (True, 900)):
        strip.set_low(low=low)
        strip.resize(width, 60)
        qtbot.waitUntil(lambda width=width: strip.width() >= width)
        begins: set[int] = set()
        for cell in strip.cells:
            image = cell.grab().toImage()
            rows = range(4, image.height() - 10)  # above the bar of what is done
            ground = image.pixelColor(image.width() // 2, 3)
            inked = [
                x
                for x in range(2, image.width() - 2)
                if any(
                    abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60 for y in rows
                )
            ]
            begins.add(min(inked) // 3)
            assert max(inked) <= image.width() - 5, (low, width, cell.accessibleName())
        assert len(begins) <= 2, (low, width, begins)


def test_clocks_stand_in_all_cells_of_the_strip_or_in_none(qtbot: QtBot) -> None:
    strip = MonthStrip()
    qtbot.addWidget(strip)
    counts = {Month(2026, 10): 2, Month(2026, 11): 1, Month(2026, 12): 34}
    loads = [
        MonthLoad(month=month, count=2 * late, ending=0, done=0, overdue=late)
        for month, late in counts.items()
    ]
    strip.show_loads(loads, date(2025, 1, 1))
    strip.set_low(low=True)
    strip.show()
    seen: dict[bool, set[bool]] = {}
    for width in range(210, 330, 10):
        strip.resize(width, 60)
        qtbot.waitUntil(lambda width=width: strip.width() >= width)
        for cell in strip.cells[:2]:
            image = cell.grab().toImage()
            colours = [
                [image.pixelColor(x, y) for y in range(4, image.height() - 10)]
                for x in range(image.width())
            ]
            red = [any(one.red() - one.green() > 80 for one in column) for column in colours]
            wide = sum(red) > 12  # a clock beside the number
            seen.setdefault(strip.has_clocks(), set()).add(wide)
    assert seen == {True: {True}, False: {False}}


def test_measures_without_a_month_have_a_place_in_the_strip(
    page: PlansPage, district: District
) -> None:
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    page.table.type_into(("measure", district.measure_ids[0]), "deadline")
    page.saving.save_cell(page.table.selected_row(), "deadline", "по мере необходимости")
    last = page.months.cells[-1]
    assert last.isVisibleTo(page.months)
    assert last.accessibleName().startswith("Без срока:")
    last.click()
    assert page.months.value == NO_MONTH
    assert titles(page) == ["Организационные мероприятия", "1"]
    page.filters.set_value("status", MeasureStatus.NOT_STARTED)
    assert page.months.cells[2].accessibleName().startswith("Октябрь 2025: 1")


def test_strip_and_details_can_be_put_away(
    page: PlansPage, open_page: OpenPage, context: PageContext
) -> None:
    page.top.months.click()
    page.top.details.click()
    assert not page.months.isVisibleTo(page)
    assert not page.panel.isVisibleTo(page)
    again = open_page(context)
    assert not again.months.isVisibleTo(again)
    again.table.mark_asked.emit()
    assert again.panel.isVisibleTo(again)


def test_the_plans_of_the_schools(
    page: PlansPage, context: PageContext, district: District
) -> None:
    asked: list[Way] = []
    context.link_followed.connect(asked.append)
    page.top.show_view("schools")
    view = page.schools
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert view.summary.text() == "План есть у\u00a00 из\u00a01\u00a0школы"
    row = view.model.rows[0]
    assert (row.school, row.plan, row.asked, row.asked_overdue) == ("МБОУ «СОШ № 30»", None, 1, 1)
    view.card_button.click()
    assert asked == [ToSchool(district.school_id)]

    months = view.months
    assert months.caption.text() == "МБОУ «СОШ № 30»: поручения по месяцам"
    loads = [cell.load for cell in months.strip.cells if cell.load and cell.load.count]
    assert [(load.count, load.overdue) for load in loads] == [(1, 1)]
    assert not months.lines.isVisible()
    next(cell for cell in months.strip.cells if cell.load is loads[0]).click()
    (line,) = months.lines.findChildren(LinkLine)
    line.chosen.emit()
    assert asked[1:] == [ToMeasure(row.asked_rows[0].id)]
    months.strip.set_value(None)
    assert not months.lines.isVisible()

    assert view.plan_button.text() == "Создать план"
    view.plan_button.click()
    form = page.findChild(PlanForm)
    assert form is not None
    assert form.owner.currentData() == district.school_id
    assert form.source.currentData() == "school"
    pick(form.source, district.plan_id)
    form.submit()
    assert page.plan is not None
    assert page.plan.school_id == district.school_id
    assert page.top.view == "plan"

    page.top.show_view("schools")
    assert view.plan_button.text() == "Открыть план"
    assert [column.text(view.model.rows[0]) for column in view.model.columns][3:5] == [
        "0 из\u00a01",
        "просрочено 1",
    ]
    view.table.row_activated.emit(view.model.rows[0])
    assert page.top.view == "plan"


def test_the_file_of_a_mark_shows_its_size_and_that_it_is_gone(
    open_page: OpenPage,
    context: PageContext,
    district: District,
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    scan = tmp_path / "справка.pdf"
    scan.write_bytes(b"1" * 3000)
    number = plans.attach_file(workspace, scan)
    second, third = district.measure_ids[1:]
    plans.mark_measures(
        workspace, [second], MarkDraft(status=MeasureStatus.DONE, attachment_id=number)
    )
    page = open_page(context)
    page.show_spot(PlansSpot(measure_id=second))
    evidence = page.panel.form.evidence
    assert evidence.file_name.text() == "справка.pdf, 3\u00a0КБ"
    assert not evidence.missing.isVisibleTo(page)

    plans.attachment_path(workspace, number).unlink()
    page.table.select_key(("measure", third))
    page.table.select_key(("measure", second))
    assert evidence.missing.text().startswith("Файла «справка.pdf» нет в папке")
    evidence.remove_button.click()
    found = measure(workspace, second).mark
    assert found is not None
    assert found.evidence_kind is EvidenceKind.NONE
    assert not evidence.missing.isVisibleTo(page)


def test_earlier_marks_are_shown_and_the_latest_can_be_taken_away(
    open_page: OpenPage, context: PageContext, district: District, workspace: Workspace
) -> None:
    second = district.measure_ids[1]
    for day, status in ((9, MeasureStatus.NOT_DONE), (20, MeasureStatus.DONE)):
        plans.mark_measures(
            workspace, [second], MarkDraft(status=status, marked_on=date(2026, 11, day))
        )
    page = open_page(context)
    page.show_spot(PlansSpot(measure_id=second))
    assert page.panel.history.texts == ["Не выполнено на 09.11.2026"]
    page.panel.form.remove_button.click()
    assert measure(workspace, second).status is MeasureStatus.NOT_DONE
    assert page.panel.history.isHidden()
    said(context).actions[-1].run()
    assert measure(workspace, second).status is MeasureStatus.DONE


def test_a_late_mark_asks_for_the_reason(page: PlansPage, second: int, qtbot: QtBot) -> None:
    assert page.panel.form.text.placeholderText() == "Почему срок нарушен"
    qtbot.keyClick(page.table, "4", Qt.KeyboardModifier.AltModifier)
    assert [action.text for action in said(page.context).actions] == ["Отменить", "Указать причину"]


def test_the_day_and_the_words_of_a_mark_are_named_by_its_status(
    open_page: OpenPage, context: PageContext, district: District
) -> None:
    page = open_page(context)
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    form = page.panel.form
    names: dict[MeasureStatus, tuple[str, str]] = {}
    for status in MeasureStatus:
        form.statuses.chosen.emit(status)
        names[status] = (form.day_row.name.text(), form.text_row.name.text())
        assert form.day.accessibleName() == names[status][0]
    assert names[MeasureStatus.POSTPONED] == ("Когда перенесено", "Причина")
    assert names[MeasureStatus.CANCELLED] == ("Когда снято", "Причина")
    assert names[MeasureStatus.NOT_DONE] == ("На какой день", "Отметка")
    assert names[MeasureStatus.DONE][0] == "Дата исполнения"


def test_a_plan_of_several_years_is_looked_at_year_by_year(
    open_page: OpenPage, context: PageContext
) -> None:
    period = period_between(date(2025, 9, 1), date(2028, 8, 31))
    plan_id, _ = plans.save_plan(context.workspace, PlanDraft(title="Проект", period=period))
    section, _ = plans.save_section(context.workspace, SectionDraft(plan_id, "Раздел"))
    for title, deadline in (("Отчёт", "ежегодно до 25 мая"), ("Старт", "октябрь 2025 года")):
        draft = MeasureDraft(section_id=section, title=title, deadline_text=deadline)
        plans.save_measure(context.workspace, draft)
    context.set_year(2027)
    page = open_page(context)

    def due_in() -> list[tuple[Month | None, int]]:
        return [
            (cell.load.month, cell.load.ending)
            for cell in page.months.cells
            if cell.load is not None and cell.load.month is not None and cell.load.ending
        ]

    years = page.years
    assert (years.name.text(), years.isVisibleTo(page)) == ("2026/2027", True)
    assert due_in() == [(Month(2027, 5), 1)]
    assert not page.months.cells[-1].isVisibleTo(page), "«октябрь 2025» is no day that lacks"
    years.earlier.click()
    assert not years.earlier.isEnabled()
    assert due_in() == [(Month(2025, 10), 1), (Month(2026, 5), 1)]
    page.months.set_value(Month(2025, 10))
    assert titles(page) == ["Раздел", "2"]
    years.later.click()
    assert (years.name.text(), page.months.value) == ("2026/2027", None)
    assert titles(page) == ["Раздел", "1", "2"]
    years.later.click()
    assert (years.name.text(), years.later.isEnabled()) == ("2027/2028", False)
    context.set_year(2026)
    assert years.name.text() == "2025/2026"
    page.top.months.setChecked(False)
    assert not years.isVisibleTo(page)
