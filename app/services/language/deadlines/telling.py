"""How a typed deadline was understood, for the one who typed it."""

from app.enums import DeadlineKind
from app.services.language.dates import date_digits
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.possible import why_no_deadline


def how_understood(text: str, year: int) -> str:
    """What a typed deadline means, or why it means nothing: a sentence without its full stop."""
    if not text.strip():
        return "Без срока напоминания не будет"
    wrong = why_no_deadline(text)
    if wrong:
        return wrong
    deadline = parse_deadline(text.strip(), year)
    if deadline.kind is DeadlineKind.UNPARSED:
        return "Дата не распознана: срок сохранится как текст, напоминания не будет"
    if deadline.end is None:
        return f"Понято так: {deadline.kind.label}"
    if deadline.start is None or deadline.start == deadline.end:
        return f"Понято так: до {date_digits(deadline.end)}"
    return f"Понято так: с {date_digits(deadline.start)} по {date_digits(deadline.end)}"
