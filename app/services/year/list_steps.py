"""Steps of the year about its list: the identification, what follows from it, and the orders."""

from collections.abc import Sequence
from datetime import date

from app.enums import OrderState, SupportKind, VerdictStatus
from app.services.findings.links import (
    Link,
    ToDocument,
    ToDocuments,
    ToIdentification,
    ToOrder,
    ToPlan,
    ToRun,
    ToSchools,
)
from app.services.identification.runs.standing import newest_run, verdict_statuses
from app.services.language.dates import school_year_days, year_name, year_of_paper
from app.services.language.numbers import NBSP
from app.services.language.ordering import natural_key
from app.services.language.plural import OF_SCHOOLS, ORDER, SCHOOL, Forms, counted, plural
from app.services.language.years.meeting import in_year
from app.services.orders.archive import read_archived
from app.services.orders.list_year import LIST_ORDER
from app.services.schools.support_work import SchoolWork, read_works
from app.services.storage.files.sqlite import Reader, Row
from app.services.year.steps import StepRow, StepState, named, waits_from

_REGISTERED: Forms = ("зарегистрирован", "зарегистрировано", "зарегистрировано")
_DRAFTS: Forms = ("проект", "проекта", "проектов")
_OF_PLANS: Forms = ("плана", "планов", "планов")


def identification_step(reader: Reader, today: date, year: int) -> StepRow:
    """A frozen run for the year of work, with every verdict decided and its schools listed."""
    run = newest_run(reader, year)
    state: StepState
    link: Link = ToIdentification(year - 1, year)
    action = "Провести выявление"
    if run is None:
        state = waits_from(today, date(year - 1, 9, 1))
        detail = f"выявление по результатам {year_name(year - 1)} не зафиксировано"
    else:
        statuses = verdict_statuses(reader, run["id"])
        undecided = _names(reader, run["id"], statuses, VerdictStatus.NEEDS_DECISION)
        unlisted = _unlisted(reader, run["id"], statuses)
        staying = _staying(reader, today, year, statuses)
        state = "partly" if undecided or unlisted or staying else "done"
        detail = _told(run["year"], list(statuses.values()), undecided, unlisted)
        if staying:
            detail += f"; решить, остаются ли в{NBSP}списке не выявленные: {named(staying)}"
        link, action = ToRun(run["id"]), "Посмотреть выявление"
        if undecided:
            link, action = ToRun(run["id"], undecided=True), "Принять решения"
        elif unlisted:
            link, action = ToRun(run["id"], unlisted=True), "Внести в список"
        elif staying:
            link, action = ToSchools(supported=True, part="support", year=year), "Внести решения"
    return StepRow(
        key="identification",
        title="Выявление",
        when="октябрь",
        state=state,
        detail=detail,
        link=link,
        action_title=action,
    )


def _told(
    year: int, statuses: Sequence[str], undecided: Sequence[str], unlisted: Sequence[str]
) -> str:
    """How many were identified, and what that asks for, school by school."""
    lacking = statuses.count(VerdictStatus.INSUFFICIENT_DATA)
    identified = VerdictStatus.SHNOR
    number = _schools(statuses, identified)
    detail = f"по результатам {year_name(year)}: {identified.label} – {number}"
    if lacking:
        detail += f", недостаточно данных – {counted(lacking, SCHOOL)}"
    if undecided:
        whom = "школе" if len(undecided) == 1 else "школах"
        detail += f"; решить о{NBSP}{whom} {named(undecided)}"
    if unlisted:
        whom = "школу" if len(unlisted) == 1 else "школы"
        detail += f"; внести {whom} {named(unlisted)} в{NBSP}список"
    return detail


def _schools(statuses: Sequence[str], status: VerdictStatus) -> str:
    return counted(statuses.count(status), SCHOOL)


def _names(
    reader: Reader, run_id: int, statuses: dict[int, str], status: VerdictStatus
) -> list[str]:
    names = reader.rows("SELECT school_id, school_name FROM verdict WHERE run_id = ?", (run_id,))
    schools = (row["school_name"] for row in names if statuses[row["school_id"]] == status)
    return sorted(schools, key=natural_key)


def _unlisted(reader: Reader, run_id: int, statuses: dict[int, str]) -> list[str]:
    """Identified schools that are on no list of ШНОР and that this run never put there.

    Those that are no longer in the register are not asked for.
    """
    rows = reader.rows(
        "SELECT s.id, s.short_name FROM school s WHERE s.active AND NOT EXISTS (SELECT 1"
        " FROM support_entry e WHERE e.school_id = s.id AND e.kind = ?"
        " AND (e.left_on IS NULL OR e.run_id = ?))",
        (SupportKind.SHNOR.value, run_id),
    )
    schools = (row["short_name"] for row in rows if statuses.get(row["id"]) == VerdictStatus.SHNOR)
    return sorted(schools, key=natural_key)


