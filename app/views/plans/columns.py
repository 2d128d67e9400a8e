"""The columns of the table of measures."""

from collections.abc import Callable

from app.enums import MeasureStatus
from app.services.plans import MeasureRow
from app.views.plans.lines import PlanLine
from app.views.statuses import measure_status
from app.views.tables.row_model import Column
from app.views.widgets.status import Status


def _of(words: Callable[[MeasureRow], str]) -> Callable[[PlanLine], str]:
    """The words of a measure; a section heading shows nothing in this column."""
    return lambda line: "" if line.measure is None else words(line.measure)


def _number(line: PlanLine) -> str:
    return line.section.title if line.measure is None else str(line.measure.number)


def _status(line: PlanLine) -> Status | None:
    return None if line.measure is None else measure_status(MeasureStatus(line.measure.status))


def _overdue(line: PlanLine) -> bool:
    return line.measure is not None and line.measure.overdue


COLUMNS: tuple[Column[PlanLine], ...] = (
    Column("number", "№", _number, bold=lambda line: line.measure is None, width=48),
    Column("title", "Мероприятие", _of(lambda row: row.title), width=200, stretch=True, wrap=True),
    Column(
        "deadline",
        "Срок",
        _of(lambda row: row.deadline_text),
        wrap=True,
        icon=lambda line: "clock" if _overdue(line) else None,
        tone=lambda line: "warning" if _overdue(line) else None,
        tooltip=lambda line: "Срок прошёл" if _overdue(line) else "",
        width=144,
    ),
    Column(
        "responsible",
        "Ответственные",
        _of(lambda row: ", ".join(row.responsible)),
        wrap=True,
        width=184,
    ),
    Column("expected", "Ожидаемый результат", _of(lambda row: row.expected), wrap=True, width=200),
    Column(
        "status",
        "Статус",
        _of(lambda row: MeasureStatus(row.status).label),
        status=_status,
        width=200,
    ),
    Column("mark", "Отметка об исполнении", _of(lambda row: row.mark_text), wrap=True, width=216),
)
# Given up in this order when the list becomes narrow; the panel on the right shows them all.
DROPPABLE = ("expected", "responsible", "mark")
