"""The facts of the list order: the frozen run or the list of support, the order, both lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from app.enums import SupportKind, VerdictStatus
from app.services.documents import facts
from app.services.documents.dossier import issued, stays
from app.services.documents.dossier.chosen_run import run_of, too_early
from app.services.documents.dossier.issued import Ordered
from app.services.documents.dossier.people import Controller, controller
from app.services.documents.facts import Office
from app.services.documents.kinds.identification.list_order.points import contradictions
from app.services.documents.settings import PUBLIC
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import (
    ToDocument,
    ToIdentification,
    ToRun,
    ToSchool,
    ToSchools,
    ToVerdict,
)
from app.services.identification.evidence.verdict import Outcome, SchoolVerdict
from app.services.language.dates import date_digits, school_year_of, year_name
from app.services.language.plural import SCHOOL, counted
from app.services.orders.orders import LIST_ORDER, OrderRow
from app.services.schools.support import SupportRow

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier

KIND = LIST_ORDER
FROM_RUN, FROM_SUPPORT = "run", "support"
_MOST_NAMED = 10  # schools that readiness names one by one


@dataclass(frozen=True, kw_only=True)
class ListOrderFacts:
    """What the order is made from.

    Attributes:
        year: the year of work for which the list is made.
        outcome: the frozen run; None when there is none yet or the list is not made from one.
        order: its row in the register, or None.
        conditions: schools in difficult social conditions that the same order lists.
        settings: checked settings of the kind.
        control: who controls the execution, accusative; None is the head.
        supported: schools on the list of ШНОР on `day`, when the order is made from that list.
        day: of the order, or of the list when the order has no date yet.
        taken_off: keys of identified schools that are off the list on `day`.
        never_entered: those of them whose entry was removed or never made.
        under_support: number of schools on the list of ШНОР, while there is no run to list.
        other_runs: number of frozen runs for other years, while there is none for this one.
        meant: an order of another year by its day that may be this one, while `order` is None.
        repealed: the chosen order that this one declares void, or None.
    """

    year: int
    office: Office
    outcome: Outcome | None
    order: OrderRow | None
    conditions: tuple[SupportRow, ...]
    settings: Mapping[str, str]
    control: Controller | None = None
    supported: tuple[SupportRow, ...] = ()
    day: date | None = None
    taken_off: frozenset[int] = frozenset()
    never_entered: tuple[SchoolVerdict, ...] = ()
    under_support: int = 0
    other_runs: int = 0
    meant: OrderRow | None = None
    repealed: OrderRow | None = None

    @property
    def plans_due(self) -> date | None:
        """By when the schools hand in their plans."""
        chosen = self.settings["plans_due"]
        return date.fromisoformat(chosen) if chosen else None

    def wants(self, flag: str) -> bool:
        """Whether a flag of the settings is set."""
        return self.settings[flag] == "1"

    @property
    def from_support(self) -> bool:
        """Whether the list of support is the basis, not an identification."""
        return self.settings["basis"] == FROM_SUPPORT

    @property
    def is_public(self) -> bool:
        """Whether figures of small groups are hidden, see `publication`."""
        return self.settings["version"] == PUBLIC

    @cached_property
    def listed(self) -> tuple[SchoolVerdict, ...]:
        """Schools that stand as ШНОР, decisions included, and did not leave the list since."""
        return tuple(row for row in self._identified if row.school_id not in self.taken_off)

    @cached_property
    def left(self) -> tuple[SchoolVerdict, ...]:
        """Identified schools that are off the list on the day of the order."""
        return tuple(row for row in self._identified if row.school_id in self.taken_off)

    @cached_property
    def _identified(self) -> tuple[SchoolVerdict, ...]:
        verdicts = () if self.outcome is None else self.outcome.verdicts
        return tuple(verdict for verdict in verdicts if verdict.identified)

    @property
    def has_list(self) -> bool:
        """Whether there is a list of schools with low results to approve."""
        return bool(self.listed or self.supported)

    @property
    def annexes(self) -> int:
        """Number of annexes."""
        return self.has_list + bool(self.conditions)


def years(dossier: "Dossier", settings: Mapping[str, str]) -> list[int]:
    """Years of work of the standing runs; the one frozen last is what the order is wanted for.

    A list of support is ordered for the running school year first, then for those of its entries.
    """
    if settings["basis"] != FROM_SUPPORT:
        return list(dict.fromkeys(row.work_year for row in dossier.standing_runs()))
    entered = sorted({row.year for row in dossier.support()}, reverse=True)
    return list(dict.fromkeys([school_year_of(dossier.today), *entered]))


def gather(dossier: "Dossier", year: int, settings: Mapping[str, str]) -> ListOrderFacts:
    """Read the facts; a missing one stays empty.

    Raises:
        UserError: the run, the order or the person named by the settings is not there.
    """
    if settings["basis"] == FROM_SUPPORT:
        return _from_support(dossier, year, settings)
    run = run_of(dossier, year, settings["run"])
    outcome = None if run is None else dossier.run(run.id)
    year = year if run is None else run.work_year
    ordered = issued.of_run(dossier, year, run, settings["order"])
    order, day = ordered.order, stays.day_of(ordered.order, dossier.today)
    common = _common(dossier, year, settings, (ordered, day))
    entries = dossier.support(SupportKind.SHNOR)
    if outcome is None:
        return replace(
            common,
            under_support=sum(row.is_on_list(day) for row in entries),
            other_runs=len(dossier.standing_runs()),
        )
    off = stays.taken_off(outcome, entries, day)
    archived = stays.off_register(dossier, order)
    gone = [verdict for verdict in outcome.verdicts if verdict.school_id in off - archived]
    return replace(
        common,
        outcome=outcome,
        taken_off=off | archived,
        never_entered=stays.never_entered(gone, entries),
    )


def _from_support(dossier: "Dossier", year: int, settings: Mapping[str, str]) -> ListOrderFacts:
    entries = dossier.support(SupportKind.SHNOR)
    ordered = issued.of_list(dossier, year, entries, settings["order"])
    order = ordered.order
    day = stays.day_within(order, dossier.today, year)
    shown = settings["conditions"] == "1"
    return replace(
        _common(dossier, year, settings, (ordered, day)),
        supported=stays.supported(dossier, SupportKind.SHNOR, order, day),
        conditions=stays.supported(dossier, SupportKind.SHSSU, order, day) if shown else (),
    )


def _common(
    dossier: "Dossier",
    year: int,
    settings: Mapping[str, str],
    on_day: tuple[Ordered, date],
) -> ListOrderFacts:
    """What does not depend on the basis of the list."""
    ordered, day = on_day
    order = ordered.order
    shown = settings["conditions"] == "1"
    off = stays.off_register(dossier, order)
    return ListOrderFacts(
        year=year,
        office=dossier.office(None if order is None else order.signer_id),
        outcome=None,
        order=order,
        meant=ordered.meant,
        conditions=tuple(
            row
            for row in dossier.support(SupportKind.SHSSU)
            if shown
            and row.school_id not in off
            and not stays.is_off(row, day)
            and _listed_with(row, order, year)
        ),
        settings=dict(settings),
        control=controller(dossier, settings["control"]),
        repealed=issued.named_order(dossier, settings["repeals"]),
        day=day,
    )


def _listed_with(row: SupportRow, order: OrderRow | None, year: int) -> bool:
    """Whether a school in difficult conditions stands in the same order."""
    if row.entry_order is not None:
        return order is not None and row.entry_order.id == order.id
    return row.year in (year - 1, year)


def missing(content: ListOrderFacts) -> tuple[Finding, ...]:
    """What stands between the facts and an order ready to sign."""
    findings = facts.missing_of_office(content.office, coordinator=True)
    findings += contradictions(content)
    if content.from_support:
        return (*findings, *_missing_of_list(content))
    if content.outcome is None:
        return (*findings, *_without_run(content))
    findings += _missing_of_run(content, content.outcome)
    if content.left and not content.annexes:
        text = "Все выявленные школы выведены из списка: утверждать нечего"
        findings.append(_nothing_to_list(content, "list.all-left", text))
    return tuple(findings)


def _without_run(content: ListOrderFacts) -> Iterator[Finding]:
    yield Finding(
        code="run.none",
        text=f"Выявление для работы {year_name(content.year)} не зафиксировано",
        weight=Weight.STOP,
        link=ToIdentification(content.year - 1, content.year),
    )


def _instead_of_run(content: ListOrderFacts) -> Iterator[Finding]:
    """What could be done while there is no run: ways, and nothing that is missing."""
    if content.from_support or content.outcome is not None:
        return
    if content.other_runs:
        text = f"Можно выбрать выявление для другого года: зафиксировано {content.other_runs}"
        link = ToDocument(KIND, "run")
        yield Finding(code="run.other-years", text=text, weight=Weight.NOTE, link=link)
    if content.under_support:
        schools = counted(content.under_support, SCHOOL)
        text = f"Без выявления можно утвердить список поддержки: {schools}"
        link = ToDocument(KIND, "basis")
        yield Finding(code="run.support-instead", text=text, weight=Weight.NOTE, link=link)


def _missing_of_list(content: ListOrderFacts) -> list[Finding]:
    if content.annexes:
        return []
    day = "" if content.day is None else f" на {date_digits(content.day)}"
    return [_nothing_to_list(content, "list.empty", f"В списке поддержки{day} нет школ")]


def _nothing_to_list(content: ListOrderFacts, code: str, text: str) -> Finding:
    link = ToSchools(year=content.year)
    return Finding(code=code, text=text, weight=Weight.STOP, link=link)


def _missing_of_run(content: ListOrderFacts, outcome: Outcome) -> list[Finding]:
    """Schools without a conclusion, where the order would speak about them, each with a link."""
    run_id = None if outcome.run is None else outcome.run.id

    def told(code: str, text: str, verdict: SchoolVerdict) -> Finding:
        link = ToVerdict(verdict.school_id, run_id)
        return Finding(code=code, text=f"{text}: {verdict.school}", link=link)

    undecided = outcome.having(VerdictStatus.NEEDS_DECISION)
    findings = [
        told("verdict.undecided", "Нет решения рабочей группы", verdict) for verdict in undecided
    ]
    # A list that is not empty says nothing about other schools; «не выявлено» speaks of all.
    silent = content.has_list or content.left
    lacking = () if silent else outcome.having(VerdictStatus.INSUFFICIENT_DATA)
    insufficient = "verdict.insufficient-data"
    findings += [
        told(insufficient, "Недостаточно данных", verdict) for verdict in lacking[:_MOST_NAMED]
    ]
    if len(lacking) > _MOST_NAMED:
        more = counted(len(lacking) - _MOST_NAMED, SCHOOL)
        text = f"Недостаточно данных: ещё {more}"
        link = ToIdentification(outcome.year) if run_id is None else ToRun(run_id)
        findings.append(Finding(code=insufficient, text=text, link=link))
    findings += facts.impossible_results(content.listed, run_id)
    findings += too_early(content.order, outcome.run)
    return findings + [
        Finding(
            code="support.never-entered",
            text=f"Выявлена, но в список поддержки не внесена: {verdict.school}",
            link=ToSchool(verdict.school_id, "history"),
        )
        for verdict in content.never_entered
    ]


def notes(content: ListOrderFacts) -> tuple[Finding, ...]:
    """Ways to an order without a run, and case forms that it prints as the program made them."""
    office, control = content.office, content.control
    forms: list[Finding] = []
    if office.coordinator_suggested and office.coordinator_id is not None:
        words = (office.coordinator, office.coordinator_post)
        forms.append(facts.suggested_form(office.coordinator_id, *words))
    if control is not None and control.suggested:
        forms.append(facts.suggested_form(control.person_id, control.name, control.post))
    return (*_instead_of_run(content), *dict.fromkeys(forms))


def inputs(content: ListOrderFacts) -> dict[str, object]:
    """What the history keeps about the origin of the document."""
    run = None if content.outcome is None or content.outcome.run is None else content.outcome.run.id
    return {
        "year": content.year,
        "run_id": run,
        "order_id": None if content.order is None else content.order.id,
        "schools": [row.school for row in content.listed or content.supported],
    }