def _staying(reader: Reader, today: date, year: int, statuses: dict[int, str]) -> list[str]:
    """Schools on the list of ШНОР since before the year that its run did not identify any more.

    Those whose decision of the year is marked are left out; nothing is asked about a past year.
    """
    first, last = school_year_days(year)
    if today > last:
        return []
    works = read_works(reader, year)
    rows = reader.rows(
        "SELECT s.id, s.short_name FROM school s WHERE s.active AND EXISTS (SELECT 1"
        " FROM support_entry e WHERE e.school_id = s.id AND e.kind = ? AND e.entered_on < ?"
        " AND e.left_on IS NULL)",
        (SupportKind.SHNOR.value, first.isoformat()),
    )
    found = (
        row["short_name"]
        for row in rows
        if statuses.get(row["id"]) == VerdictStatus.NOT_IDENTIFIED
        and works.get(row["id"], SchoolWork()).decision is None
    )
    return sorted(found, key=natural_key)


def orders_step(reader: Reader, today: date, year: int) -> StepRow:
    """Orders of the year of work have numbers, and the list and the plan name theirs."""
    rows = [row for row in reader.rows("SELECT * FROM order_record") if _year(row) == year]
    drafts = [row["id"] for row in rows if row["state"] == OrderState.DRAFT]
    registered = len(rows) - len(drafts)
    entries = reader.rows(
        "SELECT e.id, e.year, e.entered_on AS issued_on FROM support_entry e"
        " LEFT JOIN order_record o ON o.id = e.entry_order_id WHERE o.id IS NULL OR o.state <> ?",
        (OrderState.REGISTERED.value,),
    )
    without = sum(_year(row) == year for row in entries)
    condition, parameters = in_year(year)
    plans = reader.rows(
        "SELECT p.id FROM plan p LEFT JOIN order_record o ON o.id = p.order_id"
        f" WHERE {condition} AND (o.id IS NULL OR o.state <> ?) ORDER BY p.id",
        (*parameters, OrderState.REGISTERED.value),
    )
    lacking = _lacking(len(drafts), without, len(plans))
    if not rows:
        state = waits_from(today, date(year - 1, 10, 1))
        lacking.insert(0, f"приказов за {year_name(year)} нет")
    else:
        state = "partly" if lacking or not registered else "done"
        words = plural(registered, _REGISTERED)
        lacking.insert(0, f"{words} {counted(registered, ORDER)}")
    of_plans = [row["id"] for row in plans]
    link, action = _order_to_make(reader, year, rows, bool(without), of_plans)
    return StepRow(
        key="orders",
        title="Приказы: список, программа и план, рабочая группа",
        when="октябрь – ноябрь",
        state=state,
        detail="; ".join(lacking),
        link=link,
        action_title=action,
    )


def _order_to_make(
    reader: Reader, year: int, orders: Sequence[Row], any_waiting: bool, plans: Sequence[int]
) -> tuple[Link, str]:
    """What is to be done first about the orders, and where.

    Args:
        reader: the running read.
        year: the year of work.
        orders: those of the year.
        any_waiting: whether schools of its list name no order.
        plans: keys of its plans that name none.
    """
    drafts = [row["id"] for row in orders if row["state"] == OrderState.DRAFT]
    if drafts:
        return ToOrder(min(drafts), edit=True), "Внести номер и дату"
    if any_waiting:
        kinds = _kinds_of_entries(reader)
        put_away = read_archived(reader)
        issued = [
            (row["issued_on"], row["id"])
            for row in orders
            if row["kind"] in (*kinds, LIST_ORDER) and row["id"] not in put_away
        ]
        if issued:
            return ToOrder(max(issued)[1]), "Указать приказ школам"
        return ToDocument(next(iter(kinds), LIST_ORDER), year=year), "Подготовить приказ"
    if plans and orders:
        return ToPlan(plans[0], edit=True), "Указать приказ плана"
    return ToDocuments(year), "Подготовить приказ"


def _kinds_of_entries(reader: Reader) -> list[str]:
    """The kinds of the orders by which schools entered lists so far, that of the last one first."""
    rows = reader.rows(
        "SELECT o.kind FROM support_entry e JOIN order_record o ON o.id = e.entry_order_id"
        " WHERE o.kind <> '' GROUP BY o.kind ORDER BY MAX(e.entered_on) DESC, MAX(e.id) DESC"
    )
    return [row["kind"] for row in rows]


def _year(row: Row) -> int | None:
    """The year of work of an order or an entry, as `year_of_paper` tells it."""
    if row["issued_on"] is None:
        return row["year"]
    return year_of_paper(date.fromisoformat(row["issued_on"]), row["year"])


def _lacking(drafts: int, without: int, plans: int) -> list[str]:
    lacking: list[str] = []
    if drafts:
        lacking.append(f"{counted(drafts, _DRAFTS)} без номера и даты")
    if without:
        lacking.append(f"у{NBSP}{counted(without, OF_SCHOOLS)} списка не указан приказ")
    if plans:
        which = "плана" if plans == 1 else counted(plans, _OF_PLANS)
        lacking.append(f"у{NBSP}{which} не указан приказ")
    return lacking
