"""How the stored states look: one colour, icon and word each, the same on every page."""

from functools import cache
from typing import TYPE_CHECKING

from app.enums import MeasureStatus, OrderState, SupportKind, VerdictStatus
from app.views.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.schools.support_steps import StepState

_VERDICTS = {
    VerdictStatus.SHNOR: ("accent", "flag"),
    VerdictStatus.NOT_IDENTIFIED: ("neutral", "check"),
    VerdictStatus.INSUFFICIENT_DATA: ("warning", "question"),
    VerdictStatus.NEEDS_DECISION: ("warning", "decision"),
}
# Where the label is too long for a column.
_VERDICT_WORDS = {
    VerdictStatus.NOT_IDENTIFIED: "не выявлена",
    VerdictStatus.INSUFFICIENT_DATA: "мало данных",
    VerdictStatus.NEEDS_DECISION: "нужно решение",
}
_MEASURES = {
    MeasureStatus.NOT_STARTED: ("neutral", "todo"),
    MeasureStatus.IN_PROGRESS: ("accent", "play"),
    MeasureStatus.DONE: ("positive", "done"),
    MeasureStatus.PARTLY_DONE: ("warning", "partly"),
    MeasureStatus.NOT_DONE: ("negative", "blocked"),
    MeasureStatus.POSTPONED: ("warning", "later"),
    MeasureStatus.CANCELLED: ("neutral", "cancelled"),
}
# A step of support, by its state.
STEP_LOOKS: "Mapping[StepState, tuple[str, str]]" = {
    "done": ("positive", "done"),
    "overdue": ("negative", "clock"),
    "soon": ("warning", "later"),
    "planned": ("accent", "calendar"),
    "none": ("neutral", "todo"),
}
# A measure whose deadline is past: in every list, on the strip of months and on the start page.
OVERDUE_TONE, OVERDUE_ICON = "negative", "clock"


def overdue_status(words: str) -> Status:
    """An overdue measure, or a plan with such; the words begin with «просрочено»."""
    return Status(OVERDUE_TONE, OVERDUE_ICON, words)


def verdict_status(status: VerdictStatus) -> Status:
    """Outcome of an identification; the word is short enough for a column."""
    tone, icon = _VERDICTS[status]
    return Status(tone, icon, _VERDICT_WORDS.get(status, status.label))


@cache  # a column of twenty thousand rows is sorted by its word
def measure_status(status: MeasureStatus) -> Status:
    """State of execution of a measure."""
    tone, icon = _MEASURES[status]
    return Status(tone, icon, status.label)


def support_status(kinds: tuple[str, ...]) -> Status | None:
    """Lists of support that a school is on; None when it is on none."""
    if not kinds:
        return None
    words = ", ".join(SupportKind(kind).label for kind in kinds)
    return Status("accent", "shield", words)


def order_status(state: OrderState) -> Status:
    """State of an order in the register."""
    if state is OrderState.REGISTERED:
        return Status("positive", "done", state.label)
    return Status("neutral", "pencil", state.label)


def reached_status(reached: bool | None) -> Status:
    """Whether a criterion is reached."""
    if reached is None:
        return Status("neutral", "question", "нет данных")
    if reached:
        return Status("positive", "done", "достигнуто")
    return Status("warning", "partly", "не достигнуто")
