"""Stays of schools on the lists of support, and what was done with them in a year."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.enums import SupportEventKind, SupportKind, SupportStage
from app.services.language.numbers import DASH
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, day, link, owner, text, year
from app.services.log.words.places import of_school
from app.services.log.words.sentences import Names, Values, shown
from app.services.log.words.sentences import day as day_words
from app.services.log.words.table import SCHOOL, About, Counted, TableWords

_STAGES = {f"{stage}_on": day(stage.label) for stage in SupportStage}
_PAPER = {
    "order_id": link("приказ", "order_record"),
    "attachment_id": link("приложенный файл", "attachment"),
    "link": text("ссылка"),
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
        for name, column in _STAY.items():
            if before.get(name) != after.get(name):
                old, new = (_value(name, one.get(name), names) for one in (before, after))
                told = f"{old} → {new}" if before.get(name) else new
                yield f"{column.told}: {told}"
        return
    one = after or before or {}
    stay = f"{SupportKind(one['kind']).label} с {day_words(one['entered_on'])}"
    order = names.of("order_record", one.get("entry_order_id"))
    yield ", ".join(part for part in (stay, order) if part) + ("" if after else ": запись удалена")
    if after is not None and one.get("entry_basis"):
        yield f"основание: {one['entry_basis']}"


def _value(name: str, value: Any, names: Names) -> str:  # noqa: ANN401 - JSON of the log
    if not value:
        return DASH
    if name == "kind":
        return SupportKind(value).label
    if name.endswith("_on"):
        return day_words(value)
    if name.endswith("order_id"):
        return names.of("order_record", value) or DASH
    if name == "attachment_id":
        return names.of("attachment", value) or DASH
    return str(value)


def _tell_work(before: Values | None, after: Values | None, _names: Names) -> Iterator[str]:
    for name, column in _STAGES.items():
        old, new = (None if one is None else one.get(name) for one in (before, after))
        if old != new:
            words = shown(new and day_words(new))
            yield f"{column.told}: " + (words if old is None else f"{day_words(old)} → {words}")


def _tell_step(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    stage = SupportStage((after or before or {})["stage"]).label
    for line in _changes(before, after, names, {"planned_on": "срок", "note": "примечание"}):
        yield f"{stage}, {line}"


def _tell_event(before: Values | None, after: Values | None, names: Names) -> Iterator[str]:
    one = after or before or {}
    event = f"{SupportEventKind(one['kind']).label} {day_words(one['on_day'])}"
    if after is None:
        yield f"{event}: запись удалена"
        return
    told = {"with_whom": "с кем", "outcome": "итог"}
    if before is None:
        yield event
    else:
        told = {"on_day": "дата", **told}
    for line in _changes(before, after, names, told):
        yield f"{event}, {line}"


def _changes(
    before: Values | None, after: Values | None, names: Names, told: Mapping[str, str]
) -> Iterator[str]:
    """What changed of these columns and of the paper, a line each."""
    for name, title in {**told, **{key: column.told for key, column in _PAPER.items()}}.items():
        old, new = (None if one is None else one.get(name) or None for one in (before, after))
        if old != new:
            was, now = (_value(name, value, names) for value in (old, new))
            yield f"{title}: " + (now if old is None else f"{was} → {now}")


STAYS = TableWords(
    table="support_entry",
    aggregate=Aggregate.SUPPORT,
    one="Список поддержки",
    columns=_STAY | {"school_id": owner("school"), "year": year()},
    silent=frozenset({"id", "run_id"}),
    name=("school_id",),
    about=(About(SCHOOL, ("school_id",)),),
    event="support",
    tells=_tell_stay,
    shown=of_school("support"),
    rank=130,
    counted=Counted(40, "Школы в списках поддержки"),
)

WORK = TableWords(
    table="support_work",
    aggregate=Aggregate.SUPPORT,
    one="Работа со школой",
    columns={"school_id": owner("school"), "year": year(), **_STAGES, "note": text("примечание")},
    silent=frozenset(),
    name=("school_id",),
    about=(About(SCHOOL, ("school_id",)),),
    event="support",
    tells=_tell_work,
    shown=of_school("support"),
    rank=135,
    counted=Counted(42, "Этапы работы со школами"),
)

STEPS = TableWords(
    table="support_step",
    aggregate=Aggregate.SUPPORT,
    one="Шаг поддержки",
    columns={
        "school_id": owner("school"),
        "year": year(),
        "stage": choice("шаг", SupportStage),
        "planned_on": day("срок"),
        "note": text("примечание"),
        **_PAPER,
    },
    silent=frozenset(),
    name=("school_id", "stage"),
    about=(About(SCHOOL, ("school_id",)),),
    event="support",
    tells=_tell_step,
    shown=of_school("support"),
    rank=136,
    counted=Counted(43, "Сроки шагов поддержки"),
)

EVENTS = TableWords(
    table="support_event",
    aggregate=Aggregate.SUPPORT,
    one="Встреча со школой",
    columns={
        "school_id": owner("school"),
        "year": year(),
        "kind": choice("вид", SupportEventKind),
        "on_day": day("дата"),
        "with_whom": text("с кем"),
        "outcome": text("итог"),
        **_PAPER,
    },
    name=("school_id", "kind", "on_day"),
    about=(About(SCHOOL, ("school_id",)),),
    event="support",
    tells=_tell_event,
    shown=of_school("support"),
    rank=137,
    counted=Counted(44, "Собеседования, экспертизы, соглашения"),
)
