"""The due dates of the agenda as a file for Outlook and other calendars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from app.enums import PartyKind
from app.errors import UserError
from app.services.language.dates import date_digits
from app.services.language.sentences import shortened
from app.services.log.beginning import first_moment
from app.services.plans.agenda.icalendar import CalendarDay, calendar_text
from app.services.plans.agenda.rows import AgendaGroup, AgendaRow
from app.services.plans.parties.party import Party
from app.services.plans.parties.typed.person_names import names_in
from app.services.storage.files.files import write_atomic

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

CALENDAR_TITLE = "Сроки планов"
_CATEGORY = "Опора"
_LONGEST_SUMMARY = 200  # signs; a list of days shows a few dozen of them
_ORIGIN_SIGNS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWishes:
    """What the file tells besides days and measures.

    Attributes:
        parties: who answers.
        people: people among them too, by name; without it those parties are left out.
        remind_before: days before each day when a reminder comes, 0 on the day; None for none.
    """

    parties: bool = True
    people: bool = False
    remind_before: int | None = None


def save_calendar(
    workspace: "Workspace", out: Path, rows: Iterable[AgendaRow], wishes: CalendarWishes
) -> int:
    """Write a file .ics with what is waited for; returns how many days it has.

    The same occurrence has the same name in each file, so that a calendar that is loaded again
    gets the new day and words of it and keeps no second one. An existing file is replaced.

    Raises:
        UserError: nothing of the rows has a day that is waited for; no file is written.
        EnvironmentProblem: the file cannot be written.
    """
    with workspace.database.reading() as reader:
        origin = sha256(first_moment(reader).encode()).hexdigest()[:_ORIGIN_SIGNS]
    days = calendar_days(rows, origin, wishes)
    if not days:
        raise UserError(
            "Для календаря нет ни одного срока.", "Измените условия или выберите больший период."
        )
    text = calendar_text(CALENDAR_TITLE, days, workspace.clock.now()).encode()

    def write(path: Path) -> None:
        path.write_bytes(text)

    write_atomic(out, write)
    return len(days)


def calendar_days(
    rows: Iterable[AgendaRow], origin: str, wishes: CalendarWishes
) -> list[CalendarDay]:
    """The rows that are waited for as days of a calendar, the earliest first.

    Schools of an occurrence that stand apart in the agenda are one day, the earliest of theirs.

    Args:
        rows: of the agenda.
        origin: what tells this workspace from others.
        wishes: what is told.
    """
    together: dict[tuple[int, date | None], list[AgendaRow]] = {}
    for row in rows:
        if row.group is not AgendaGroup.UNPROVED:
            together.setdefault((row.measure.id, row.occurrence_on), []).append(row)
    days = [
        _day(several, f"measure-{measure_id}-{occurrence or 'moved'}-{origin}@opora", wishes)
        for (measure_id, occurrence), several in together.items()
    ]
    return sorted(days, key=lambda day: day.day)


def _day(rows: Sequence[AgendaRow], uid: str, wishes: CalendarWishes) -> CalendarDay:
    first = min(rows, key=lambda row: row.due or date.max)
    title = first.measure.title
    if first.plan.school_name:
        title = f"{first.plan.school_name}: {title}"
    return CalendarDay(
        uid=uid,
        day=first.due or date.max,
        summary=shortened(title, _LONGEST_SUMMARY),
        description="\n".join(_described(rows, wishes)),
        categories=(_CATEGORY,),
        remind_before=wishes.remind_before,
    )


def _described(rows: Sequence[AgendaRow], wishes: CalendarWishes) -> Iterable[str]:
    plan, measure = rows[0].plan, rows[0].measure
    yield f"{measure.number.rstrip('.')}. {measure.title}"
    yield f"План: {plan.title}"
    if plan.school_name:
        yield f"Школа: {plan.school_name}"
    yield f"Срок в плане: {' '.join(measure.deadline_text.split())}"
    several = len({row.due for row in rows}) > 1
    for row in rows:
        schools = ", ".join(row.schools)
        day = "" if row.due is None else date_digits(row.due)
        if row.is_moved:
            former = "" if row.occurrence_on is None else f" с {date_digits(row.occurrence_on)}"
            moved = f"Перенесено{former} на {day}"
            yield f"{moved}: {schools}" if schools else moved
        elif schools:
            yield f"Школы: {schools}" + (f" (до {day})" if several else "")
    parties = [one.name for one in measure.parties if wishes.people or not _is_person(one)]
    if parties and wishes.parties:
        yield f"Ответственные: {'; '.join(parties)}"


def _is_person(party: Party) -> bool:
    """Whether it names somebody, known to the register or not."""
    return party.kind is PartyKind.PERSON or bool(names_in(party.name))
