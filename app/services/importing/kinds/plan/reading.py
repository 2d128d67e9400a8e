"""Plans of measures: name and year above, then measures under sections.

Sections stand in a column of their own, as in our workbook, or in rows of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from app.enums import MeasureStatus
from app.services.importing.cells.cell import (
    Cell,
    Formatted,
    is_missing,
    parse_lines,
    parse_text,
    shown,
)
from app.services.importing.kinds.plan.entries import (
    MarkEntry,
    MeasureEntry,
    OrderName,
    PlanBatch,
    PlanEntry,
)
from app.services.importing.kinds.plan.heading import read_head
from app.services.importing.reading.context import ReadContext, report_bad, report_cell
from app.services.importing.reading.file_year import years_named
from app.services.importing.reading.order_numbers import OrderPlace
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.tables.parsers import BadCell, parse_date
from app.services.importing.tables.table import Table
from app.services.language.dates import date_digits, year_name
from app.services.language.deadline import why_no_deadline
from app.services.language.headers import header_key
from app.services.language.plan_titles import is_plan_title, section_title
from app.services.plans.parts import split_parties

_STATUSES = {header_key(status.label): status for status in MeasureStatus} | {
    "частично выполнено": MeasureStatus.PARTLY_DONE,
    "выполняется": MeasureStatus.IN_PROGRESS,
    "исполнено": MeasureStatus.DONE,
    "не исполнено": MeasureStatus.NOT_DONE,
    "отменено": MeasureStatus.CANCELLED,
}
_DATE_AS_NUMBER = re.compile(
    r"\d{1,2}[.]\d{1,2}[.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:\d{1,2}[. -])?(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
    r"(?:[. -](?:\d{4}|\d{2}))?",
    re.IGNORECASE,
)


def read_plan(context: ReadContext, tables: Sequence[Table]) -> FileRows:
    """Read all sheets of a file, one plan each."""
    plans: list[PlanEntry] = []
    rejected: list[RejectedRow] = []
    count = 0
    for table in tables:
        if not table.rows:
            continue
        head = read_head(context, table)
        measures, refused, found = _measures(context, table)
        count += found
        rejected += refused
        if head is None:
            rejected += [RejectedRow(table.sheet.name, one.row, "") for one in measures]
        elif measures:
            plans.append(PlanEntry(head.title, head.year, head.school_id, tuple(measures)))
    names = {key: school.name for key, school in context.schools.schools.items()}
    scope = "; ".join(f"{plan.title}, {year_name(plan.year)}" for plan in plans)
    return FileRows(batch=PlanBatch(plans, names), rows=count, rejected=rejected, scope=scope)


def _measures(
    context: ReadContext, table: Table
) -> tuple[list[MeasureEntry], list[RejectedRow], int]:
    """Measures, rejected rows, and the number of rows that are no mere section headings."""
    columns = {
        "section": table.parsed("section", parse_text),
        "title": table.parsed("title", parse_text),
        "deadline": table.parsed("deadline", _deadline),
        "responsible": table.parsed("responsible", _parties),
        "expected": table.parsed("expected", parse_lines),
        "status": table.parsed("status", _status),
        "mark_text": table.parsed("mark_text", parse_lines),
        "marked_on": table.parsed("marked_on", parse_date),
        "order_number": table.parsed("order_number", _order_number),
        "order_date": table.parsed("order_date", parse_date),
    }
    wrong: set[int] = set()
    for key, column in columns.items():
        report_bad(context, table, key, column)
        wrong.update(column.bad)
    measures: list[MeasureEntry] = []
    rejected: list[RejectedRow] = []
    section, headings = "", 0
    for place, number in enumerate(table.numbers):
        row = {key: column.values[place] for key, column in columns.items()}
        named = row["section"] if table.has("section") else _section(context, table, place)
        section = named or section
        if named and (_is_heading(row) or not table.has("section")):
            headings += 1
            continue
        mark = None if place in wrong else _checked(context, table, place, section, row)
        if mark is None:
            rejected.append(RejectedRow(table.sheet.name, number, ""))
            continue
        measures.append(
            MeasureEntry(
                number,
                section,
                row["title"],
                row["deadline"],
                row["responsible"],
                row["expected"],
                mark.value,
            )
        )
    return measures, rejected, len(table.rows) - headings


def _section(context: ReadContext, table: Table, place: int) -> str:
    """The section that a row names in a table without a column of sections."""
    title = section_title(list(map(parse_text, table.rows[place])))
    if is_plan_title(title) and years_named([title]):
        context.problems.error(
            "plan.second",
            "Похоже, здесь начинается другой план. Разнесите планы по разным листам и загрузите"
            " файл снова.",
            sheet=table.sheet.name,
            row=table.numbers[place],
        )
    return title


def _is_heading(row: dict[str, Any]) -> bool:
    """Whether a row only names a section."""
    return bool(row["section"]) and not any(row[key] for key in row if key != "section")


@dataclass(frozen=True, slots=True)
class _Mark:
    value: MarkEntry | None


def _checked(
    context: ReadContext, table: Table, place: int, section: str, row: dict[str, Any]
) -> _Mark | None:
    """The mark of a row; None after writing down why the row is not taken."""
    problem = _problem(context, table, section, row)
    number, issued_on = row["order_number"], row["order_date"]
    order = None if number is None or issued_on is None else OrderName(number, issued_on)
    if problem is None and order is not None:
        problem = _contradiction(context, table, place, order)
    if problem is not None:
        report_cell(context, table, place, *problem)
        return None
    status = row["status"]
    if status is None:
        return _Mark(None)
    return _Mark(MarkEntry(status, row["marked_on"], row["mark_text"], order))


def _problem(
    context: ReadContext, table: Table, section: str, row: dict[str, Any]
) -> tuple[str, BadCell] | None:
    if not section and table.has("section"):
        return "section", BadCell("no_section", "Не указан раздел плана. Заполните ячейку.")
    if not section:
        return "title", BadCell(
            "no_section",
            "Не указан раздел плана. Впишите над мероприятиями строку с названием раздела или"
            " добавьте столбец «Раздел».",
        )
    if not row["title"]:
        return "title", BadCell("no_measure", "Не указано мероприятие. Заполните ячейку.")
    number, issued_on, marked_on = row["order_number"], row["order_date"], row["marked_on"]
    if (number is None) != (issued_on is None):
        if issued_on is None:
            return "order_date", BadCell("order", "У приказа не указана дата. Заполните ячейку.")
        return "order_number", BadCell("order", "У приказа не указан номер. Заполните ячейку.")
    if row["status"] is None and (number or marked_on or row["mark_text"]):
        return "status", BadCell(
            "no_status", "Есть отметка об исполнении, но не указан статус. Выберите его из списка."
        )
    if marked_on is not None and marked_on > context.today:
        return "marked_on", BadCell(
            "date", f"Дата исполнения {date_digits(marked_on)} ещё не наступила. Исправьте дату."
        )
    return None


def _contradiction(
    context: ReadContext, table: Table, place: int, order: OrderName
) -> tuple[str, BadCell] | None:
    """The number has another date in the register or in another row."""
    here = OrderPlace(context.book.file.name, table.sheet.name, table.numbers[place])
    message = context.orders.contradiction(order.number, order.issued_on, here)
    return ("order_date", BadCell("order", message)) if message else None


def _status(cell: Cell) -> MeasureStatus | BadCell | None:
    if is_missing(cell):
        return None
    found = _STATUSES.get(header_key(parse_text(cell)))
    if found is not None:
        return found
    listed = ", ".join(status.label for status in MeasureStatus)
    return BadCell("status", f"«{shown(cell)}» не статус. Выберите из списка: {listed}.")


def _deadline(cell: Cell) -> str | BadCell:
    text = parse_text(cell)
    wrong = why_no_deadline(text)
    return BadCell("date", f"{wrong} Исправьте срок, например: до 20.09.2026.") if wrong else text


def _order_number(cell: Cell) -> str | BadCell | None:
    if is_missing(cell):
        return None
    value = cell.value if isinstance(cell, Formatted) else cell
    # In a CSV file only the text is left of a date; written with «№» it is meant.
    text = parse_text(cell)
    if isinstance(value, date | time | timedelta) or _DATE_AS_NUMBER.fullmatch(text):
        return BadCell(
            "order.number-date",
            f"Номер приказа стал датой: «{shown(cell)}». Excel принимает за дату такие номера, как"
            " «1-10»: задайте ячейке формат «Текстовый» и впишите номер заново; если это и есть"
            f" номер, допишите знак: «№ {shown(cell)}».",
        )
    return text.removeprefix("№").strip() or None


def _parties(cell: Cell) -> tuple[str, ...]:
    return tuple(split_parties(parse_lines(cell)))
