"""Days of a calendar as the text of a file .ics, by RFC 5545: Outlook and others open it.

Only what a list of due dates needs: events of a whole day, with a reminder before it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LONGEST_LINE = 75  # octets without the end of the line
_MORNING = 9  # o'clock, of reminders
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """An event of one whole day.

    Attributes:
        uid: names the event for ever: one that comes again takes the place of the earlier one.
        day: its day.
        summary: its title.
        description: more of it, in lines.
        categories: words to find it by.
        remind_before: days before it, at nine in the morning, when a reminder comes; 0 is the
            morning of the day itself, None no reminder.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()
    remind_before: int | None = None


def calendar_text(title: str, days: Iterable[CalendarDay], made_at: datetime) -> str:
    """The file as a text with the ends of lines that the format asks for; to be kept in UTF-8.

    Args:
        title: what the calendar is called.
        days: its events.
        made_at: an aware moment; of two files with the same event the later one counts.
    """
    stamp = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Opora//Plans//RU",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    for day in days:
        lines += _event(day, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(day: CalendarDay, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{day.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(day.summary)}"
    if day.description:
        yield f"DESCRIPTION:{_text(day.description)}"
    if day.categories:
        yield f"CATEGORIES:{','.join(map(_text, day.categories))}"
    # A due date takes nobody's time.
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    if day.remind_before is not None:
        yield from _alarm(day.summary, day.remind_before)
    yield "END:VEVENT"


def _alarm(words: str, days: int) -> Iterator[str]:
    hours = _MORNING - 24 * days  # from midnight, when the day begins
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{_text(words)}"
    yield f"TRIGGER:{'-' if hours < 0 else ''}PT{abs(hours)}H"
    yield "END:VALARM"


def _text(words: str) -> str:
    """A value of text: its signs that mean something are escaped, others that print nothing go."""
    lines = "\n".join(words.splitlines())
    return _CONTROL.sub("", lines.replace("\t", " ")).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets at most, no sign of it torn; the next ones begin with a blank.

    The blank counts as one of the octets.
    """
    if len(line.encode()) <= _LONGEST_LINE:
        yield line
        return
    piece, room = "", _LONGEST_LINE
    for sign in line:
        size = len(sign.encode())
        if size > room:
            yield piece
            piece, room = " ", _LONGEST_LINE - 1
        piece += sign
        room -= size
    yield piece
