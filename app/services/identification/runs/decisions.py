"""What people do with a frozen run: decide on a verdict, put schools on the list of support."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.enums import SupportKind, VerdictStatus
from app.errors import UserError
from app.services.identification.evidence.verdict import Outcome
from app.services.identification.explain import basis_text
from app.services.identification.runs.annulment import annulled_error, require_standing
from app.services.language.dates import date_digits
from app.services.language.plural import SCHOOL, counted, plural
from app.services.schools.schools import list_schools
from app.services.schools.support import SupportDraft, enter_schools, list_support

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

# What the working group may decide.
DECIDABLE = (VerdictStatus.SHNOR, VerdictStatus.NOT_IDENTIFIED)


def decide(
    workspace: "Workspace",
    verdict_id: int,
    status: VerdictStatus,
    reason: str,
    decided_on: date | None,
    document: str,
) -> "Changes":
    """Add a decision of the working group to a frozen verdict; the latest one stands.

    Args:
        workspace: the open workspace.
        verdict_id: `SchoolVerdict.verdict_id` of a frozen run.
        status: ШНОР or not.
        reason: why; required.
        decided_on: date of the decision; required, not in the future.
        document: protocol or order with its number; required.

    Raises:
        UserError: something required is missing, there is no such verdict, or its run is annulled.
    """
    from app.models import ManualDecision, Verdict
    from app.services.log.changes import changing

    if status not in DECIDABLE:
        raise UserError(
            f"Решением школа либо относится к {VerdictStatus.SHNOR.label}, либо нет.",
            "Выберите одно из двух.",
        )
    day = _checked_day(workspace, reason, decided_on, document)
    with changing(workspace, "edit", "Решение рабочей группы по школе") as work:
        verdict = work.session.get(Verdict, verdict_id)
        if verdict is None:
            raise UserError("Вывод, к которому относится решение, не найден.")
        require_standing(work.session, verdict.run_id)
        work.about(verdict.school_name)
        work.session.add(
            ManualDecision(
                verdict_id=verdict_id,
                status=VerdictStatus(status).value,
                reason=reason.strip(),
                decided_on=day,
                document=document.strip(),
                author=workspace.actor,
                created_at=workspace.clock.now(),
            )
        )
    return work.changes


def _checked_day(
    workspace: "Workspace", reason: str, decided_on: date | None, document: str
) -> date:
    if not reason.strip():
        raise UserError("Не указано основание решения.", "Напишите, почему принято это решение.")
    if not document.strip():
        raise UserError(
            "Не указан документ решения.", "Укажите протокол или приказ с номером и датой."
        )
    if decided_on is None:
        raise UserError("Не указана дата решения.", "Укажите дату протокола или приказа.")
    if decided_on > workspace.clock.today():
        raise UserError(
            f"Дата решения {date_digits(decided_on)} ещё не наступила.",
            "Проверьте дату протокола или приказа.",
        )
    return decided_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportCandidate:
    """A school that a frozen run puts on the list of support.

    Attributes:
        year: the year of work of the run.
        run_id: the run; None while it is not frozen.
        basis: for the entry, Russian: criteria and low results, or the decision.
    """

    school_id: int
    school: str
    year: int
    run_id: int | None
    basis: str


def support_candidates(outcome: Outcome) -> tuple[SupportCandidate, ...]:
    """The schools that stand as ШНОР in a frozen run, with the basis of their entry.

    Raises:
        UserError: the outcome is not frozen yet, or its run is annulled.
    """
    if outcome.run is None:
        raise UserError(
            "Выявление ещё не зафиксировано.", "Зафиксируйте его и внесите школы в список."
        )
    if outcome.run.annulled:
        raise annulled_error(outcome.run.id, outcome.run.annulled_because)
    return identified(outcome)


def identified(outcome: Outcome) -> tuple[SupportCandidate, ...]:
    """The schools that stand as ШНОР in an outcome, frozen or not."""
    return tuple(
        SupportCandidate(
            school_id=verdict.school_id,
            school=verdict.school,
            year=_work_year(outcome),
            run_id=None if outcome.run is None else outcome.run.id,
            basis=basis_text(verdict),
        )
        for verdict in outcome.verdicts
        if verdict.identified
    )


def _work_year(outcome: Outcome) -> int:
    """Of a frozen run its own; of one that is not frozen the year after its results."""
    return outcome.year + 1 if outcome.run is None else outcome.run.work_year


def waiting_for_support(workspace: "Workspace", outcome: Outcome) -> tuple[SupportCandidate, ...]:
    """The candidates that can be put on the list of ШНОР now.

    Left out are schools that are on it, those that this very run put there before, and those that
    are no longer in the register.

    Raises:
        UserError: the outcome is not frozen yet, or its run is annulled.
    """
    return _not_listed(workspace, outcome, support_candidates(outcome))


def would_wait_for_support(
    workspace: "Workspace", outcome: Outcome
) -> tuple[SupportCandidate, ...]:
    """The schools that could be put on the list of ШНОР once the outcome is frozen."""
    return _not_listed(workspace, outcome, identified(outcome))


def enter_candidates(
    workspace: "Workspace",
    candidates: Sequence[SupportCandidate],
    *,
    entered_on: date,
    order_id: int | None,
) -> "Changes":
    """Put candidates on the list of ШНОР as one action, all or none.

    Raises:
        UserError: one is on the list already, or a school, the order or the run is not there.
    """
    drafts = [
        SupportDraft(
            school_id=candidate.school_id,
            kind=SupportKind.SHNOR,
            year=candidate.year,
            entered_on=entered_on,
            entry_basis=candidate.basis,
            entry_order_id=order_id,
            run_id=candidate.run_id,
        )
        for candidate in candidates
    ]
    return enter_schools(workspace, drafts)


def entered_words(number: int) -> str:
    """«в список … внесены 3 школы»."""
    verb = plural(number, ("внесена", "внесены", "внесено"))
    return f"в список {SupportKind.SHNOR.label} {verb} {counted(number, SCHOOL)}"


def _not_listed(
    workspace: "Workspace", outcome: Outcome, candidates: tuple[SupportCandidate, ...]
) -> tuple[SupportCandidate, ...]:
    listed = {
        row.school_id
        for row in list_support(workspace, kind=SupportKind.SHNOR)
        if row.left_on is None or (outcome.run is not None and row.run_id == outcome.run.id)
    }
    active = {row.id for row in list_schools(workspace)}
    return tuple(
        candidate
        for candidate in candidates
        if candidate.school_id in active and candidate.school_id not in listed
    )
