"""The tables of passports: a sheet per block, with the counts of its indicators."""

from functools import cache

from app.enums import PassportBlockKind
from app.services.importing.tables.layouts import Column, Layout, layout
from app.services.reference import Indicator, passport_indicators

KEY = "passports"


@cache
def passport_layout(block: str) -> Layout:
    """The sheet of one passport block: school, date, source, then the counts of its indicators."""
    indicators = [row for row in passport_indicators() if row.block == block]
    counts = tuple(_indicator_column(row, number) for number, row in enumerate(indicators))
    return layout(KEY).part(PassportBlockKind(block).label.capitalize(), block, counts)


def _indicator_column(row: Indicator, number: int) -> Column:
    return Column(
        key=row.code,
        title=row.title,
        note="Количество, целое число. Не посчитано – оставьте пустым.",
        example=400 if number == 0 else None,
        width=max(12, min(20, len(row.title) // 2 + 2)),
        number_format="0",
    )


def passport_layouts() -> tuple[Layout, ...]:
    """The sheets of all blocks."""
    return tuple(passport_layout(block.value) for block in PassportBlockKind)
