"""A number and its format as a cell."""

import math
from datetime import date, datetime, time, timedelta

from app.services.importing.cells.cell import Cell, Formatted, Percent
from app.services.importing.files.formats.calendar import (
    NEVER,
    has_day,
    has_time,
    is_ordinary,
    moment_of,
)
from app.services.importing.files.formats.code import Section
from app.services.importing.files.formats.number_format import NumberFormat, looks_the_same


def number_cell(number: float, shape: NumberFormat) -> Cell:
    """The cell of a finite number.

    Returns:
        The number where its format shows it as it is, a `Percent`, a `date` or `datetime` whose
        day, month and year are seen in digits, else a `Formatted`. A day that never was (serial 60)
        is the text of it.
    """
    section = shape.section(number)
    if section is not None and section.is_date:
        return _date_cell(number, shape, section)
    percent = shape.percents(number)
    if percent is not None:
        return Percent(percent, shape.show(number))
    if shape.is_plain:
        return number
    shown = shape.show(number)
    if looks_the_same(shown, number) or (section is not None and _is_as_it_is(number, section)):
        return number
    return Formatted(number, shown)


def _is_as_it_is(number: float, section: Section) -> bool:
    """A plain section of a format whose other sections are odd; a dash for zero is a zero."""
    if not section.is_plain:
        return False
    return number == 0 if not section.has_digits else number < 0 or not section.seems_negative


def _date_cell(number: float, shape: NumberFormat, section: Section) -> Cell:
    if int(number) == 60 and not shape.epoch_1904 and has_day(section):
        return NEVER
    moment = moment_of(number, epoch_1904=shape.epoch_1904)
    shown = shape.show(number)
    if moment is None:
        return Formatted(number, shown)
    if is_ordinary(section):
        return moment if has_time(section) else moment.date()
    return Formatted(_value(number, moment, section), shown)


def _value(number: float, moment: datetime, section: Section) -> date | datetime | time | timedelta:
    if has_day(section):
        return moment if has_time(section) else moment.date()
    if number < 1:
        return moment.time()
    return timedelta(milliseconds=round(number * 86_400_000))


def finite(text: str) -> float | None:
    """The number that a text is; None for «NaN», infinity and what is no number."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and "_" not in text else None
