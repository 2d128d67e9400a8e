"""Information for the region: when it was sent, and the state of that day, kept as it was.

Reading is plain SQL for the first screen; the editing services load when something is saved.
"""

import json
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.errors import UserError
from app.services.language.dates import date_digits, year_name

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

Term = Literal["january", "july"]

_PREFIX = "region-info/"
_DAYS: dict[Term, tuple[int, int]] = {"january": (1, 30), "july": (7, 20)}
TERMS: dict[Term, str] = {"january": "30 января", "july": "20 июля"}


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
    found: dict[Term, RegionInfo] = {}
    for term in TERMS:
        row = reader.row("SELECT value FROM setting WHERE key = ?", (f"{_PREFIX}{year}/{term}",))
        if row is not None:
            found[term] = _from_json(json.loads(row["value"]))
    return found


def state_now(workspace: "Workspace", year: int) -> RegionState:
    """The state of today: lists of support and the plans of the year."""
    from app.enums import MeasureStatus
    from app.services.plans.reading import list_plans
    from app.services.schools.support import list_support

    today = workspace.clock.today()
    lists: dict[str, list[str]] = {}
    for stay in list_support(workspace, on=today):
        lists.setdefault(stay.school, []).append(stay.kind.label)
    measures = [row for plan in list_plans(workspace, year=year) for row in plan.measures]
    return RegionState(
        today,
        tuple(f"{school} – {', '.join(kinds)}" for school, kinds in lists.items()),
        len(measures),
        sum(row.status is MeasureStatus.DONE for row in measures),
        sum(row.overdue for row in measures),
    )


def save_sent(
    workspace: "Workspace", year: int, term: Term, sent_on: date, document: str
) -> "Changes":
    """Note that the information was sent, and keep the state of today with it.

    Raises:
        UserError: the day lies ahead.
    """
    from app.models import Setting
    from app.services.log.changes import changing

    if sent_on > workspace.clock.today():
        raise UserError(
            f"Дата отправки {date_digits(sent_on)} ещё не наступила.", "Исправьте дату."
        )
    state = state_now(workspace, year)
    value = {
        "sent_on": sent_on.isoformat(),
        "document": document.strip(),
        "on_day": state.on_day.isoformat(),
        "schools": list(state.schools),
        "measures": state.measures,
        "done": state.done,
        "overdue": state.overdue,
    }
    key = f"{_PREFIX}{year}/{term}"
    title = f"Информация для региона к {TERMS[term]}, {year_name(year)}"
    with changing(workspace, "edit", title) as work:
        stored = work.session.get(Setting, key)
        if stored is None:
            work.session.add(Setting(key=key, value=value))
        else:
            stored.value = value
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


def _from_json(stored: dict[str, object]) -> RegionInfo:
    schools = stored.get("schools")
    numbers = [stored.get(name) for name in ("measures", "done", "overdue")]
    state = RegionState(
        date.fromisoformat(str(stored["on_day"])),
        tuple(str(name) for name in schools) if isinstance(schools, list) else (),
        *(number if isinstance(number, int) else 0 for number in numbers),
    )
    return RegionInfo(
        date.fromisoformat(str(stored["sent_on"])), str(stored.get("document", "")), state
    )
