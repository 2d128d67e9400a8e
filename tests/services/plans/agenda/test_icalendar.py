"""The file of a calendar: every line as RFC 5545 wants it, and what is read back from it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from app.services.plans.agenda.icalendar import CalendarDay, calendar_text

MADE = datetime(2026, 11, 30, 12, 5, 7, tzinfo=timezone(timedelta(hours=3)))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")))


def lines_of(text: str) -> Iterator[str]:
    """The unfolded lines, as a calendar reads them."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return iter(text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"))


def value_of(text: str, name: str) -> str:
    """The text of a property, its escapes undone."""
    (line,) = (line for line in lines_of(text) if line.startswith(f"{name}:"))
    value, signs = "", iter(line.partition(":")[2])
    for sign in signs:
        escaped = next(signs) if sign == "\\" else sign
        value += "\n" if sign == "\\" and escaped in "nN" else escaped
    return value


def test_an_event_is_a_whole_day_with_its_stamp_and_reminder() -> None:
    day = CalendarDay(
        uid="measure-7-20261231@opora",
        day=date(2026, 12, 31),
        summary="Отчёт",
        categories=("План, 2026",),
        remind_before=1,
    )
    assert list(lines_of(calendar_text("Сроки", [day], MADE))) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Opora//Plans//RU",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Сроки",
        "BEGIN:VEVENT",
        "UID:measure-7-20261231@opora",
        "DTSTAMP:20261130T090507Z",
        "LAST-MODIFIED:20261130T090507Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Отчёт",
        "CATEGORIES:План\\, 2026",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Отчёт",
        "TRIGGER:-PT15H",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_reminders_come_at_nine() -> None:
    for days, trigger in ((0, "PT9H"), (1, "-PT15H"), (7, "-PT159H")):
        event = CalendarDay(uid="1", day=MADE.date(), summary="x", remind_before=days)
        assert f"TRIGGER:{trigger}" in lines_of(calendar_text("", [event], MADE))
    without = CalendarDay(uid="1", day=MADE.date(), summary="x")
    assert "VALARM" not in calendar_text("", [without], MADE)


@given(summary=WORDS, lines=st.lists(WORDS, max_size=4))
def test_words_come_back_and_no_line_is_longer_than_75_octets(
    summary: str, lines: list[str]
) -> None:
    description = "\n".join(("Строка", *lines, "конец"))
    event = CalendarDay(uid="1", day=date(2026, 1, 1), summary=summary, description=description)
    text = calendar_text("Сроки планов", [event], MADE.astimezone(UTC))
    assert value_of(text, "SUMMARY") == summary
    assert value_of(text, "DESCRIPTION") == description
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75


def test_signs_that_print_nothing_are_left_out() -> None:
    event = CalendarDay(uid="1", day=MADE.date(), summary="а\x00б\tв\r\nг\x0bд")
    assert value_of(calendar_text("", [event], MADE), "SUMMARY") == "аб в\nг\nд"
