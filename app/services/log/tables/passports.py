"""Passports of schools: dated blocks and their indicators."""

from collections.abc import Iterator

from app.enums import PassportBlockKind
from app.services.language.numbers import percent_h, whole
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import (
    choice,
    count,
    day,
    hundredths,
    indicator,
    indicator_title,
    owner,
    text,
)
from app.services.log.words.places import Row, Rows, Seen, of_school, school
from app.services.log.words.sentences import Names, Values, change
from app.services.log.words.sentences import day as day_words
from app.services.log.words.table import BLOCK, SCHOOL, About, Counted, TableWords


def _tell_block(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    one = after or before or {}
    kind = PassportBlockKind(one["block"]).label
    yield f"{kind} на {day_words(one['on_date'])}" + ("" if after else ": блок удалён")


def _tell_value(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    one = after or before or {}
    code = str(one.get("indicator"))
    old, new = (None if values is None else _known(values) for values in (before, after))
    yield f"{indicator_title(code) or code}: {change(old, new)}"


def _known(values: Values) -> str | None:
    """What is known of an indicator: its count, or its share alone."""
    number, share = values.get("count"), values.get("percent_h")
    if number is not None:
        return whole(number)
    return None if share is None else percent_h(share)


def _block_of(rows: Rows, row: Row) -> Seen:
    block = rows.row("passport_block", row["block_id"])
    return school(rows, block.get("school_id"), "passport")


BLOCKS = TableWords(
    table="passport_block",
    aggregate=Aggregate.PASSPORTS,
    one="Блок паспорта",
    columns={
        "school_id": owner("school"),
        "block": choice("блок", PassportBlockKind),
        "on_date": day("на дату"),
        "source": text("источник"),
    },
    name=("school_id",),
    about=(About(BLOCK, ("id",)), About(SCHOOL, ("school_id",))),
    event="passport",
    tells=_tell_block,
    shown=of_school("passport"),
    rank=50,
    counted=Counted(30, "Блоки паспортов школ"),
)

VALUES = TableWords(
    table="passport_value",
    aggregate=Aggregate.PASSPORTS,
    one="Показатель паспорта",
    columns={
        "indicator": indicator(),
        "count": count("количество"),
        "percent_h": hundredths("доля, %"),
    },
    silent=frozenset({"block_id"}),
    name=("indicator",),
    about=(About(BLOCK, ("block_id",)),),
    event="passport",
    tells=_tell_value,
    shown=_block_of,
    rank=60,
    counted=Counted(32, "Показатели паспортов школ"),
)
