"""Interviews, reviews, agreements, visits and consultations with a school: dated, past or to come.

An event of a past day is what a step of support waits for: the interview of a school without one is
done on that day. Taking the event away leaves the step as it is.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from app.enums import SupportEventKind, SupportStage
from app.errors import UserError
from app.services.language.dates import FIRST_YEAR, LAST_YEAR, date_digits
from app.services.log.changes import Changes, changing
from app.services.orders.attachments import read_attachments
from app.services.orders.orders import read_orders
from app.services.reference import ensure_school_year
from app.services.schools.papers import Paper, paper_of, paper_values, paper_words
from app.services.schools.schools import missing_school
from app.services.schools.support_steps import keep_done

if TYPE_CHECKING:
    from app.models import SupportEvent
    from app.services.storage.workspace import Workspace

_STEP_OF = MappingProxyType(
    {
        SupportEventKind.INTERVIEW: SupportStage.INTERVIEW,
        SupportEventKind.REVIEW: SupportStage.REVIEW,
        SupportEventKind.AGREEMENT: SupportStage.AGREEMENT,
    }
)
_LONGEST, _LONGEST_NOTE = 2000, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event of a school.

    Attributes:
        id: its key.
        school_id: the school that it is held with.
        year: its year of work.
        kind: a `SupportEventKind`.
        on_day: its day.
        with_whom: people and organisations, as typed.
        outcome: what came of it, as typed.
        content: what was looked at and established, as typed.
        advice: what was recommended, as typed.
        paper: what proves it.
        paper_text: the paper in words, or empty.
        ahead: its day has not come.
    """

    id: int
    school_id: int
    year: int
    kind: SupportEventKind
    on_day: date
    with_whom: str
    outcome: str
    content: str
    advice: str
    paper: Paper
    paper_text: str
    ahead: bool


class EventDraft(NamedTuple):
    """An event as typed."""

    kind: SupportEventKind
    on_day: date
    with_whom: str = ""
    outcome: str = ""
    paper: Paper = Paper()
    content: str = ""
    advice: str = ""


def list_events(workspace: "Workspace", school_id: int, year: int) -> list[EventRow]:
    """The events of a school in a year, by day."""
    return _events(workspace, "school_id = ? AND year = ?", (school_id, year))


def list_visits(workspace: "Workspace") -> list[EventRow]:
    """The visits of all schools and years, by day."""
    return _events(workspace, "kind = ?", (SupportEventKind.VISIT.value,))


def _events(
    workspace: "Workspace", condition: str, values: tuple[int | str, ...]
) -> list[EventRow]:
    today = workspace.clock.today()
    with workspace.database.reading() as reader:
        orders, files = read_orders(reader), read_attachments(reader)
        rows = reader.rows(
            f"SELECT * FROM support_event WHERE {condition} ORDER BY on_day, id", values
        )
    return [
        EventRow(
            id=row["id"],
            school_id=row["school_id"],
            year=row["year"],
            kind=SupportEventKind(row["kind"]),
            on_day=(day := date.fromisoformat(row["on_day"])),
            with_whom=row["with_whom"],
            outcome=row["outcome"],
            content=row["content"],
            advice=row["advice"],
            paper=paper_of(row),
            paper_text=paper_words(paper_of(row), orders, files),
            ahead=day > today,
        )
        for row in rows
    ]


def save_event(
    workspace: "Workspace",
    school_id: int,
    year: int,
    draft: EventDraft,
    event_id: int | None = None,
) -> tuple[int, Changes]:
    """Add an event of a school and year, or change the one with `event_id`; returns its key.

    Raises:
        UserError: its day cannot be, a text is too long, what came of it is told though its day has
            not come, or the school, the event or the paper is not there.
    """
    from app.models import School, SupportEvent

    _check(draft, workspace.clock.today())
    title = f"{draft.kind.label.capitalize()} {date_digits(draft.on_day)}"
    with changing(workspace, "edit", title) as work:
        school = work.session.get(School, school_id)
        if school is None:
            raise missing_school()
        work.about(school.short_name)
        ensure_school_year(work.session, year)
        values: dict[str, Any] = {
            "kind": draft.kind.value,
            "on_day": draft.on_day,
            "with_whom": draft.with_whom.strip(),
            "outcome": draft.outcome.strip(),
            "content": draft.content.strip(),
            "advice": draft.advice.strip(),
            **paper_values(work.session, draft.paper),
        }
        if event_id is None:
            event = SupportEvent(school_id=school_id, year=year, **values)
            work.session.add(event)
        else:
            event = _event(work.session.get(SupportEvent, event_id))
            event.sqlmodel_update(values)
        work.session.flush()
        stage = _STEP_OF.get(draft.kind)
        if stage is not None and draft.on_day <= workspace.clock.today():
            keep_done(work.session, school_id, year, stage, draft.on_day, anew=False)
        assert event.id is not None
    return event.id, work.changes


def delete_event(workspace: "Workspace", event_id: int) -> Changes:
    """Take an event away; an attached file stays, and so does the day of its step.

    Raises:
        UserError: there is no such event.
    """
    from app.models import School, SupportEvent

    with changing(workspace, "edit", "Удаление записи о встрече") as work:
        event = _event(work.session.get(SupportEvent, event_id))
        school = work.session.get(School, event.school_id)
        if school is not None:
            work.about(school.short_name)
        work.session.delete(event)
    return work.changes


def _event(event: "SupportEvent | None") -> "SupportEvent":
    if event is None:
        raise UserError("Этой записи нет.", "Возможно, её уже удалили.")
    return event


def _check(draft: EventDraft, today: date) -> None:
    if not FIRST_YEAR <= draft.on_day.year <= LAST_YEAR:
        raise UserError(f"Дата {date_digits(draft.on_day)} указана неверно.", "Исправьте год.")
    for name, text, longest in (
        ("С кем", draft.with_whom, _LONGEST),
        ("Итог", draft.outcome, _LONGEST),
        ("Что установлено", draft.content, _LONGEST_NOTE),
        ("Рекомендации", draft.advice, _LONGEST_NOTE),
    ):
        if len(text) > longest:
            raise UserError(f"{name}: текст слишком длинный.", f"Сократите до {longest} знаков.")
    if draft.on_day <= today:
        return
    for text, told, what in (
        (draft.outcome, "итог уже указан", "итог"),
        (draft.content, "уже сказано, что установлено", "эти слова"),
        (draft.advice, "рекомендации уже указаны", "рекомендации"),
    ):
        if text.strip():
            raise UserError(
                f"Дата {date_digits(draft.on_day)} ещё не наступила, а {told}.",
                f"Исправьте дату или уберите {what}.",
            )
