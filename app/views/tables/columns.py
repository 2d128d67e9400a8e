"""Columns of a table as specifications: what a cell shows, how it is sorted, how it looks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, Literal, TypeVar

from app.services.language.dates import date_digits, moment_digits
from app.services.language.numbers import DASH, whole
from app.services.sheets.sheet import Value
from app.services.sheets.totals import Total
from app.views.widgets.status import Status

T = TypeVar("T")
SortKey = int | float | str | date | tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Column(Generic[T]):
    """One column of a table.

    Attributes:
        key: stable name, under which the width is remembered.
        title: header; units belong here.
        text: what the cell shows.
        sort_key: what it is sorted by: never Decimal, None sorts last; the text when not given.
        align: numbers go right.
        tooltip: more than the cell shows; text that does not fit has a tooltip anyway.
        icon: name of an icon before the text, or None.
        edit: makes the cell editable: gets the row and the typed text, saves it through a service
            and raises a `KnownProblem` with the reason when it cannot be.
        width: pixels at the first start.
        stretch: takes the room that is left.
        status: colour, icon and word of a state; the word is the cell's text.
        tone: colour of the text by its name in the theme, for example `muted`.
        bold: weight instead of a red cell.
        title_tip: the header in full.
        sheet_title: the header where there is room, in a workbook and on paper; else `title`.
        edit_text: what the editor starts with; the shown text when not given.
        middle: what does not fit is left out in the middle: names of schools and of files, which
            differ at their end.
        over_empty: so many columns before it have its text in rows where all of them are empty.
        wrap: long text takes a second line; the rows of such a table are high enough for two.
        value: the number, day or share that the text shows, None where there is none; by it the
            column is a number in Excel, if the text is not empty. Without it, cells are texts.
        bound: the number, day or share that the bounds of a filter are compared with, where it is
            not `value`: the last day of a deadline that is words.
        total: what the line under the table says of selected rows; None where a sum or a mean of
            the values would say nothing (numbers of rows, things of different kinds).
    """

    key: str
    title: str
    text: Callable[[T], str]
    sort_key: Callable[[T], SortKey | None] | None = None
    align: Literal["left", "right", "centre"] = "left"
    tooltip: Callable[[T], str] | None = None
    icon: Callable[[T], str | None] | None = None
    edit: Callable[[T, str], object] | None = None
    width: int | None = None
    stretch: bool = False
    status: Callable[[T], Status | None] | None = None
    tone: Callable[[T], str | None] | None = None
    bold: Callable[[T], bool] | None = None
    title_tip: str = ""
    sheet_title: str = ""
    edit_text: Callable[[T], str] | None = None
    wrap: bool = False
    middle: bool = False
    over_empty: int = 0
    value: Callable[[T], Value | None] | None = None
    bound: Callable[[T], Value | None] | None = None
    total: Total | None = None


def count_column(
    key: str,
    title: str,
    count: Callable[[T], int | None],
    *,
    width: int,
    bold: Callable[[T], bool] | None = None,
    title_tip: str = "",
    sheet_title: str = "",
    zero: str = "0",
    total: Total | None = None,
) -> Column[T]:
    """A column of counts: to the right, sorted as numbers, «–» for what is not known.

    `zero` is shown for none: an empty text leaves the place free.
    """

    def text(row: T) -> str:
        number = count(row)
        return DASH if number is None else whole(number) if number else zero

    return Column(
        key=key,
        title=title,
        text=text,
        sort_key=count,
        align="right",
        width=width,
        bold=bold,
        title_tip=title_tip,
        sheet_title=sheet_title,
        value=count,
        total=total,
    )


def number_column(
    key: str, title: str, number: Callable[[T], int | None], *, width: int
) -> Column[T]:
    """A column of numbers by which rows are called: no gaps for thousands, nothing for None."""

    def text(row: T) -> str:
        called = number(row)
        return "" if called is None else str(called)

    return Column(
        key=key, title=title, text=text, sort_key=number, align="right", width=width, value=number
    )


def status_column(
    key: str,
    title: str,
    status: Callable[[T], Status | None],
    *,
    width: int,
    sort_key: Callable[[T], SortKey | None] | None = None,
    tooltip: Callable[[T], str] | None = None,
    title_tip: str = "",
) -> Column[T]:
    """A column of states: the text is the word of the state, and empty where there is none."""

    def word(row: T) -> str:
        shown = status(row)
        return "" if shown is None else shown.word

    return Column(
        key=key,
        title=title,
        text=word,
        sort_key=sort_key,
        status=status,
        width=width,
        tooltip=tooltip,
        title_tip=title_tip,
    )


def moment_column(
    key: str,
    title: str,
    moment: Callable[[T], datetime | None],
    *,
    width: int,
    sort_key: Callable[[T], SortKey] | None = None,
) -> Column[T]:
    """A column of moments, sorted by time unless something else tells the order better."""

    def by_time(row: T) -> SortKey:
        known = moment(row)
        return 0.0 if known is None else known.timestamp()

    return Column(
        key=key,
        title=title,
        text=lambda row: moment_digits(moment(row)),
        sort_key=sort_key or by_time,
        width=width,
        value=moment,
    )


def day_column(
    key: str, title: str, day: Callable[[T], date | None], *, width: int, unknown: str = ""
) -> Column[T]:
    """A column of days; `unknown` stands where there is none."""

    def text(row: T) -> str:
        known = day(row)
        return unknown if known is None else date_digits(known)

    return Column(key=key, title=title, text=text, sort_key=day, width=width, value=day)
