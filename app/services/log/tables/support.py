"""Stays of schools on the lists of support, and what was done with them in a year."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from app.enums import SupportEventKind, SupportKind, SupportStage
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import (
    Column,
    Unit,
    choice,
    day,
    link,
    owner,
    text,
    value_words,
    year,
)
from app.services.log.words.places import of_school
from app.services.log.words.sentences import Names, Values, change, shown
from app.services.log.words.sentences import day as day_words
from app.services.log.words.table import SCHOOL, About, Counted, TableWords

_STAGES = {f"{stage}_on": day(stage.label) for stage in SupportStage}
_PAPER = {
    "order_id": link("приказ", "order_record"),
    "attachment_id": link("приложенный файл", "attachment"),
    "link": text("ссылка"),
}
_STEP = {"planned_on": day("срок"), "note": text("примечание"), **_PAPER}
_EVENT = {
    "on_day": day("дата"),
    "with_whom": text("с кем"),
    "outcome": text("итог"),
    "content": text("что установлено"),
    "advice": text("рекомендации"),
    **_PAPER,
}
_STAY = {
    "kind": choice("вид", SupportKind, in_history="список"),
    "entered_on": day("дата внесения"),
    "entry_order_id": link("приказ о внесении", "order_record"),
    "entry_basis": text("основание внесения"),
    "left_on": day("дата вывода"),
    "exit_order_id": link("приказ о выводе", "order_record"),
    "exit_basis": text("основание вывода"),
}


def _tell_stay(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    if before is not None and after is not None:
        yield from _changes(before, after, names, _STAY)
        return
    one = after or before or {}
    stay = f"{SupportKind(one['kind']).label} с {day_words(one['entered_on'])}"
    order = names.of("order_record", one.get("entry_order_id"))
    yield ", ".join(part for part in (stay, order) if part) + ("" if after else ": запись удалена")
    if after is not None and one.get("entry_basis"):
        yield f"основание: {one['entry_basis']}"


def _tell_work(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    yield from _changes(before, after, names, _STAGES)


def _tell_step(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    stage = SupportStage((after or before or {})["stage"]).label
    for line in _changes(before, after, names, _STEP):
        yield f"{stage}, {line}"


def _tell_event(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    one = after or before or {}
    event = f"{SupportEventKind(one['kind']).label} {day_words(one['on_day'])}"
    if after is None:
        yield f"{event}: запись удалена"
        return
    if before is None:
        yield event
        before = {"on_day": one["on_day"]}  # told with the event
    for line in _changes(before, after, names, _EVENT):
        yield f"{event}, {line}"


def _changes(
    before: Values | None, after: Values | None, names: Names, columns: Mapping[str, Column]
) -> Iterator[str]:
    """What changed of these columns, a line each; of one that was empty only what it has now."""
    for name, column in columns.items():
        old, new = (None if one is None else one.get(name) or None for one in (before, after))
        if old != new:
            was = None if old is None else _value(column, old, names)
            yield f"{column.told}: {change(was, _value(column, new, names))}"


def _value(column: Column, value: Any, names: Names) -> str:  # noqa: ANN401 - JSON of the log
    if column.unit is Unit.LINK:
        return shown(names.of(column.refers, value))
    return shown(value if column.unit is Unit.TEXT else value_words(column, value))


_of_support = partial(
    TableWords,
    aggregate=Aggregate.SUPPORT,
    about=(About(SCHOOL, ("school_id",)),),
    event="support",
    shown=of_school("support"),
)

STAYS = _of_support(
    table="support_entry",
    one="Список поддержки",
    columns=_STAY | {"school_id": owner("school"), "year": year()},
    silent=frozenset({"id", "run_id"}),
    name=("school_id",),
    tells=_tell_stay,
    rank=130,
    counted=Counted(40, "Школы в списках поддержки"),
)

WORK = _of_support(
    table="support_work",
    one="Работа со школой",
    columns={"school_id": owner("school"), "year": year(), **_STAGES, "note": text("примечание")},
    silent=frozenset(),
    name=("school_id",),
    tells=_tell_work,
    rank=135,
    counted=Counted(42, "Этапы работы со школами"),
)

STEPS = _of_support(
    table="support_step",
    one="Шаг поддержки",
    columns={
        "school_id": owner("school"),
        "year": year(),
        "stage": choice("шаг", SupportStage),
        **_STEP,
    },
    silent=frozenset(),
    name=("school_id", "stage"),
    tells=_tell_step,
    rank=136,
    counted=Counted(43, "Сроки шагов поддержки"),
)

EVENTS = _of_support(
    table="support_event",
    one="Встреча со школой",
    columns={
        "school_id": owner("school"),
        "year": year(),
        "kind": choice("вид", SupportEventKind),
        **_EVENT,
    },
    name=("school_id", "kind", "on_day"),
    tells=_tell_event,
    rank=137,
    counted=Counted(44, "Собеседования, экспертизы, соглашения"),
)
