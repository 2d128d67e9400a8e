"""The texts of a plan that introduce abbreviations of its parties."""

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from app.services.plans.parties.typed.abbreviations import DEFINITION, introduced
from app.services.plans.parties.typed.splitting import split_cell

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Measure
    from app.services.storage.files.sqlite import Reader

_TEXTS = (
    "SELECT t.plan_id, t.title AS section, m.title, m.expected, m.responsible_text FROM measure m"
    " JOIN plan_section t ON t.id = m.section_id"
    " WHERE (t.title LIKE '%алее%' OR m.title LIKE '%алее%' OR m.expected LIKE '%алее%'"
    " OR m.responsible_text LIKE '%алее%') AND {of_plans} ORDER BY t.position, t.id, m.position"
)


def introduces(measure: "Measure") -> bool:
    """Whether a text of a measure introduces an abbreviation."""
    texts = (measure.title, measure.expected, measure.responsible_text)
    return any(DEFINITION.search(text) for text in texts)


def plans_of(session: "Session", section_ids: Collection[int]) -> dict[int, int]:
    """Section -> its plan."""
    from sqlmodel import col, select

    from app.models import PlanSection

    query = select(PlanSection.id, PlanSection.plan_id).where(col(PlanSection.id).in_(section_ids))
    return {section: plan for section, plan in session.exec(query) if section is not None}


def load_names(session: "Session", plan_id: int) -> Mapping[str, str]:
    """The abbreviations of a plan on the session of a running change."""
    from sqlalchemy import text

    query = text(_TEXTS.format(of_plans="t.plan_id = :plan"))
    rows = session.connection().execute(query, {"plan": plan_id})
    return _names([tuple(row)[1:] for row in rows])


def read_names(reader: "Reader", plan_ids: tuple[int, ...]) -> dict[int, Mapping[str, str]]:
    """The abbreviations of plans within a running read; only of those that introduce any."""
    marks = ", ".join("?" * len(plan_ids))
    by_plan: dict[int, list[tuple[str, ...]]] = {}
    for row in reader.rows(_TEXTS.format(of_plans=f"t.plan_id IN ({marks})"), plan_ids):
        by_plan.setdefault(row["plan_id"], []).append(tuple(row)[1:])
    return {plan: _names(rows) for plan, rows in by_plan.items()}


def _names(rows: Iterable[tuple[str, ...]]) -> Mapping[str, str]:
    """Abbreviations from sections, measures, results and cells of parties."""
    listed = [*rows]
    cells = [(party.text, party.short) for *_texts, cell in listed for party in split_cell(cell)]
    return introduced([text for *texts, _cell in listed for text in texts], cells)
