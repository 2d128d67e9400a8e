"""Plans of measures: name and year above, then measures under sections.

Sections stand in a column of their own, as in our workbook, or in rows of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from app.enums import MeasureStatus
from app.services.importing.batches.entries import EntryBatch
from app.services.importing.cells.cell import (
    Cell,
    Formatted,
    is_missing,
    parse_lines,
    parse_text,
    shown,
)
from app.services.importing.kinds.plan.heading import read_head
from app.services.importing.kinds.plan.order_numbers import OrderPlace, load_order_numbers
from app.services.importing.reading.context import ReadContext, report_cell, report_columns
from app.services.importing.reading.file_year import years_named
from app.services.importing.reading.rows import FileRows, RejectedRow
from app.services.importing.tables.parsers import parse_date
from app.services.importing.tables.table import Table
from app.services.language.deadlines.periods import period_name, school_period
from app.services.language.headers import header_key
from app.services.language.plan_titles import is_plan_title, section_title
from app.services.plans.entries import (
    MarkEntry,
    MeasureEntry,
    OrderName,
    PlanName,
    wrong_deadline,
)
from app.services.plans.parties.typed.cells import party_cell
from app.services.plans.writing import PlanTarget
from app.services.writing.target import Wrong

# Of lines under a heading that is wrong: none is stored.
_NO_PLAN = PlanName(title="", period=school_period(2000))
_NO_SECTIONS = "Впишите над мероприятиями строку с названием раздела или добавьте столбец «Раздел»."
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
    entries: list[MeasureEntry] = []
    plans: list[PlanName] = []
    rejected: list[RejectedRow] = []
    count = 0
    for table in tables:
        if not table.rows:
            continue
        head = read_head(context, table)
        plan = _NO_PLAN if head is None else head
        measures, refused, lines = _measures(context, table, plan)
        count += lines
        rejected += refused
        if head is None:
            rejected += [RejectedRow(table.sheet.name, one.row, "") for one in measures]
        elif measures:
            plans.append(head)
            entries += measures
    scope = "; ".join(f"{plan.title}, {period_name(plan.period)}" for plan in plans)
    batch = EntryBatch(entries, PlanTarget(context.today), context.schools.names)
    return FileRows(batch=batch, rows=count, rejected=rejected, scope=scope)


def _measures(
    context: ReadContext, table: Table, plan: PlanName
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
    wrong = report_columns(context, table, columns)
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
        entry = None if place in wrong else _entry(plan, section, row, table, number)
        if entry is not None and _is_right(context, table, place, entry, row):
            measures.append(entry)
        else:
            rejected.append(RejectedRow(table.sheet.name, number, ""))
    return measures, rejected, len(table.rows) - headings


def _entry(
    plan: PlanName, section: str, row: dict[str, Any], table: Table, number: int
) -> MeasureEntry:
    issued, status = (row["order_number"], row["order_date"]), row["status"]
    order = None if None in issued else OrderName(*issued)
    mark = MarkEntry(status, row["marked_on"], row["mark_text"], order)
    return MeasureEntry(
        plan=plan,
        section=section,
        title=row["title"],
        deadline=row["deadline"],
        responsible=row["responsible"],
        expected=row["expected"],
        mark=None if status is None else mark,
        sheet=table.sheet.name,
        row=number,
    )


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


def _is_right(
    context: ReadContext, table: Table, place: int, entry: MeasureEntry, row: dict[str, Any]
) -> bool:
    """Whether a row can be taken; otherwise the first reason is written down."""
    problem = _problem(context, table, entry, row)
    if problem is None and entry.mark is not None and entry.mark.order is not None:
        problem = _contradiction(context, table, place, entry.mark.order)
    if problem is not None:
        report_cell(context, table, place, *problem)
    return problem is None


def _problem(
    context: ReadContext, table: Table, entry: MeasureEntry, row: dict[str, Any]
) -> tuple[str, Wrong] | None:
    for wrong in PlanTarget(context.today).check(entry):
        if wrong.code == "no_section" and not table.has("section"):
            return "title", replace(wrong, cell_hint=_NO_SECTIONS)
        return wrong.field, wrong
    number, issued_on, marked_on = row["order_number"], row["order_date"], row["marked_on"]
    if (number is None) != (issued_on is None):
        if issued_on is None:
            return "order_date", Wrong(
                code="order", text="У приказа не указана дата. Заполните ячейку."
            )
        return "order_number", Wrong(
            code="order", text="У приказа не указан номер. Заполните ячейку."
        )
    if row["status"] is None and (number or marked_on or row["mark_text"]):
        return "status", Wrong(
            code="no_status",
            text="Есть отметка об исполнении, но не указан статус. Выберите его из списка.",
        )
    return None


def _contradiction(
    context: ReadContext, table: Table, place: int, order: OrderName
) -> tuple[str, Wrong] | None:
    """The number has another date in the register or in another row."""
    here = OrderPlace(context.book.file.name, table.sheet.name, table.numbers[place])
    message = context.shared.of(load_order_numbers).contradiction(
        order.number, order.issued_on, here
    )
    return ("order_date", Wrong(code="order", text=message)) if message else None


def _status(cell: Cell) -> MeasureStatus | Wrong | None:
    if is_missing(cell):
        return None
    known = _STATUSES.get(header_key(parse_text(cell)))
    if known is not None:
        return known
    listed = ", ".join(status.label for status in MeasureStatus)
    return Wrong(code="status", text=f"«{shown(cell)}» не статус. Выберите из списка: {listed}.")


def _deadline(cell: Cell) -> str | Wrong:
    text = parse_text(cell)
    wrong = wrong_deadline(text)
    return text if wrong is None else wrong


def _order_number(cell: Cell) -> str | Wrong | None:
    if is_missing(cell):
        return None
    value = cell.value if isinstance(cell, Formatted) else cell
    # In a CSV file only the text is left of a date; written with «№» it is meant.
    text = parse_text(cell)
    if isinstance(value, date | time | timedelta) or _DATE_AS_NUMBER.fullmatch(text):
        return Wrong(
            code="order.number-date",
            text=f"Номер приказа стал датой: «{shown(cell)}». Excel принимает за дату такие номера,"
            " как «1-10»: задайте ячейке формат «Текстовый» и впишите номер заново; если это и есть"
            f" номер, допишите знак: «№ {shown(cell)}».",
        )
    return text.removeprefix("№").strip() or None


def _parties(cell: Cell) -> tuple[str, ...]:
    return party_cell(parse_lines(cell))
