"""The tasks of a party as a table of a workbook."""

from typing import TYPE_CHECKING

from app.services.language.dates import date_digits
from app.services.plans.execution.wording import NOT_DUE
from app.services.sheets.sheet import Cell, Sheet, SheetColumn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.services.plans.duties.tasks import Task

_TITLES = (
    "План",
    "№ п/п",
    "Мероприятие",
    "Срок",
    "Выполнить до",
    "Ожидаемый результат",
    "Вместе с",
    "Статус",
    "Отметка об исполнении",
)
_DAY = "Выполнить до"


def tasks_sheet(name: str, tasks: "Sequence[Task]", first: "date", last: "date") -> Sheet:
    """What a party called so has to do in a time, a row a due date; rows of a plan together."""
    rows = [row for task in tasks for row in _rows(task)]
    return Sheet(
        title=f"{name}: с {date_digits(first)} по {date_digits(last)}",
        columns=[SheetColumn(title, typed=title == _DAY) for title in _TITLES],
        rows=rows,
        count=len(rows),
        grouped=True,
    )


def _rows(task: "Task") -> list[list[Cell]]:
    measure = task.measure
    mark = task.mark_text or (NOT_DUE if measure.not_due else "")
    return [
        [
            Cell(": ".join(filter(None, (task.plan.school_name, task.plan.title)))),
            Cell(measure.number),
            Cell(measure.title),
            Cell(measure.deadline_text),
            Cell("" if day is None else date_digits(day), day),
            Cell(task.result),
            Cell(", ".join(task.others)),
            Cell(measure.status.label),
            Cell(mark),
        ]
        for day in task.days or (None,)
    ]
