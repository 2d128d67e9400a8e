"""The printed mark of execution and the overdue rule."""

from datetime import date

from app.enums import EvidenceKind, MeasureStatus
from app.services.language.dates import date_digits
from app.services.language.numbers import NBSP
from app.services.orders import OrderRow

_NO_NUMBER, _NO_DATE = "_" * 6, "_" * 12


def mark_sentence(
    status: MeasureStatus,
    *,
    marked_on: date | None = None,
    text: str = "",
    evidence_kind: EvidenceKind = EvidenceKind.NONE,
    evidence_text: str = "",
    order: OrderRow | None = None,
    attachment_name: str = "",
) -> str:
    """«Выполнено. Приказ № 458 от 17.08.2018»: status, words, evidence, without a last full stop.

    The date of an order comes from the register. The day of the execution is printed only when
    nothing else says more.
    """
    words = " ".join(text.split())
    proof = _proof(evidence_kind, " ".join(evidence_text.split()), order, attachment_name)
    head = status.label.capitalize()
    if not words and not proof and marked_on is not None:
        head = f"{head} {date_digits(marked_on)}"
    parts = [words, proof]
    if not words.casefold().startswith(status.label):
        parts.insert(0, head)
    return ". ".join(part.rstrip(". ") for part in parts if part.rstrip(". "))


def is_overdue(status: MeasureStatus, deadline_end: date | None, today: date) -> bool:
    """An end is known and past, and the measure is not finished; the last day still counts."""
    return deadline_end is not None and deadline_end < today and not status.is_finished


def _proof(kind: EvidenceKind, text: str, order: OrderRow | None, attachment_name: str) -> str:
    match kind:
        case EvidenceKind.ORDER:
            return f"{_order(order)}. {text}" if text else _order(order)
        case EvidenceKind.FILE:
            return text or f"Приложен файл «{attachment_name}»"
        case EvidenceKind.LINK | EvidenceKind.TEXT:
            return text
        case EvidenceKind.NONE:
            return ""


def _order(order: OrderRow | None) -> str:
    number = _NO_NUMBER if order is None or order.number is None else order.number
    day = _NO_DATE if order is None or order.issued_on is None else date_digits(order.issued_on)
    return f"Приказ №{NBSP}{number} от{NBSP}{day}"
