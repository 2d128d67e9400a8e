"""Every step of the year leads to its own year, in four states of a district and on six days."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from app.enums import SupportKind
from app.services import plans
from app.services.clock import Clock
from app.services.findings.links import (
    Link,
    ToDocument,
    ToDocuments,
    ToIdentification,
    ToOrder,
    ToPlan,
    ToPlans,
    ToRegionInfo,
    ToResults,
    ToRun,
    ToSchools,
)
from app.services.identification.runs import decisions, runs
from app.services.orders import orders
from app.services.orders.scans import set_archived
from app.services.schools import support
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace
from app.services.year import years
from app.services.year.overview import Overview
from tests.conftest import opened_copy
from tests.services import overview_data as data
from tests.services.year.test_years import DAYS

# Key of a step -> what its button may promise, and the kind of thing that it opens.
PROMISES: dict[str, dict[str, type[object]]] = {
    "results": {"Загрузить результаты": ToResults},
    "passports": {"Заполнить паспорта": ToSchools},
    "identification": {
        "Провести выявление": ToIdentification,
        "Принять решения": ToRun,
        "Внести в список": ToRun,
        "Посмотреть выявление": ToRun,
        "Внести решения": ToSchools,
    },
    "orders": {
        "Подготовить приказ": object,
        "Внести номер и дату": ToOrder,
        "Указать приказ плана": ToPlan,
        "Указать приказ школам": ToOrder,
    },
    "work": {"Внести отметки по школам": ToSchools},
    "plan": {"Внести отметки": ToPlans, "Загрузить план": ToPlans},
    "region": {"Отметить отправку": ToRegionInfo},
    "criteria": {"Заполнить критерии": ToSchools},
    "decision": {"Внести решения": ToSchools},
    "report": {"Сформировать отчёт": ToDocument},
}


def empty(_workspace: Workspace, _year: int) -> None:
    """Nothing at all."""


def with_results(workspace: Workspace, year: int) -> None:
    """Two years of results before a year of work; one school is low in two procedures."""
    first, second = (data.add_school(workspace, f"СОШ № {n}") for n in (1, 2))
    for of_year in (year - 2, year - 1):
        data.add_results(workspace, first, year=of_year, failed=4)
        data.add_results(workspace, second, year=of_year)


def frozen(workspace: Workspace, year: int) -> None:
    """The identification is frozen; there is a plan whose order is not named."""
    runs.freeze(workspace, runs.run(workspace, year=year - 1))
    data.add_plan(workspace, year)


def listed(workspace: Workspace, year: int) -> None:
    """The school is on the list, without an order."""
    (run,) = runs.list_runs(workspace)
    for one in decisions.waiting_for_support(workspace, runs.get_run(workspace, run.id)):
        support.enter_support(
            workspace,
            SupportDraft(
                school_id=one.school_id,
                kind=SupportKind.SHNOR,
                year=one.year,
                entered_on=date(year - 1, 10, 20),
                run_id=one.run_id,
            ),
        )


# Each follows from the one before.
STATES: tuple[Callable[[Workspace, int], None], ...] = (empty, with_results, frozen, listed)
STEPS_OF_LISTS = {
    "empty": ("Провести выявление", "Подготовить приказ"),
    "with_results": ("Провести выявление", "Подготовить приказ"),
    "frozen": ("Внести в список", "Подготовить приказ"),
    "listed": ("Посмотреть выявление", "Подготовить приказ"),
}


def year_of(workspace: Workspace, link: Link) -> tuple[int | None, ...]:
    """The years that a link stands for: of results, of work."""
    match link:
        case ToResults():
            return (link.year,)
        case ToIdentification():
            return (link.year, link.work_year)
        case ToRun():
            (row,) = (row for row in runs.list_runs(workspace) if row.id == link.run_id)
            return (row.year, row.work_year)
        case ToOrder():
            (order,) = (row for row in orders.list_orders(workspace) if row.id == link.order_id)
            return (order.year,)
        case ToPlan():
            (plan,) = (row for row in plans.list_plans(workspace) if row.id == link.plan_id)
            return (plan.year,)
        case ToSchools() | ToPlans() | ToDocuments() | ToDocument() | ToRegionInfo():
            return (link.year,)
        case _:
            return ()


def wrong_links(workspace: Workspace, overview: Overview) -> Iterator[str]:
    year = overview.year
    for step in overview.steps:
        if step.key == "setup":  # once for all years
            continue
        wanted: tuple[int, ...] = (year,)
        if step.key == "results":
            wanted = (overview.results_year,)
        elif step.key == "identification":
            wanted = (year - 1, year)
        told = year_of(workspace, step.link)
        kind = PROMISES[step.key].get(step.action_title)
        if told != wanted or kind is None or not isinstance(step.link, kind):
            yield f"{step.key}: «{step.action_title}» -> {step.link} of {told}, not {wanted}"


def offenders_of(workspace: Workspace, day: date, state: str) -> Iterator[str]:
    year = years.work_year(day)
    for looked in (year - 1, year, year + 1):
        overview = data.look(workspace, day, looked)
        where = f"{day}, {state}, {looked}"
        yield from (f"{where}: {text}" for text in wrong_links(workspace, overview))
        if {row.key for row in overview.steps} != {"setup", *PROMISES}:
            yield f"{where}: {[row.key for row in overview.steps]}"
        if looked < year and any(row.state == "later" for row in overview.steps):
            yield f"{where}: a past year waits"
    actions = {row.key: row.action_title for row in data.look(workspace, day, year).steps}
    told = (actions["identification"], actions["orders"])
    if told != STEPS_OF_LISTS[state]:
        yield f"{day}, {state}: {told}"


def test_every_step_leads_into_its_year(empty_workspace_folder: Path, tmp_path: Path) -> None:
    offenders: list[str] = []
    for day in DAYS:
        clock = Clock(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
        folder = tmp_path / day.isoformat()
        folder.mkdir()
        with opened_copy(empty_workspace_folder, folder, clock) as workspace:
            for make in STATES:
                make(workspace, years.work_year(day))
                offenders += offenders_of(workspace, day, make.__name__)
    assert offenders == []


def test_a_draft_leads_to_its_number_and_a_plan_to_its_order(workspace: Workspace) -> None:
    for make in STATES:
        make(workspace, 2027)
    day = date(2026, 11, 29)
    step = data.step(workspace, "orders", day, 2027)
    assert step.link == ToDocument("list-order", year=2027)
    draft = orders.OrderDraft(title="О списке", kind="list-order", year=2027)
    order_id, _ = orders.save_order(workspace, draft)
    step = data.step(workspace, "orders", day, 2027)
    assert (step.link, step.action_title) == (ToOrder(order_id, edit=True), "Внести номер и дату")
    orders.register_order(workspace, order_id, "412", day)
    step = data.step(workspace, "orders", day, 2027)
    assert (step.link, step.action_title) == (ToOrder(order_id), "Указать приказ школам")
    set_archived(workspace, order_id, archived=True)  # it is put away, another one is to come
    assert data.step(workspace, "orders", day, 2027).link == ToDocument("list-order", year=2027)
    (stay,) = support.list_support(workspace)
    entry = support.StayDraft(kind=stay.kind, entered_on=stay.entered_on, entry_order_id=order_id)
    support.change_support(workspace, stay.id, entry)
    step = data.step(workspace, "orders", day, 2027)
    (plan,) = plans.list_plans(workspace)
    assert (step.link, step.action_title) == (ToPlan(plan.id, edit=True), "Указать приказ плана")


def test_the_order_to_prepare_is_of_the_kind_by_which_schools_entered(workspace: Workspace) -> None:
    day, school = date(2026, 11, 29), data.add_school(workspace, "СОШ № 1")
    entered = date(2025, 10, 20)
    draft = orders.OrderDraft(title="О сопровождении", kind="yearly-order", number="301")
    last, _ = orders.save_order(workspace, replace(draft, issued_on=entered))
    entry = support.SupportDraft(
        school_id=school, kind=SupportKind.SHNOR, year=2026, entered_on=entered, entry_order_id=last
    )
    support.enter_support(workspace, entry)
    waiting = replace(entry, kind=SupportKind.SHSSU, entered_on=date(2026, 10, 20), year=2027)
    support.enter_support(workspace, replace(waiting, entry_order_id=None))
    step = data.step(workspace, "orders", day, 2027)
    assert (step.link, step.action_title) == (
        ToDocument("yearly-order", year=2027),
        "Подготовить приказ",
    )
    this, _ = orders.save_order(workspace, replace(draft, number="412", issued_on=day))
    step = data.step(workspace, "orders", day, 2027)
    assert (step.link, step.action_title) == (ToOrder(this), "Указать приказ школам")
