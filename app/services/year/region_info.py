"""Information for the region: when it was sent, and the state of that day, kept as it was.

Reading is plain SQL for the first screen; the editing services load when something is saved.
"""

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from app.enums import RegionTerm
from app.errors import UserError
from app.services.language.dates import date_digits, year_name

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

Term = Literal["january", "july"]

_DAYS: dict[Term, tuple[int, int]] = {"january": (1, 30), "july": (7, 20)}
TERMS: dict[Term, str] = {
    "january": RegionTerm.JANUARY.label,
    "july": RegionTerm.JULY.label,
}


class RegionState(NamedTuple):
    """The state of a day: what the information says.

    Attributes:
        on_day: the day.
        schools: names of the schools on the lists, each with its lists («СОШ № 30 – ШНОР»).
        measures: of the plans of the year.
        done: of them done.
        overdue: of them overdue.
    """

    on_day: date
    schools: tuple[str, ...]
    measures: int
    done: int
    overdue: int


class RegionInfo(NamedTuple):
    """Information that was sent.

    Attributes:
        sent_on: the day.
        document: number of the letter; may be empty.
        state: what was kept then.
    """

    sent_on: date
    document: str
    state: RegionState


def deadline(term: Term, year: int) -> date:
    """The day by which the information of a term is due."""
    return date(year, *_DAYS[term])


def read_region(reader: "Reader", year: int) -> dict[Term, RegionInfo]:
    """What was sent in a school year, by term."""
    rows = {
        row["term"]: row for row in reader.rows("SELECT * FROM region_info WHERE year = ?", (year,))
    }
    return {term: _info(rows[term]) for term in TERMS if term in rows}


def state_now(workspace: "Workspace", year: int) -> RegionState:
    """The state of today: lists of support and the plans of the year."""
    from app.services.schools.support import list_support
    from app.services.year.due import read_due

    today = workspace.clock.today()
    lists: dict[str, list[str]] = {}
    for stay in list_support(workspace, on=today):
        lists.setdefault(stay.school, []).append(stay.kind.label)
    with workspace.database.reading() as reader:
        _rows, counts = read_due(reader, today, today, year)
    return RegionState(
        on_day=today,
        schools=tuple(f"{school} – {', '.join(kinds)}" for school, kinds in lists.items()),
        measures=counts.measures,
        done=counts.done,
        overdue=counts.overdue,
    )


def save_sent(
    workspace: "Workspace", year: int, term: Term, sent_on: date, document: str
) -> "Changes":
    """Note that the information was sent, and keep the state of today with it.

    Raises:
        UserError: the day lies ahead.
    """
    from app import models
    from app.services.log.changes import changing
    from app.services.reference import ensure_school_year

    if sent_on > workspace.clock.today():
        raise UserError(
            f"Дата отправки {date_digits(sent_on)} ещё не наступила.", "Исправьте дату."
        )
    state = state_now(workspace, year)
    values: dict[str, Any] = {
        "sent_on": sent_on,
        "document": document.strip(),
        **state._asdict(),
        "schools": list(state.schools),
    }
    title = f"Информация для региона к {TERMS[term]}, {year_name(year)}"
    with changing(workspace, "edit", title) as work:
        stored = work.session.get(models.RegionInfo, (year, term))
        if stored is None:
            ensure_school_year(work.session, year)
            work.session.add(models.RegionInfo(year=year, term=term, **values))
        else:
            stored.sqlmodel_update(values)
    return work.changes


def state_text(state: RegionState) -> str:
    """The state in a few sentences."""
    lines = [
        f"Состояние на {date_digits(state.on_day)}.",
        f"В списках поддержки: {len(state.schools)}"
        + (f" ({'; '.join(state.schools)})." if state.schools else "."),
    ]
    if state.measures:
        lines.append(
            f"Мероприятий в планах года: {state.measures}, выполнено {state.done}, "
            f"просрочено {state.overdue}."
        )
    else:
        lines.append("Планов на этот год нет.")
    return " ".join(lines)


def _info(row: "Row") -> RegionInfo:
    state = RegionState(
        on_day=date.fromisoformat(row["on_day"]),
        schools=tuple(json.loads(row["schools"])),
        measures=row["measures"],
        done=row["done"],
        overdue=row["overdue"],
    )
    return RegionInfo(date.fromisoformat(row["sent_on"]), row["document"], state)
