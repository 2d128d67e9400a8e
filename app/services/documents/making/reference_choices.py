"""What a setting that names a row is chosen from: the runs, orders, plans, people there are."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.services.documents.dossier.chosen_run import usual_run
from app.services.documents.dossier.parts import Dossier
from app.services.documents.dossier.people import school_of, who_may_answer
from app.services.documents.references import RowOf
from app.services.documents.shared_settings import PARTY
from app.services.language.dates import date_digits, local_day, year_name
from app.services.language.numbers import NBSP
from app.services.plans.duties.listing import parties_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.services.documents.settings import SettingSpec
    from app.services.identification.evidence.verdict import RunRow
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace

Choices = tuple[tuple[str, str], ...]


def with_choices(
    workspace: "Workspace",
    year: int,
    specs: "Sequence[SettingSpec]",
    values: "Mapping[str, str] | None" = None,
) -> "tuple[SettingSpec, ...]":
    """The settings as the form shows them: references get the rows of the year as choices.

    Of people those are offered whom the document would not refuse: a report is compiled by the
    department, or by the school whose plan it is, and not by who approves it.

    A value that names a row of another year, an archived one or another person is a choice too: the
    form never shows anything else than what the document is made from.
    """
    dossier = Dossier(workspace)
    return tuple(_shown(dossier, year, spec, values or {}) for spec in specs)


def _shown(
    dossier: Dossier, year: int, spec: "SettingSpec", values: "Mapping[str, str]"
) -> "SettingSpec":
    if spec.kind == PARTY.kind:
        return replace(spec, choices=_parties(dossier, values.get(spec.name, "")))
    if spec.refers is None:
        return spec
    rows, unset = spec.refers.rows, spec.refers.unset
    choices = _ROWS[rows]
    if rows is RowOf.RUN:
        unset = _usual_run(dossier, year)
    value = values.get(spec.name, "")
    offered = choices(dossier, year)
    if rows is RowOf.PERSON:
        fit = who_may_answer(dossier, _school_of(dossier, values.get("plan", "")))
        offered = tuple(one for one in offered if int(one[1]) in fit)
    if value and value not in {key for _words, key in offered}:
        offered += tuple(one for one in choices(dossier, None) if one[1] == value)
    worded = tuple((spec.refers.offered.format(words), key) for words, key in offered)
    return replace(spec, choices=((unset, ""), *worded))


def _school_of(dossier: Dossier, plan: str) -> "SchoolRow | None":
    if not plan:
        return None
    found = (row.school_id for row in dossier.plans() if str(row.id) == plan)
    return school_of(dossier, next(found, None))


def _runs(dossier: Dossier, year: int | None) -> Choices:
    """The standing runs for a year of work; a year without its own may take any other."""
    rows = dossier.standing_runs(year) or dossier.standing_runs()
    return tuple((f"{_requisites(row)}: {row.title}", str(row.id)) for row in rows)


def _usual_run(dossier: Dossier, year: int) -> str:
    """What an order is made from when no run is chosen."""
    row = usual_run(dossier, year)
    if row is None:
        return f"Для работы {year_name(year)} не зафиксировано"
    return f"Последнее: по результатам {year_name(row.year)}, {_requisites(row)}"


def _requisites(row: "RunRow") -> str:
    return f"№{NBSP}{row.id} от {date_digits(local_day(row.created_at))}"


def _orders(dossier: Dossier, _year: int | None) -> Choices:
    return tuple(
        (f"{row.label}, {row.title}" if row.number else row.label, str(row.id))
        for row in dossier.orders.values()
    )


def _plans(dossier: Dossier, year: int | None) -> Choices:
    return tuple(
        (f"{row.school_name or 'Муниципальный'}: {row.title}", str(row.id))
        for row in dossier.plans(year)
    )


def _reviews(dossier: Dossier, year: int | None) -> Choices:
    plans = {row.id: row for row in dossier.plans(year)}
    return tuple(
        (f"{row.label}: {plans[row.plan_id].title}", str(row.id))
        for row in dossier.reviews
        if row.plan_id in plans
    )


def _parties(dossier: Dossier, chosen: str) -> Choices:
    """Everybody who answers for a measure of a plan, and who is chosen though in no plan."""
    rows = parties_in(measure for plan in dossier.plans() for measure in plan.measures)
    names = [row.name for row in rows]
    if chosen and chosen not in names:
        names.append(chosen)
    usual = "У кого больше всего мероприятий года"
    return ((usual, ""), *((name, name) for name in names))


def _people(dossier: Dossier, year: int | None) -> Choices:
    return tuple(
        (f"{row.surname_first}, {row.post}".removesuffix(", "), str(row.id))
        for row in dossier.people.values()
        if row.active or year is None
    )


_ROWS: "Mapping[RowOf, Callable[[Dossier, int | None], Choices]]" = {
    RowOf.RUN: _runs,
    RowOf.ORDER: _orders,
    RowOf.PERSON: _people,
    RowOf.PLAN: _plans,
    RowOf.REVIEW: _reviews,
}
