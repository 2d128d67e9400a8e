"""How a typed deadline was understood, for the one who typed it."""

from collections.abc import Mapping
from datetime import date

from app.enums import DeadlineKind
from app.services.language.dates import date_digits
from app.services.language.deadlines.deadline import Deadline, Reading, parse_deadline
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.deadlines.placing import Spans
from app.services.language.deadlines.possible import why_no_deadline
from app.services.language.deadlines.questions import Question
from app.services.language.numbers import NBSP
from app.services.language.plural import Forms, counted

_TERM: Forms = ("срок", "срока", "сроков")
_TOLD = 4  # due dates of one deadline; the others are counted


def how_understood(
    text: str,
    period: PlanPeriod,
    order_date: date | None = None,
    answers: Mapping[Question, str] | None = None,
) -> str:
    """What a typed deadline means, or why it means nothing: a sentence without its full stop."""
    wrong = why_no_deadline(text)
    if wrong:
        return wrong
    return told_deadline(parse_deadline(text.strip(), period, order_date, answers))


def told_deadline(deadline: Deadline) -> str:
    """The meaning of a deadline, its other readings too: a sentence without its full stop."""
    if deadline.kind is DeadlineKind.UNPARSED:
        return "Дата не распознана: срок сохранится как текст, напоминания не будет"
    if not deadline.is_understood:
        return "Без срока напоминания не будет"
    if deadline.kind is DeadlineKind.OPEN:
        return "Понято так: срок зависит от события, напоминания не будет"
    told = f"Понято так: {meant_dates(deadline)}"
    others = [meant_dates(reading) for reading in deadline.readings[1:]]
    return f"{told}. Возможно и другое: {' или '.join(others)}" if others else told


def meant_dates(meant: Deadline | Reading) -> str:
    """The dates of a deadline or of one of its readings, as `dates_words` has them."""
    return dates_words(meant.start, meant.end, meant.occurrences)


def dates_words(start: date | None, end: date | None, occurrences: Spans) -> str:
    """«до 30.11.2020», «с 01.09.2020 по 30.09.2020», «4 срока: до 30.09.2020, …»."""
    if len(occurrences) > 1:
        due = sorted(one.end for one in occurrences if one.end is not None)
        ends = [f"до {date_digits(day)}" for day in due]
        more = f" и ещё{NBSP}{len(ends) - _TOLD}" if len(ends) > _TOLD else ""
        return f"{counted(len(ends), _TERM)}: {', '.join(ends[:_TOLD])}{more}"
    if end is None:
        return "без даты" if start is None else f"с {date_digits(start)}, без даты окончания"
    if start is None or start == end:
        return f"до {date_digits(end)}"
    return f"с {date_digits(start)} по {date_digits(end)}"
