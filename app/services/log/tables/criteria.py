"""Criteria by which supported schools are followed, and their values."""

from collections.abc import Iterator

from app.enums import ExpectedOperator, ValueUnit
from app.services.findings.links import ToSchools
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP
from app.services.language.numbers import hundredths as hundredths_words
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, count, flag, hundredths, order, owner, text, year
from app.services.log.words.places import at, of_school
from app.services.log.words.sentences import Names, Values, change
from app.services.log.words.table import SCHOOL, About, Counted, TableWords

_PARTS = (("current", "сейчас"), ("previous", "было"), ("expected", "ожидается"))


def _tell_value(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    one = after or before or {}
    title = names.of("criterion", one.get("criterion_id")) or "критерий"
    for part, words in _PARTS:
        old, new = (_part(values, part) for values in (before, after))
        if old != new:
            yield f"{title}, {year_name(one['year'])}, {words}: {change(old, new)}"


def _part(values: Values | None, part: str) -> str | None:
    if values is None:
        return None
    if part == "current" and values.get("not_applicable"):
        return "не применяется"
    number = values.get(f"{part}_h")
    return values.get(f"{part}_text") or (None if number is None else hundredths_words(number))


CRITERIA = TableWords(
    table="criterion",
    aggregate=Aggregate.CRITERIA,
    one="Критерий",
    columns={
        "position": order(),
        "title": text("название"),
        "unit": choice("единица", ValueUnit),
        "higher_is_better": flag("больше значит лучше"),
        "active": flag("действует"),
    },
    silent=frozenset({"id", "code"}),
    name=("title",),
    called="title",
    called_in_full=lambda row: f"критерий{NBSP}{row['position']}",
    shown=at(ToSchools()),
    rank=42,
    counted=Counted(59, "Критерии"),
)

VALUES = TableWords(
    table="criterion_value",
    aggregate=Aggregate.CRITERIA,
    one="Значение критерия",
    columns={
        "school_id": owner("school"),
        "criterion_id": owner("criterion"),
        "year": year(),
        "current_h": hundredths("текущее значение"),
        "current_count": count("из них"),
        "current_base": count("всего"),
        "current_text": text("текущее значение словами"),
        "previous_h": hundredths("прежнее значение"),
        "previous_year": year("год прежнего значения"),
        "previous_text": text("прежнее значение словами"),
        "expected_operator": choice("сравнение", ExpectedOperator),
        "expected_h": hundredths("ожидаемое значение"),
        "expected_text": text("ожидаемое значение словами"),
        "reached": flag("достигнут"),
        "not_applicable": flag("не применяется"),
    },
    silent=frozenset({"id", "change_set_id"}),
    name=("school_id", "criterion_id"),
    about=(About(SCHOOL, ("school_id",)),),
    event="criteria",
    tells=_tell_value,
    shown=of_school("criteria"),
    rank=40,
    counted=Counted(60, "Значения критериев"),
    imported=True,
)
