"""The facts of the list order: the frozen run, its order, the schools in difficult conditions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import GrammarCase, SupportKind, VerdictStatus
from app.errors import UserError
from app.services import people
from app.services.documents import facts
from app.services.documents.facts import MissingFact, Office
from app.services.identification import runs
from app.services.identification.verdict import Outcome, SchoolVerdict
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP
from app.services.orders import OrderRow, list_orders
from app.services.support import SupportRow, list_support

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

KIND = "list-order"


@dataclass(frozen=True, slots=True)
class ListOrderFacts:
    """What the order is made from.

    Attributes:
        year: the reporting school year.
        outcome: the frozen run, or None when there is none yet.
        order: its row in the register, or None.
        conditions: schools in difficult social conditions that the same order lists.
        settings: checked settings of the kind.
        control: name and post, accusative, of who controls the execution; None is the head.
    """

    year: int
    office: Office
    outcome: Outcome | None
    order: OrderRow | None
    conditions: tuple[SupportRow, ...]
    settings: Mapping[str, str]
    control: tuple[str, str] | None = None

    def wants(self, flag: str) -> bool:
        """Whether a flag of the settings is set."""
        return self.settings[flag] == "1"

    @property
    def listed(self) -> tuple[SchoolVerdict, ...]:
        """Schools that stand as ШНОР, decisions included."""
        if self.outcome is None:
            return ()
        return tuple(verdict for verdict in self.outcome.verdicts if verdict.identified)

    @property
    def annexes(self) -> int:
        """Number of annexes."""
        return bool(self.listed) + bool(self.conditions)


def years(workspace: "Workspace") -> list[int]:
    """The years of the standing runs; the one frozen last is what the order is wanted for."""
    return list(dict.fromkeys(row.year for row in runs.standing_runs(workspace)))


def gather(workspace: "Workspace", year: int, settings: Mapping[str, str]) -> ListOrderFacts:
    """Read the facts; a missing one stays empty.

    Raises:
        UserError: the run, the order or the person named by the settings is not there.
    """
    run = _run(workspace, year, settings["run"])
    outcome = None if run is None else runs.get_run(workspace, run)
    order = _order_of(workspace, year, run, settings["order"])
    rows = list_support(workspace, kind=SupportKind.SHSSU)
    shown = settings["conditions"] == "1"
    return ListOrderFacts(
        year=year if outcome is None else outcome.year,
        office=facts.get_office(workspace, None if order is None else order.signer_id),
        outcome=outcome,
        order=order,
        conditions=tuple(row for row in rows if shown and _listed_with(row, order, year)),
        settings=dict(settings),
        control=_control(workspace, settings["control"]),
    )


def _control(workspace: "Workspace", chosen: str) -> tuple[str, str] | None:
    """Who controls the execution, in the accusative."""
    if not chosen:
        return None
    found = [
        row for row in people.list_people(workspace, include_archived=True) if str(row.id) == chosen
    ]
    if not found:
        raise UserError(f"Сотрудника № {chosen} нет.", "Выберите сотрудника из списка.")
    form = people.complete_forms(found[0])[GrammarCase.ACCUSATIVE]
    return form.name, form.post


def _run(workspace: "Workspace", year: int, chosen: str) -> int | None:
    """The chosen frozen run, else the newest of the year; one that was annulled is none."""
    rows = runs.list_runs(workspace)
    if chosen in [str(row.id) for row in rows if row.annulled]:
        chosen = ""
    if chosen:
        known = [str(row.id) for row in rows if not row.annulled]
        if chosen not in known:
            raise UserError(
                f"Выявления № {chosen} нет.", f"Есть: {', '.join(known) or 'ни одного'}."
            )
        return int(chosen)
    return next((row.id for row in rows if row.year == year and not row.annulled), None)


def _order_of(workspace: "Workspace", year: int, run: int | None, chosen: str) -> OrderRow | None:
    """The chosen order, else the one by which the run's schools entered support.

    Without either it is the newest list order of the year, or of the next, that no other run has.
    """
    if chosen:
        found = [row for row in list_orders(workspace) if str(row.id) == chosen]
        if not found:
            raise UserError(f"Приказа № {chosen} нет в реестре.", "Выберите строку реестра.")
        return found[0]
    entered = [row for row in list_support(workspace) if row.run_id is not None and row.entry_order]
    own = [row.entry_order for row in entered if row.run_id == run]
    if own:
        return own[0]
    taken = {row.entry_order.id for row in entered if row.entry_order}
    free = [
        row
        for row in list_orders(workspace)
        if row.kind == KIND and row.year in (year, year + 1) and row.id not in taken
    ]
    return max(free, key=lambda row: (row.issued_on is not None, row.id), default=None)


def _listed_with(row: SupportRow, order: OrderRow | None, year: int) -> bool:
    """Whether a school in difficult conditions stands in the same order."""
    if row.entry_order is not None:
        return order is not None and row.entry_order.id == order.id
    return row.year in (year, year + 1)


def missing(given: ListOrderFacts) -> tuple[MissingFact, ...]:
    """What stands between the facts and an order ready to sign."""
    found = facts.missing_of_office(given.office, coordinator=True)
    if given.outcome is None:
        found.append(
            MissingFact(
                f"Выявление за {year_name(given.year)} учебный год не зафиксировано",
                "identification",
                required=True,
            )
        )
    else:
        run = given.outcome.run
        target = {} if run is None else {"run_id": run.id}
        named = given.settings["run"]
        if run is not None and named and named != str(run.id):
            text = f"из настроек документа не действует, взято №{NBSP}{run.id}"
            found.append(MissingFact(f"Выявление №{NBSP}{named} {text}", "documents"))
        found += [
            MissingFact(
                f"Нет решения рабочей группы: {verdict.school}",
                "identification",
                {**target, "school_id": verdict.school_id},
            )
            for verdict in given.outcome.having(VerdictStatus.NEEDS_DECISION)
        ]
    return tuple(found)


def inputs(given: ListOrderFacts) -> dict[str, object]:
    """What the history keeps about the origin of the document."""
    run = None if given.outcome is None or given.outcome.run is None else given.outcome.run.id
    return {
        "year": given.year,
        "run_id": run,
        "order_id": None if given.order is None else given.order.id,
        "schools": [verdict.school for verdict in given.listed],
    }
