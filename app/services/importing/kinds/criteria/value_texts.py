"""Texts of the values of criteria; a number that may be a share or a percent is no value yet."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from app.enums import ValueUnit
from app.services.criteria import parse_current, parse_expected
from app.services.criteria.known import KnownCriterion
from app.services.importing.cells.cell import Cell, Fault, Percent, parse_text, shown
from app.services.importing.files.reader import SAVE_AS
from app.services.importing.kinds.results.fractions import doubtful_fraction
from app.services.importing.reading.context import ReadContext, report_cell
from app.services.importing.tables.parsers import (
    faulty,
    is_over_a_hundred,
    over_a_hundred,
)
from app.services.importing.tables.table import Table
from app.services.results.recovery import MICRO
from app.services.writing.target import Wrong

TYPED = ("current", "previous", "expected")
_BARE = re.compile(
    r"(?<![\d.,])(\d{1,9})(?:[.,](\d{1,6}))?(?![\d.,])(?!\s*(?:%|процент))", re.IGNORECASE
)
_ALONE = re.compile(r"\D*\d+(?:[.,]\d+)?\s*")


class ValueTexts(NamedTuple):
    """The values as texts.

    Attributes:
        typed: key of the column -> text per row.
        rejected: positions of the rows with a wrong cell, which is written down.
    """

    typed: dict[str, list[str]]
    rejected: frozenset[int]


def value_texts(
    context: ReadContext, table: Table, criteria: Sequence[KnownCriterion | None]
) -> ValueTexts:
    """The texts of the current, previous and expected values."""
    typed: dict[str, list[str]] = {}
    wrong: dict[str, dict[int, Wrong]] = {}
    known = table.sheet.formats_known
    for key in TYPED:
        typed[key], wrong[key] = [""] * len(table.rows), {}
        for place, cell in enumerate(table.cells(key)):
            criterion = criteria[place]
            unit = None if criterion is None else criterion.unit
            text = _value_text(cell, unit, formats_known=known)
            if isinstance(text, Wrong):
                wrong[key][place] = text
            else:
                typed[key][place] = text
        for place, value in _fractions(key, typed[key], criteria):
            wrong[key][place] = doubtful_fraction(value, formats_known=known)
    for key, cells in wrong.items():
        for place, problem in sorted(cells.items()):
            report_cell(context, table, place, key, problem)
    return ValueTexts(typed, frozenset(place for cells in wrong.values() for place in cells))


def _value_text(cell: Cell, unit: ValueUnit | None, *, formats_known: bool) -> str | Wrong:
    """The text of a value; a percent cell is written out as a percent."""
    if isinstance(cell, Fault):
        return faulty(cell)
    if isinstance(cell, Percent):
        if unit in (ValueUnit.SCORE, ValueUnit.COUNT):
            return Wrong(
                code="value.percent",
                text=f"В ячейке процент ({cell.shown}), а критерий считается не в процентах."
                " Впишите число или задайте ячейке формат «Общий».",
            )
        if is_over_a_hundred(cell) and unit is ValueUnit.PERCENT:
            return over_a_hundred(cell)
        return f"{shown(cell.value)} %"
    if _may_be_fraction(cell, unit) and not formats_known:
        return Wrong(
            code="value.percent-unknown",
            text=f"{shown(cell)} – доля или процент? В файле этого вида не видно формата ячеек."
            f" {SAVE_AS}",
        )
    return parse_text(cell)


def _may_be_fraction(cell: Cell, unit: ValueUnit | None) -> bool:
    return unit is ValueUnit.PERCENT and isinstance(cell, float) and 0 < cell <= 1


def _fractions(
    key: str, texts: Sequence[str], criteria: Sequence[KnownCriterion | None]
) -> Iterable[tuple[int, int]]:
    """Positions and millionths of the numbers without a sign that may be shares.

    A number under 1 always may; 1 itself, unless the column has a larger number without a sign for
    the same criterion and none under 1.
    """
    small: dict[int, int] = {}
    ones: list[int] = []
    above: set[int] = set()
    unsure: set[int] = set()
    for place, (text, criterion) in enumerate(zip(texts, criteria, strict=True)):
        if not text or criterion is None or criterion.unit is not ValueUnit.PERCENT:
            continue
        for value in _bare_numbers(key, text):
            if value > MICRO:
                above.add(criterion.id)
            elif value == MICRO:
                ones.append(place)
            elif value:
                small[place] = value
                unsure.add(criterion.id)
    for place in ones:
        criterion = criteria[place]
        if criterion is not None and (criterion.id in unsure or criterion.id not in above):
            small.setdefault(place, MICRO)
    return small.items()


def _bare_numbers(key: str, text: str) -> list[int]:
    """Numbers without a sign, in millionths, that the value takes as percents."""
    if key == "expected":
        is_number = parse_expected(text, ValueUnit.PERCENT).number_h is not None
        counted = False
    else:
        current = parse_current(text, ValueUnit.PERCENT)
        previous = current.previous
        is_number = current.number_h is not None or (
            previous is not None and previous.number_h is not None
        )
        counted = current.count is not None
    if not is_number or counted or not ("(" in text or _ALONE.fullmatch(text)):
        return []
    return [
        int(whole) * MICRO + int((decimals or "").ljust(6, "0"))
        for whole, decimals in _BARE.findall(text)
    ]
