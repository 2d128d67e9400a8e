"""Rows that contradict each other, stored as an old paper brings them; and what a check tells."""

from datetime import date
from typing import Any

from sqlmodel import SQLModel

from app.enums import MeasureStatus, OrderState
from app.models import ExecutionMark, OrderRecord, Remark
from app.services import plans
from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.running import Check, without_repeated
from app.services.language.deadlines.periods import PlanPeriod, period_between
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.programmes.parts import Programme
from app.services.programmes.writing import save_programme
from app.services.reference import ensure_school_year
from app.services.storage.workspace import Workspace

CALENDAR = period_between(date(2018, 1, 1), date(2020, 12, 31))
SCHOOL = period_between(date(2020, 9, 1), date(2021, 8, 31))


def told(workspace: Workspace, check: Check, year: int | None = None) -> list[tuple[str, str]]:
    """Codes and places of what a check tells."""
    return [(one.code, one.where) for one in _findings(CheckFacts(workspace, year), check)]


def codes(workspace: Workspace, check: Check, year: int | None = None) -> list[str]:
    """Codes of what a check tells."""
    return [code for code, _where in told(workspace, check, year)]


def texts(workspace: Workspace, check: Check) -> list[str]:
    """Codes and texts of what a check tells, with ordinary spaces."""
    findings = _findings(CheckFacts(workspace), check)
    return [f"{one.code}: {one.text}".replace("\u00a0", " ") for one in findings]


def _findings(facts: CheckFacts, check: Check) -> list[CheckFinding]:
    return without_repeated([one for one in check(facts) if one is not None])


def add_note(workspace: Workspace, table: str, key: int, text: str, part: str = "") -> None:
    """A note on a row or a part of it, as an open file brings it."""
    with workspace.database.writing() as session:
        session.add(
            Remark(table_name=table, row_key="/".join(filter(None, (str(key), part))), text=text)
        )


def add_order(workspace: Workspace, number: str | None, day: date | None, **more: Any) -> int:
    """An order as it is stored, whatever other orders have its number."""
    state = OrderState.DRAFT if number is None else OrderState.REGISTERED
    year = None if day is None else day.year + (day.month >= 9)
    values: dict[str, Any] = {
        "title": "О поддержке школ",
        "state": state.value,
        "year": year,
        **more,
    }
    with workspace.database.writing() as session:
        if year is not None:
            ensure_school_year(session, year)
        order = OrderRecord(number=number, issued_on=day, **values)
        session.add(order)
        session.flush()
        assert order.id is not None
        return order.id


def set_order(workspace: Workspace, order_id: int, **values: Any) -> None:
    """Change what is stored of an order."""
    with workspace.database.writing() as session:
        order = session.get_one(OrderRecord, order_id)
        order.sqlmodel_update(values)
        session.add(order)


def add_programme(workspace: Workspace, period: PlanPeriod = CALENDAR, **more: Any) -> int:
    """A programme."""
    more.setdefault("title", "Программа поддержки школ")
    return save_programme(workspace, Programme(period=period, **more))[0]


def add_plan(
    workspace: Workspace, *measures: dict[str, Any], period: PlanPeriod = SCHOOL, **more: Any
) -> tuple[int, list[int]]:
    """A plan of one section with measures of these facts; its key and theirs."""
    title = more.pop("title", "План мероприятий")
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title=title, period=period, **more))
    section, _ = plans.save_section(workspace, SectionDraft(plan_id, "Раздел"))
    keys: list[int] = []
    for at, measure in enumerate(measures, start=1):
        said: dict[str, Any] = {"title": f"Мероприятие {at}", **measure}
        keys.append(plans.save_measure(workspace, MeasureDraft(section_id=section, **said))[0])
    return plan_id, keys


def add_mark(workspace: Workspace, measure_id: int, day: date | None, text: str = "") -> None:
    """«Выполнено» as it is stored."""
    with workspace.database.writing() as session:
        session.add(
            ExecutionMark(
                measure_id=measure_id,
                status=MeasureStatus.DONE.value,
                marked_on=day,
                text=text,
                created_at=workspace.clock.now(),
            )
        )


def add_row(workspace: Workspace, register: str, year: int, **values: Any) -> int:
    """A row of a register as it is stored, whatever the other rows say."""
    table = SQLModel.metadata.tables[register]
    with workspace.database.writing() as session:
        ensure_school_year(session, year)
        done = session.connection().execute(table.insert().values(year=year, **values))
        assert done.inserted_primary_key is not None
        return int(done.inserted_primary_key[0])
