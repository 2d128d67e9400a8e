"""What one row of the change log says about a school, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.enums import MeasureStatus, PassportBlockKind, ResultState, SupportKind, VerdictStatus
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import DASH, NBSP, hundredths
from app.services.results.reading import result_words
from app.services.schools.support_work import STAGES, stage_column

Values = Mapping[str, Any]

# Columns whose values are told; links and bookkeeping are not.
_FIELDS = {
    "short_name": "краткое наименование",
    "full_name": "полное наименование",
    "kind": "вид",
    "login_digits": "логин ФИС ОКО",
    "oo_code": "код ОО",
    "municipality": "муниципалитет",
    "settlement": "населённый пункт",
    "distance_m": "расстояние до центра, м",
    "phone": "телефон",
    "email": "электронная почта",
    "note": "примечание",
}
_STAY = {
    "kind": "список",
    "entered_on": "дата внесения",
    "entry_order_id": "приказ о внесении",
    "entry_basis": "основание внесения",
    "left_on": "дата вывода",
    "exit_order_id": "приказ о выводе",
    "exit_basis": "основание вывода",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the keys in the log are called now; a row that is gone has no name."""

    orders: Mapping[int, str] = field(default_factory=dict[int, str])
    procedures: Mapping[int, str] = field(default_factory=dict[int, str])
    criteria: Mapping[int, str] = field(default_factory=dict[int, str])
    indicators: Mapping[str, str] = field(default_factory=dict[str, str])
    measures: Mapping[int, str] = field(default_factory=dict[int, str])
    people: Mapping[int, str] = field(default_factory=dict[int, str])


def details(table: str, before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    """Sentences about one changed row; nothing for rows that say nothing of their own."""
    tell = _TABLES.get(table)
    if tell is not None and (before or after):
        yield from tell(before, after, names)


def _school(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    if before is None or after is None:
        return
    for column, name in _FIELDS.items():
        old, new = before.get(column), after.get(column)
        if old != new:
            yield f"{name}: {_shown(old)} → {_shown(new)}"
    old, new = (names.people.get(one.get("head_id") or 0, "") for one in (before, after))
    if before.get("head_id") != after.get("head_id"):
        yield f"руководитель: {_shown(old)} → {_shown(new)}"


def _alias(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    old, new = (None if one is None else one.get("alias") for one in (before, after))
    yield f"другое название: {_change(old, new)}"


def _result(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    one = after or before or {}
    title = names.procedures.get(one.get("procedure_id") or 0, "процедура")
    old, new = (None if found is None else _result_text(found) for found in (before, after))
    yield f"{title}, {year_name(one['year'])}: {_change(old, new)}"


def _result_text(values: Values) -> str:
    percent_h = values.get("failed_percent_h") if values.get("percents_only") else None
    state = ResultState(values["state"])
    return result_words(state, values.get("participants"), values.get("failed"), percent_h)


def _block(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    one = after or before or {}
    kind = PassportBlockKind(one["block"]).label
    yield f"{kind} на {_day(one['on_date'])}" + ("" if after else ": блок удалён")


def _indicator(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    one = after or before or {}
    title = names.indicators.get(str(one.get("indicator")), str(one.get("indicator")))
    old, new = (None if found is None else found.get("count") for found in (before, after))
    yield f"{title}: {_change(old, new)}"


def _stay(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    if before is not None and after is not None:
        for column, name in _STAY.items():
            if before.get(column) != after.get(column):
                old, new = (_stay_value(column, one.get(column), names) for one in (before, after))
                yield f"{name}: {old} → {new}" if before.get(column) else f"{name}: {new}"
        return
    one = after or before or {}
    text = f"{SupportKind(one['kind']).label} с {_day(one['entered_on'])}"
    order = names.orders.get(one.get("entry_order_id") or 0)
    yield ", ".join(part for part in (text, order) if part) + ("" if after else ": запись удалена")
    if after is not None and one.get("entry_basis"):
        yield f"основание: {one['entry_basis']}"


def _stay_value(column: str, value: Any, names: Names) -> str:  # noqa: ANN401 - JSON of the log
    if not value:
        return DASH
    if column == "kind":
        return SupportKind(value).label
    if column.endswith("_on"):
        return _day(value)
    if column.endswith("_order_id"):
        return names.orders.get(value, DASH)
    return str(value)


def _criterion(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    one = after or before or {}
    title = names.criteria.get(one.get("criterion_id") or 0, "критерий")
    for column, words in (("current", "сейчас"), ("previous", "было"), ("expected", "ожидается")):
        old, new = (_value(found, column) for found in (before, after))
        if old != new:
            yield f"{title}, {year_name(one['year'])}, {words}: {_change(old, new)}"


def _value(values: Values | None, column: str) -> str | None:
    if values is None:
        return None
    if column == "current" and values.get("not_applicable"):
        return "не применяется"
    number = values.get(f"{column}_h")
    return values.get(f"{column}_text") or (None if number is None else hundredths(number))


def _decision(_before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    if after is not None:
        yield f"{VerdictStatus(after['status']).label}, {after['document']}"
        yield f"основание: {after['reason']}"


def _mark(_before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    if after is not None:
        title = names.measures.get(after.get("measure_id") or 0, "мероприятие")
        yield f"«{title}»{NBSP}– {MeasureStatus(after['status']).label}"


def _plan(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    one = after or before or {}
    yield f"план «{one.get('title')}»" + ("" if after else " удалён")


def _work(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    for name, title in STAGES.items():
        was, now = (None if one is None else one.get(stage_column(name)) for one in (before, after))
        if was != now:
            shown = DASH if now is None else _day(now)
            yield (
                f"{title.lower()}: {shown}"
                if was is None
                else (f"{title.lower()}: {_day(was)} → {shown}")
            )


_TABLES = {
    "support_work": _work,
    "school": _school,
    "school_alias": _alias,
    "result": _result,
    "passport_block": _block,
    "passport_value": _indicator,
    "support_entry": _stay,
    "criterion_value": _criterion,
    "manual_decision": _decision,
    "execution_mark": _mark,
    "plan": _plan,
}


def _change(old: object, new: object) -> str:
    if old is None:
        return _shown(new)
    return f"{_shown(old)} → {_shown(new)}"


def _shown(value: object) -> str:
    return DASH if value in (None, "") else f"{value}"


def _day(value: object) -> str:
    return date_digits(date.fromisoformat(str(value)))
