"""The printed mark of execution, and what is due, overdue or not due yet."""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from app.enums import EvidenceKind, MeasureStatus
from app.services.language.dates import date_digits
from app.services.language.numbers import DASH, NBSP, whole
from app.services.language.plural import DAY, counted
from app.services.orders.orders import OrderRow
from app.services.plans.execution.named import OrderName, counts_in, days_in, orders_in

if TYPE_CHECKING:
    from app.services.plans.rows import MeasureRow, PlanRow

NOT_DUE = "Срок не наступил"
_NO_NUMBER, _NO_DATE = "_" * 6, "_" * 12
# These happen on a day; the others are how things stand on it («Не выполнено на 20.05.2019»).
_EVENTS = frozenset(
    {
        MeasureStatus.DONE,
        MeasureStatus.PARTLY_DONE,
        MeasureStatus.POSTPONED,
        MeasureStatus.CANCELLED,
    }
)
_OTHER_WORDS = {
    "частично выполнено": MeasureStatus.PARTLY_DONE,
    "исполнено": MeasureStatus.DONE,
    "исполнено частично": MeasureStatus.PARTLY_DONE,
    "частично исполнено": MeasureStatus.PARTLY_DONE,
    "не исполнено": MeasureStatus.NOT_DONE,
}
_STATUS_WORDS = {status.label: status for status in MeasureStatus} | _OTHER_WORDS
_OPENING = re.compile(
    "(" + "|".join(sorted(_STATUS_WORDS, key=len, reverse=True)) + r")(?!\w)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SHARE = re.compile(r"(?:на\s+)?(\d{1,3}(?:[.,]\d+)?)\s*%(?P<rest>(?:\s*[,.;(].*)?)", re.DOTALL)
_LINK = re.compile(r"([,;:–—-]?)\s*")
_MOVED = re.compile(r"(?:на|до|к|в)\s", re.IGNORECASE)
_DASHES = ("–", "—", "-")
_NEW_SENTENCE = ".!?…"
_ABBREVIATED = re.compile(
    r"(?:\b(?:г|гг|уч|руб|тыс|млн|чел|кл|стр|др|пр|т\.\s?[дпек]|[А-ЯЁ]))\.$", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"[а-яё]")


def mark_sentence(
    status: MeasureStatus,
    *,
    marked_on: date | None = None,
    text: str = "",
    evidence_kind: EvidenceKind = EvidenceKind.NONE,
    evidence_text: str = "",
    order: OrderRow | OrderName | None = None,
    attachment_name: str = "",
    moved_to: date | None = None,
    counts: tuple[int, int] | None = None,
) -> str:
    """«Выполнено 15.10.2026. Протокол № 3»: status with its day, words, evidence.

    The status is said once: words that begin with it carry it on («Выполнено частично, на 50 %»,
    «Выполнено 20.05.2019, в течение учебного года»). What the words say is said once too: the day
    (which an order of the same day gives as well), the order or the address that proves it, the new
    due date of «перенесено», «12 из 15»; a bare address stands for itself. The last full stop
    is left out, every sentence begins with a capital letter.
    """
    words = " ".join(text.split())
    evidence_text = " ".join(evidence_text.split())
    if evidence_kind is EvidenceKind.LINK and words == evidence_text and marked_on is None:
        return words  # a paper that says no more than where it is told
    proof = _proof(evidence_kind, evidence_text, order, attachment_name)
    proving = order if evidence_kind is EvidenceKind.ORDER else None
    if proof and tells_proof(words, proving, evidence_text):
        proof = ""
    said_by_order = proving is not None and proving.issued_on == marked_on
    if marked_on is not None and (said_by_order or _tells_day(words, marked_on)):
        marked_on = None
    head = bare = _status_word(status, words)
    if marked_on is not None:
        head = f"{head} {date_digits(marked_on)}"
        if status not in _EVENTS:
            head = f"{bare} на {date_digits(marked_on)}"
    link, went_on, rest = _carried_on(status, words)
    if moved_to is not None and not (_MOVED.match(went_on) or _tells_day(words, moved_to)):
        head += f" на {date_digits(moved_to)}"
    if counts is not None and counts not in counts_in(words):
        head += f", {whole(counts[0])} из{NBSP}{whole(counts[1])}"
    if went_on:
        head = f"{head}{link or (' ' if head == bare else ', ')}{went_on}"
    return _sentences((head, rest, proof))


def says_otherwise(status: MeasureStatus, text: str) -> bool:
    """Whether the words of a mark begin by saying another status than its own.

    «Выполнено 3 из 5» of a measure in progress only goes on like one and says nothing else.
    """
    opening = _OPENING.fullmatch(" ".join(text.split()))
    if opening is None or opening["rest"][:1] not in ("", *_NEW_SENTENCE, ",", ";", ":"):
        return False
    return not _agrees(_STATUS_WORDS[opening[1].casefold()], status)


def overdue_words(measure: "MeasureRow") -> str:
    """«просрочено на 22 дня»; empty for a measure that is not overdue."""
    if not measure.overdue:
        return ""
    return f"просрочено на{NBSP}{counted(measure.overdue_days, DAY)}"


def plan_summary(plan: "PlanRow") -> str:
    """«Выполнено 3 из 10 · просрочено 2, дольше всего 12 дней», or that there are no measures."""
    total = len(plan.measures)
    if not total:
        return "Мероприятий пока нет"
    parts = [f"Выполнено {whole(plan.done_count)} из{NBSP}{whole(total)}"]
    if plan.overdue_count:
        longest = max(row.overdue_days for row in plan.measures)
        parts.append(
            f"просрочено {whole(plan.overdue_count)}, дольше всего {counted(longest, DAY)}"
        )
    return f"{NBSP}· ".join(parts)


def _status_word(status: MeasureStatus, words: str) -> str:
    """The status at the head of a mark; a paper that says «исполнено» says so throughout."""
    label = status.label.capitalize()
    opening = _OPENING.fullmatch(words)
    if opening is None or "исполнен" not in opening[1].casefold():
        return label
    if not _agrees(_STATUS_WORDS[opening[1].casefold()], status):
        return label
    return label.replace("Выполнен", "Исполнен").replace("выполнен", "исполнен")


def _carried_on(status: MeasureStatus, words: str) -> tuple[str, str, str]:
    """What goes on the sentence of the status, and the sentences after it.

    The first part links them as typed; it is empty where a blank will do.
    """
    opening = _OPENING.fullmatch(words)
    link = "" if status is MeasureStatus.DONE else ", "
    if opening is not None:
        said = _STATUS_WORDS[opening[1].casefold()]
        if not _agrees(said, status):
            return "", "", words  # the words tell something else: they stand as they were typed
        words = opening["rest"]
        if not words or words[0] in _NEW_SENTENCE:
            return "", "", words.lstrip(_NEW_SENTENCE + " ")
        typed = _LINK.match(words)
        assert typed is not None  # it matches an empty text too
        words = words[typed.end() :]
        link = f" {DASH} " if typed[1] in _DASHES else f"{typed[1]} " if typed[1] else ""
        if not link and said is not status:
            link = ", "
    share = _SHARE.fullmatch(words)
    if share is not None:
        return link, f"на {share[1]}{NBSP}%{share['rest']}", ""
    return (link, words, "") if opening is not None else ("", "", words)


def _agrees(said: MeasureStatus, status: MeasureStatus) -> bool:
    """Whether the words tell of the status: «Выполнено на 50 %» of what is partly done, too."""
    return said is status or (said is MeasureStatus.DONE and status is MeasureStatus.PARTLY_DONE)


def _tells_day(words: str, day: date) -> bool:
    """Whether the words name the day: «15.10.2026», «15 октября»."""
    return any(named.may_be(day) for named in days_in(words))


def tells_proof(words: str, order: OrderRow | OrderName | None, evidence_text: str) -> bool:
    """Whether the words name what proves the execution: the order, the address."""
    if order is None or order.number is None or order.issued_on is None:
        return bool(evidence_text) and evidence_text.casefold() in words.casefold()
    key = OrderName(order.number, order.issued_on).key
    return not evidence_text and any(one.order.key == key for one in orders_in(words))


def _sentences(parts: Iterable[str]) -> str:
    """The parts as sentences, each with a capital letter, without the last full stop."""
    text = ""
    for part in parts:
        words = _without_stop(part.strip())
        if not words:
            continue
        if _SMALL_WORD.match(words):
            words = words[0].upper() + words[1:]
        if text:
            text += " " if text[-1] in _NEW_SENTENCE else ". "
        text += words
    return text


def _without_stop(words: str) -> str:
    """Without its full stop, which an abbreviation («2026 г.») and «…» keep."""
    if words.endswith("...") or _ABBREVIATED.search(words):
        return words
    return words.rstrip(". ")


def _proof(
    kind: EvidenceKind, text: str, order: OrderRow | OrderName | None, attachment_name: str
) -> str:
    match kind:
        case EvidenceKind.ORDER:
            return _sentences((_order(order), text))
        case EvidenceKind.FILE:
            return text or f"Приложен файл «{attachment_name}»"
        case EvidenceKind.LINK | EvidenceKind.TEXT:
            return text
        case EvidenceKind.NONE:
            return ""


def _order(order: OrderRow | OrderName | None) -> str:
    number = _NO_NUMBER if order is None or order.number is None else order.number
    day = _NO_DATE if order is None or order.issued_on is None else date_digits(order.issued_on)
    return f"Приказ от{NBSP}{day} №{NBSP}{number}"
