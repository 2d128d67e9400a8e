"""Slots of a schedule of interviews, laid out one after another: days, breaks, places or schools.

Nothing is stored: the slots are shown first and saved as rows of the register.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from app.errors import UserError
from app.services.language.dates import date_digits, time_digits
from app.services.language.plural import Forms, counted
from app.services.registers.description.register import RegisterRow
from app.services.registers.writing import RowDraft

_MOST_MINUTES, _DAY = 480, 24 * 60
_MOST_TIMES = 99
_COUNTED = re.compile(r"(.*?\S)\s*(?:[-–—:;,=]|\t)\s*(\d+)")
_SLOT: Forms = ("собеседование", "собеседования", "собеседований")


class Break(NamedTuple):
    """A time without interviews, in minutes after midnight: of every day, or of one."""

    start: int
    end: int
    on_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleDay:
    """A day of interviews: from when, until when, minutes after midnight."""

    on_day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who is asked: a territory, a school, or both; `times` are the slots that it gets."""

    place: str = ""
    school_id: int | None = None
    times: int = 1


def lay_out(
    asked: Sequence[Asked],
    days: Sequence[ScheduleDay],
    minutes: int,
    breaks: Sequence[Break] = (),
    mode: str = "",
) -> list[RowDraft]:
    """The slots of all who are asked, in their order, from the first free time on.

    Args:
        asked: who is asked, in the order of the schedule.
        days: the days.
        minutes: length of a slot.
        breaks: times in which no slot stands: dinner, interviews that are appointed already.
        mode: «ВКС».

    Raises:
        UserError: a length or a day that cannot be, or the days have not enough room.
    """
    if not 1 <= minutes <= _MOST_MINUTES:
        raise UserError(
            f"Длительность {minutes} мин указана неверно.",
            f"Укажите от 1 до {_MOST_MINUTES} минут.",
        )
    wanted = [one for one in asked for _time in range(one.times)]
    free = list(_free(days, minutes, breaks))
    if len(free) < len(wanted):
        raise UserError(
            f"В выбранные дни помещается {counted(len(free), _SLOT)} из {len(wanted)}.",
            "Добавьте день, начните раньше или сократите время собеседования.",
        )
    return [
        RowDraft(
            values={
                "on_day": day,
                "starts_at": start,
                "ends_at": start + minutes,
                "place": one.place,
                "school_id": one.school_id,
                "mode": mode,
            }
        )
        for one, (day, start) in zip(wanted, free, strict=False)
    ]


def typed_places(text: str) -> list[Asked]:
    """Territories of a text, a line each: «Заречный округ – 3» is asked three times.

    Raises:
        UserError: a line has a number of times that cannot be.
    """
    return [_place(line) for line in map(str.strip, text.splitlines()) if line]


def appointed(rows: Sequence[RegisterRow]) -> list[Break]:
    """The times of the slots that stand already, each on its day."""
    return [
        Break(row.values["starts_at"], row.values["ends_at"], row.values["on_day"]) for row in rows
    ]


def _place(line: str) -> Asked:
    match = _COUNTED.fullmatch(line)
    if match is None:
        return Asked(place=line)
    times = int(match[2])
    if not 1 <= times <= _MOST_TIMES:
        raise UserError(f"«{line}»: число собеседований указано неверно.", "Укажите от 1 до 99.")
    return Asked(place=match[1].strip(), times=times)


def _free(
    days: Sequence[ScheduleDay], minutes: int, breaks: Sequence[Break]
) -> Iterator[tuple[date, int]]:
    """The beginnings of all slots that have room."""
    for day in sorted(days, key=lambda one: (one.on_day, one.start)):
        if not 0 <= day.start < day.end <= _DAY:
            raise UserError(
                f"{date_digits(day.on_day)}: конец {time_digits(day.end)} не позже начала"
                f" {time_digits(day.start)}.",
                "Исправьте время.",
            )
        start = day.start
        while start + minutes <= day.end:
            over = [
                one.end
                for one in breaks
                if one.on_day in (None, day.on_day)
                and one.start < start + minutes
                and start < one.end
            ]
            if over:
                start = max(over)
            else:
                yield day.on_day, start
                start += minutes
