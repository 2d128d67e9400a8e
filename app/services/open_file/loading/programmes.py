"""Programmes with all that belongs to them, and acts."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.enums import YearsKind
from app.services.language.deadlines.periods import PlanPeriod, period_between
from app.services.language.sentences import quoted
from app.services.open_file.loading.target import Target
from app.services.open_file.shapes.lists import (
    ACTS,
    DIRECTIONS,
    INDICATORS,
    MEMBERS,
    PROGRAMMES,
    RISKS,
)
from app.services.open_file.shapes.operators import STORED
from app.services.open_file.shapes.shape import Sort
from app.services.programmes.parts import years_of_programme

if TYPE_CHECKING:
    from app.services.open_file.format.programmes import (
        Act,
        Indicator,
        Period,
        Programme,
        YearValue,
    )

_ANY_YEAR = range(1900, 2201)


def period_columns(target: Target, period: "Period", path: str) -> dict[str, Any] | None:
    """The period of a programme or a plan as columns; None for one that cannot be."""
    start, end = period.start, period.end
    if start is None or end is None:
        told = f"{path}.start" if start is None else f"{path}.end"
        target.store.wrong(told, "дата не указана.", "Пишите так: 2020-11-23.")
        return None
    if end < start:
        target.store.wrong(path, "срок кончается раньше, чем начинается.", "Исправьте даты.")
        return None
    return {
        "period_start": start,
        "period_end": end,
        "years_kind": period.years or period_between(start, end).kind.value,
    }


def usual_years(told: "Period", columns: dict[str, Any]) -> dict[str, Any]:
    """Take what the years of a period are out of its columns where only its days tell it.

    A row that is stored keeps its own.
    """
    return {} if told.years else {"years_kind": columns.pop("years_kind")}


def load_acts(target: Target, acts: "Sequence[Act]") -> None:
    """Acts that no programme names."""
    for at, act in enumerate(acts):
        with target.store.thing("acts"):
            target.put(ACTS, act, f"acts[{at}]")


def load_programmes(target: Target, programmes: "Sequence[Programme]") -> None:
    """Programmes, known by title and period."""
    acts = _Acts(target)
    for at, programme in enumerate(programmes):
        path = f"programmes[{at}]"
        period = period_columns(target, programme.period, f"{path}.period")
        if period is None:
            continue
        with target.store.thing("programmes"):
            record = target.put(
                PROGRAMMES,
                programme,
                path,
                kept=usual_years(programme.period, period),
                **period,
                period_words=programme.period.words,
                problem=programme.texts.problem,
                concept=programme.texts.concept,
            )
            target.store.session.flush()
            _load_parts(target, programme, record.id, path, acts)
        _tell_other_years(target, programme, record, path)
        target.name(Sort.PROGRAMME, programme.id, record, path)
        target.store.remark("programme", record, programme.period.notes, "period")
        target.store.remark("programme", record, programme.texts.notes, "texts")


def _load_parts(target: Target, programme: "Programme", key: int, path: str, acts: "_Acts") -> None:
    target.put_list(DIRECTIONS, programme.directions, f"{path}.directions", programme_id=key)
    target.put_list(RISKS, programme.risks, f"{path}.risks", programme_id=key)
    members = [
        member
        for at, member in enumerate(programme.members)
        if target.key(Sort.PERSON, member.person, f"{path}.members[{at}].person") is not None
    ]
    target.put_list(MEMBERS, members, f"{path}.members", programme_id=key)
    schools = [
        target.key(Sort.SCHOOL, name, f"{path}.schools[{at}]")
        for at, name in enumerate(programme.schools)
    ]
    _put_keys(target, "programme_school", key, "school_id", [one for one in schools if one])
    named = [acts.key(act, f"{path}.acts[{at}]") for at, act in enumerate(programme.acts)]
    _put_keys(target, "programme_act", key, "act_id", named)
    indicators = [
        _load_indicator(target, indicator, key, f"{path}.indicators[{at}]")
        for at, indicator in enumerate(programme.indicators)
    ]
    if indicators:
        target.store.arrange("indicator", {"programme_id": key}, indicators)


def _tell_other_years(
    target: Target,
    programme: "Programme",
    record: Any,  # noqa: ANN401 - a record
    path: str,
) -> None:
    """Values of indicators for years outside the period."""
    period = PlanPeriod(record.period_start, record.period_end, YearsKind(record.years_kind))
    years = years_of_programme(period)
    for at, indicator in enumerate(programme.indicators):
        for name, values in (("targets", indicator.targets), ("values", indicator.values)):
            for year in values:
                if year.isdecimal() and int(year) not in years:
                    text = f"{quoted(indicator.title)}: {year} год вне срока программы."
                    where = f"{path}.indicators[{at}].{name}.{year}"
                    target.find("programme.indicators", text, where, hint="Проверьте год.")


def _put_keys(target: Target, table: str, key: int, column: str, keys: Sequence[int]) -> None:
    """Rows that only name others, in their order; one that is named twice stands once."""
    records = [
        target.store.put(
            table,
            ("programme_id", column),
            {"programme_id": key, column: one},
            path=table,
            unique=True,
            kept={"position": 0},
        )
        for one in dict.fromkeys(keys)
    ]
    if records:
        target.store.arrange(table, {"programme_id": key}, records)


class _Acts:
    """Acts by what they say: one that several programmes name is one."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._known: dict[tuple[Any, ...], Any] = {}
        for record in target.store.rows("act"):
            self._known.setdefault(self._key(record.model_dump()), record)

    def key(self, act: "Act", path: str) -> int:
        """The key of the row of an act, which is added where there is none."""
        values = self._target.values(ACTS, act, path)
        known = self._key(values)
        record = self._known.get(known)
        if record is None:
            record = self._target.store.add("act", values, path=path)
            self._target.store.session.flush()
            self._known[known] = record
        self._target.keep("act", record, act, path)
        return record.id

    @staticmethod
    def _key(values: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(values[name] for name in ACTS.key)


def _load_indicator(target: Target, indicator: "Indicator", key: int, path: str) -> Any:  # noqa: ANN401 - a record
    base = indicator.base
    is_number = base is not None and not isinstance(base, str)
    words = base if isinstance(base, str) else indicator.base_text
    monitoring = indicator.monitoring
    record = target.put(
        INDICATORS,
        indicator,
        path,
        programme_id=key,
        operator=STORED[indicator.operator],
        base_h=target.hundredths(base, f"{path}.base") if is_number else None,  # pyright: ignore[reportArgumentType]
        base_text=words,
        **{
            name: getattr(monitoring, name)
            for name in ("collection", "processing", "procedure", "system")
        },
    )
    target.store.session.flush()
    target.store.remark("indicator", record, monitoring.notes, "monitoring")
    for year in sorted({*indicator.targets, *indicator.values}):
        where = f"{path}.targets" if year in indicator.targets else f"{path}.values"
        if not (year.isdecimal() and int(year) in _ANY_YEAR):
            target.store.wrong(f"{where}.{year}", f"{quoted(year)} – не год.", "Пишите так: 2019.")
            continue
        values: dict[str, Any] = {"indicator_id": record.id, "year": int(year)}
        told, reached = indicator.targets.get(year), indicator.values.get(year)
        if told is not None:
            values |= _target_columns(target, told, f"{path}.targets.{year}")
        if reached is not None:
            values |= _value_columns(target, reached, f"{path}.values.{year}")
        columns = ("indicator_id", "year")
        row = target.store.put(
            "indicator_year", columns, values, path=f"{where}.{year}", unique=True
        )
        for name, value in (("target", told), ("value", reached)):
            if not isinstance(value, int | float | str | None):
                target.store.remark("indicator_year", row, value.notes, name)
    return record


def _target_columns(target: Target, told: "YearValue", path: str) -> dict[str, Any]:
    if isinstance(told, str):
        return {"target_text": told}
    if isinstance(told, int | float):
        return {"target_h": target.hundredths(told, path)}
    return {"target_h": target.hundredths(told.number, path), "target_text": told.text}


def _value_columns(target: Target, told: "YearValue", path: str) -> dict[str, Any]:
    if isinstance(told, str):
        return {"value_text": told}
    if isinstance(told, int | float):
        return {"value_h": target.hundredths(told, path)}
    return {
        "value_h": target.hundredths(told.number, path),
        "value_part": told.part,
        "value_whole": told.whole,
        "value_text": told.text,
        "value_source": told.source,
    }
