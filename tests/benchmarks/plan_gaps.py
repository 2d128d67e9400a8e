"""The gaps of the event loop with 30 plans of 30 measures over five years, marked as they came."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt

from app.enums import MeasureStatus
from app.views.overview.page import OverviewPage
from app.views.shell.workplace import Workplace
from tests.benchmarks.district import LAST_YEAR
from tests.benchmarks.driver import (
    Action,
    Driver,
    Gap,
    select_row,
    show_place,
    sort_by,
    type_keys,
)
from tests.benchmarks.plan_years import make_plans

_EVER = -1


def gaps(driver: Driver, window: Workplace) -> Iterator[Gap]:
    """Every line of them; the plans are made first."""
    made = make_plans(window.context.workspace)
    driver.settle(show_place(window, "plans"), lambda: window.context.set_year(LAST_YEAR))
    page: Any = window.current_page
    yield from _one_plan(driver, page, made)
    yield from _typed(driver, page)
    yield from _agenda(driver, page, made)
    yield from _schools(driver, window, page)
    yield driver.measure("30 plans: the first page again", show_place(window, "overview"))
    first = OverviewPage(window.context)  # at the start it is read at once
    yield driver.measure("30 plans: the first page at the start", first.refresh)
    first.deleteLater()
    yield driver.measure("30 plans: documents", show_place(window, "documents"))


def _one_plan(driver: Driver, page: Any, made: list[int]) -> Iterator[Gap]:
    filters = page.filters
    yield driver.measure("30 plans: the page", page.refresh)
    yield driver.measure("30 plans: another plan", *(_choose(page, key) for key in made[:3]))
    for key, value in (
        *(("due", due) for due in ("overdue", "unexplained", "soon", "unmarked", "unproved")),
        ("due", "remarked"),
        ("status", MeasureStatus.DONE),
        ("section", page.plan.sections[1].id),
        ("responsible", page.plan.measures[0].parties[0].key),
    ):
        yield driver.measure(f"30 plans: filter {key} {value}", _filter(page, key, value))
        driver.settle(filters.reset)
    yield driver.measure("30 plans: typing in the search", *type_keys(page.search, "семинар 3"))
    driver.settle(filters.reset)
    month = page.months.cells[3].click
    yield driver.measure("30 plans: a month", month, month)
    yield driver.measure(
        "30 plans: another measure", *(select_row(page.table, row) for row in range(2, 9))
    )


def _typed(driver: Driver, page: Any) -> Iterator[Gap]:
    yield driver.measure(
        "30 plans: a typed deadline",
        _type(page, 2, "до 12 марта 2025 года"),
        _type(page, 3, "ежемесячно до 20 числа"),
    )
    driver.settle(select_row(page.table, 6))
    yield driver.measure(
        "30 plans: a mark of a due date",
        lambda: page.plan_actions.mark_selected(MeasureStatus.DONE),
    )


def _agenda(driver: Driver, page: Any, made: list[int]) -> Iterator[Gap]:
    yield driver.measure("30 plans: the agenda", lambda: page.top.show_view("due"))
    agenda = page.agenda
    yield driver.measure(
        "30 plans: the agenda of all years", lambda: agenda.filters.set_value("days", _EVER)
    )
    for column in range(len(agenda.model.columns)):
        title = f"30 plans: agenda of {len(agenda.model.rows)} by column {column + 1}"
        yield driver.measure(title, *sort_by(agenda.table, column))
    for group in (*range(1, agenda.groups.count()), 0):
        yield driver.measure(f"30 plans: agenda, group {group}", _group(agenda, group))
    (school,) = page.plan.measures[0].school_ids[:1]
    for key, value in (
        ("plan", made[3]),
        ("school", school),
        ("party", page.plan.measures[0].parties[0].key),
    ):
        yield driver.measure(
            f"30 plans: agenda, filter {key}",
            _filter(agenda, key, value),
            _filter(agenda, key, None),
        )
    search = type_keys(agenda.filters.search, "семинар 3")
    yield driver.measure("30 plans: agenda, typing in the search", *search)
    driver.settle(agenda.filters.reset, select_row(agenda.table, 5))
    yield driver.measure(
        "30 plans: agenda, a mark", lambda: agenda.mark_selected(MeasureStatus.DONE)
    )


def _schools(driver: Driver, window: Workplace, page: Any) -> Iterator[Gap]:
    yield driver.measure("30 plans: the schools", lambda: page.top.show_view("schools"))
    table = page.schools.table
    yield driver.measure("30 plans: another school", *(select_row(table, row) for row in (3, 4)))
    for column in range(len(page.schools.model.columns)):
        title = f"30 plans: schools by column {column + 1}"
        yield driver.measure(title, *sort_by(table, column))
    page.top.show_view("plan")
    driver.settle(show_place(window, "schools"))
    register: Any = window.current_page
    tabs = register.card.tabs
    for number in range(tabs.count()):
        yield driver.measure(
            f"30 plans: {tabs.tabText(number)} of the card",
            lambda number=number: tabs.setCurrentIndex(number),
            select_row(register.table, number),
            select_row(register.table, number + 1),
        )


def _choose(page: Any, key: int) -> Action:
    return lambda: page.top.plan_chosen.emit(key)


def _filter(page: Any, key: str, value: object) -> Action:
    return lambda: page.filters.set_value(key, value)


def _type(page: Any, row: int, text: str) -> Action:
    lines = page.table.lines
    column = [one.key for one in lines.columns].index("deadline")
    role = Qt.ItemDataRole.EditRole
    return lambda: lines.setData(lines.index(row, column), text, role)


def _group(agenda: Any, group: int) -> Action:
    return lambda: agenda.groups.setCurrentIndex(group)
