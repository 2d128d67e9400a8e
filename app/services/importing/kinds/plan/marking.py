"""Marks of execution in a table of measures: in columns of their own, or in the words of one."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from app.enums import MeasureStatus
from app.services.importing.cells.cell import Cell, Formatted, is_missing, parse_text, shown
from app.services.importing.tables.parsers import parse_date
from app.services.language.headers import header_key
from app.services.plans.entries import MarkEntry, OrderName
from app.services.plans.execution.mark_words import MarkWords
from app.services.writing.target import Wrong

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


def _status(cell: Cell) -> MeasureStatus | Wrong | None:
    if is_missing(cell):
        return None
    known = _STATUSES.get(header_key(parse_text(cell)))
    if known is not None:
        return known
    listed = ", ".join(status.label for status in MeasureStatus)
    return Wrong(code="status", text=f"«{shown(cell)}» не статус. Выберите из списка: {listed}.")


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


PARSERS = {
    "status": _status,
    "marked_on": parse_date,
    "order_number": _order_number,
    "order_date": parse_date,
}


def mark_in_columns(row: Mapping[str, Any], text: str) -> MarkEntry | None:
    """The mark of a row whose columns name its parts; None without a status."""
    number, issued_on = row["order_number"], row["order_date"]
    if row["status"] is None:
        return None
    order = None if number is None or issued_on is None else OrderName(number, issued_on)
    return MarkEntry(status=row["status"], marked_on=row["marked_on"], text=text, order=order)


def mark_of_words(words: MarkWords) -> MarkEntry | None:
    """The mark that the words of a cell tell; None while its status is not certain."""
    if words.status is None:
        return None
    return MarkEntry(
        status=words.status,
        marked_on=words.marked_on,
        text=words.text,
        order=words.order,
        evidence_kind=words.evidence_kind,
        evidence_text=words.evidence_text,
        moved_to=words.moved_to,
        counts=words.counts,
    )


def wrong_in_columns(row: Mapping[str, Any]) -> tuple[str, Wrong] | None:
    """The column and what is wrong with the parts of a mark together."""
    number, issued_on = row["order_number"], row["order_date"]
    if (number is None) != (issued_on is None):
        name, lacking = ("order_date", "дата") if issued_on is None else ("order_number", "номер")
        told = "указана" if issued_on is None else "указан"
        text = f"У приказа не {told} {lacking}. Заполните ячейку."
        return name, Wrong(code="order", text=text)
    if row["status"] is None and (number or row["marked_on"]):
        return "status", Wrong(
            code="no_status",
            text="Есть отметка об исполнении, но не указан статус. Выберите его из списка.",
        )
    return None
