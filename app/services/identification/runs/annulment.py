"""Annulling a mistaken frozen run: it is kept and marked, and nothing is made from it any more."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.language.dates import date_digits, local_day
from app.services.language.numbers import NBSP

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_LONGEST = 500


def annul(workspace: "Workspace", run_id: int, reason: str) -> "Changes":
    """Say that a frozen run does not stand, and why; undoing the action makes it stand again.

    Orders, documents and pages take the newest run that stands. What was made from the run before
    (papers, entries of support, decisions) is left as it is.

    Args:
        workspace: the open workspace.
        run_id: number of the run.
        reason: required, Russian; shown beside the run wherever it is listed.

    Raises:
        UserError: there is no such run, it is annulled already, or the reason is missing or longer
            than 500 letters.
    """
    from app.models import IdentificationRun, RunAnnulment
    from app.services.log.changes import changing

    text = " ".join(reason.split())
    if not text:
        raise UserError(
            "Не указана причина аннулирования.", "Напишите, почему выявление недействительно."
        )
    if len(text) > _LONGEST:
        raise UserError(
            f"Причина аннулирования длиннее {_LONGEST} знаков.", "Сократите её до одной-двух фраз."
        )
    with changing(workspace, "edit", f"Аннулирование выявления №{NBSP}{run_id}") as work:
        if work.session.get(IdentificationRun, run_id) is None:
            raise UserError(f"Зафиксированного выявления № {run_id} нет.")
        earlier = work.session.get(RunAnnulment, run_id)
        if earlier is not None:
            day = date_digits(local_day(earlier.created_at))
            raise UserError(
                f"Выявление № {run_id} уже аннулировано {day}. "
                f"Причина: {earlier.reason.rstrip('.')}."
            )
        work.session.add(
            RunAnnulment(
                run_id=run_id,
                reason=text,
                author=workspace.actor,
                created_at=workspace.clock.now(),
            )
        )
    return work.changes


def require_standing(session: "Session", run_id: int) -> None:
    """Refuse what would be made from an annulled run.

    Raises:
        UserError: the run is annulled, with its reason.
    """
    from app.models import RunAnnulment

    annulment = session.get(RunAnnulment, run_id)
    if annulment is not None:
        raise annulled_error(run_id, annulment.reason)


def annulled_error(run_id: int, reason: str) -> UserError:
    """The refusal of everything that would be made from an annulled run."""
    return UserError(
        f"Выявление № {run_id} аннулировано: {reason.rstrip('.')}.",
        "Выполните выявление заново и зафиксируйте его.",
    )
