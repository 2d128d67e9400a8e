"""The columns of the table of measures."""

from collections.abc import Callable

from app.services.plans import MeasureRow
from app.services.plans.execution.wording import overdue_words
from app.views.plans.table.lines import PlanLine
from app.views.tables.columns import Column
from app.views.widgets.status import Status
from app.views.widgets.statuses import OVERDUE_ICON, OVERDUE_TONE, measure_status

# Saves what was typed: gets the line, the name of the field and the text.
SaveCell = Callable[[PlanLine, str, str], object]

# What a column needs to be read at all, and what it gets at most of the room that is left: as a
# share of it, and in pixels. The measure takes the rest, so that it is always the widest text.
LEAST = {
    "number": 40,
    "title": 196,
    "deadline": 128,
    "responsible": 120,
    "expected": 144,
    "status": 136,
    "mark": 176,
}
GROWTH = {
    "deadline": (0.3, 208),
    "responsible": (0.15, 264),
    "expected": (0.2, 320),
    "status": (0.1, 200),
    "mark": (0.15, 304),
}
# Given up in this order when the list becomes narrow; the panel on the right shows them all.
DROPPABLE = ("mark", "expected", "responsible", "deadline")


def plan_columns(save: SaveCell) -> tuple[Column[PlanLine], ...]:
    """The columns; the number column holds the title of a section through the whole width."""

    def saving(field: str) -> Callable[[PlanLine, str], object]:
        return lambda line, text: save(line, field, text)

    return (
        _number_column(save),
        Column(
            key="title",
            title="Мероприятие",
            text=_of(lambda row: row.title),
            width=LEAST["title"],
            stretch=True,
            wrap=True,
            edit=saving("title"),
        ),
        Column(
            key="deadline",
            title="Срок",
            text=_of(_deadline),
            wrap=True,
            icon=lambda line: OVERDUE_ICON if _overdue(line) else None,
            tone=lambda line: OVERDUE_TONE if _overdue(line) else None,
            width=LEAST["deadline"],
            edit=saving("deadline"),
            edit_text=_of(lambda row: row.deadline_text),
            bound=lambda line: None if line.measure is None else line.measure.deadline_end,
        ),
        Column(
            key="responsible",
            title="Ответственные",
            text=_of(lambda row: row.parties_line),
            wrap=True,
            width=LEAST["responsible"],
            edit=saving("responsible"),
            edit_text=_of(lambda row: row.parties_text),
        ),
        Column(
            key="expected",
            title="Ожидаемый результат",
            text=_of(lambda row: row.expected),
            wrap=True,
            width=LEAST["expected"],
            edit=saving("expected"),
        ),
        Column(
            key="status",
            title="Статус",
            text=_of(lambda row: row.status.label),
            status=_status,
            width=LEAST["status"],
            title_tip="Статус: щелчок, первая буква или Alt с цифрой 0–6",
        ),
        _mark_column(),
    )


# In the order in which Tab goes through a row.
EDITABLE = ("title", "deadline", "responsible", "expected")


def _of(words: Callable[[MeasureRow], str]) -> Callable[[PlanLine], str]:
    """The words of a measure; a section heading shows nothing in this column."""
    return lambda line: "" if line.measure is None else words(line.measure)


def _number_column(save: SaveCell) -> Column[PlanLine]:
    """The number with the mark of remarks, which is in sight at every width; typed ones are texts.

    In a workbook it is a number only where the program counts.
    """
    return Column(
        key="number",
        title="№",
        text=_number,
        bold=_is_heading,
        width=LEAST["number"],
        edit=lambda line, text: save(line, "section" if line.heading else "number", text),
        icon=_remark_icon,
        tone=lambda line: "warning" if line.remarks.findings else None,
        tooltip=lambda line: line.remarks.text,
        value=_counted_number,
    )


def _counted_number(line: PlanLine) -> int | None:
    measure = line.measure
    return None if measure is None or measure.own_number else measure.place


def _remark_icon(line: PlanLine) -> str | None:
    if not line.remarks.findings:
        return None
    return "question" if line.remarks.questions else "warning"


def _mark_column() -> Column[PlanLine]:
    return Column(
        key="mark",
        title="Отметка об исполнении",
        text=_of(lambda row: row.mark_text),
        wrap=True,
        width=LEAST["mark"],
    )


def _number(line: PlanLine) -> str:
    if line.measure is not None:
        return line.measure.number
    return line.section.title if line.heading else ""


def _deadline(row: MeasureRow) -> str:
    """The deadline, and by how many days it is overdue.

    One sentence: a line of its own would take the second of two from the deadline itself.
    """
    return ", ".join(filter(None, (row.deadline_text, overdue_words(row))))


def _is_heading(line: PlanLine) -> bool:
    return line.heading


def _status(line: PlanLine) -> Status | None:
    return None if line.measure is None else measure_status(line.measure.status)


def _overdue(line: PlanLine) -> bool:
    return line.measure is not None and line.measure.overdue
