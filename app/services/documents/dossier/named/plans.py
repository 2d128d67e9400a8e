"""Which plan a document tells of, or what of all plans one party has to do."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.documents.dossier.named.rows import Choices, NamedRows
from app.services.language.dates import school_year_days
from app.services.plans.duties.listing import PartyRow, parties_in
from app.services.plans.duties.posts import cells_with_posts
from app.services.plans.duties.tasks import Task, find_party, tasks_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.documents.dossier.parts import Dossier
    from app.services.plans import PlanRow
    from app.services.programmes.parts import Programme


def chosen_plan(
    dossier: "Dossier",
    year: int,
    chosen: str,
    as_of: date | None = None,
    programme: "Programme | None" = None,
) -> "PlanRow | None":
    """The chosen plan, else the municipal plan of the year, as it stood on a day or stands now.

    With a programme it is the municipal plan that belongs to it, of whatever year.

    Raises:
        UserError: the chosen plan is not there.
    """
    if chosen:
        heads = (row for row in dossier.plan_heads() if str(row.id) == chosen)
    elif programme is not None:
        own = (row for row in dossier.plan_heads() if row.programme_id == programme.id)
        heads = (row for row in own if row.school_id is None)
    else:
        heads = (row for row in dossier.plan_heads(year) if row.school_id is None)
    head = next(heads, None)
    if head is None and chosen:
        raise UserError(f"Плана № {chosen} нет.", "Выберите план из списка.")
    return None if head is None else dossier.plan(head.id, as_of)


def _choices(dossier: "Dossier", year: int | None, _values: "Mapping[str, str]") -> Choices:
    return tuple(
        (f"{row.school_name or 'Муниципальный'}: {row.title}", str(row.id))
        for row in dossier.plan_heads(year)
    )


def _school_of(dossier: "Dossier", key: str) -> int | None:
    return next((row.school_id for row in dossier.plan_heads() if str(row.id) == key), None)


PLANS = NamedRows(
    table="plan",
    gone="План {} удалён",
    choices=_choices,
    find=chosen_plan,
    school=_school_of,
)


def with_posts(dossier: "Dossier", plan: "PlanRow") -> "PlanRow":
    """A plan whose parties are named by their posts where the register knows them."""
    cells = cells_with_posts(dossier.workspace, [plan])
    sections = tuple(
        replace(
            section,
            measures=tuple(
                replace(row, responsible_text=cells.get(row.id, row.responsible_text))
                for row in section.measures
            ),
        )
        for section in plan.sections
    )
    return replace(plan, sections=sections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What a party has to do in a time.

    Attributes:
        typed: who is chosen, or empty.
        party: who is meant; None while nobody of this name answers for anything.
        first: the first day.
        last: the last day.
        tasks: of all plans.
    """

    typed: str
    party: PartyRow | None
    first: date
    last: date
    tasks: tuple[Task, ...]


def duty_of(
    dossier: "Dossier", year: int, typed: str, since: date | None, until: date | None
) -> Duty:
    """The tasks of the party that is chosen, else of who has most of the measures of the year.

    Without days from today, in another year from its first day, to the end of the school year.
    """
    start, end = school_year_days(year)
    first = since or (dossier.today if start <= dossier.today <= end else start)
    last = until or max(end, first)
    party = _party(dossier, year, typed)
    tasks = () if party is None else tuple(tasks_of(dossier.plans(), party, first, last))
    return Duty(typed=typed, party=party, first=first, last=last, tasks=tasks)


def _party(dossier: "Dossier", year: int, typed: str) -> PartyRow | None:
    if typed:
        try:
            return find_party(dossier.plans(), typed)
        except UserError:
            return None
    rows = parties_in(measure for plan in dossier.plans(year) for measure in plan.measures)
    return max(rows, key=lambda row: row.measures, default=None)
