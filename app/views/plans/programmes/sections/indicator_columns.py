"""The columns of indicators: what they are with the targets of the years, values, monitoring."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.enums import IndicatorOperator
from app.errors import UserError
from app.services.language.numbers import percent
from app.services.programmes.parts import Indicator, YearValue
from app.services.programmes.reached import VERDICTS, verdict
from app.services.programmes.sources.catalogue import sources
from app.services.programmes.typed import (
    number_words,
    read_number,
    read_value,
    value_text,
    value_words,
)
from app.views.tables.editing.list_columns import ListColumn

if TYPE_CHECKING:
    from app.services.programmes.reached import Verdict

ValueOf = Callable[[Indicator, int], YearValue]  # with what the program works out
_OPERATORS = {one.label: one for one in IndicatorOperator}
_TYPED = "вводится"
_ICONS: "Mapping[Verdict, tuple[str | None, str | None]]" = {
    "reached": ("done", "positive"),
    "not_reached": ("warning", "warning"),
    "not_judged": (None, None),
    "no_data": (None, None),
}
_MONITORING = {
    "collection": ("Сбор", "Методы сбора данных"),
    "processing": ("Обработка", "Методы обработки данных"),
    "procedure": ("Порядок", "Порядок, алгоритм"),
    "system": ("Системы", "Информационные системы"),
}


def target_columns(years: Sequence[int]) -> list[ListColumn[Indicator]]:
    """What an indicator is, with a target for each year."""
    return [
        _text_column("title", "Показатель", 92, stretch=True),
        _text_column("group", "Цель", 84),
        ListColumn(
            key="unit",
            title="Ед.",
            title_tip="Единица измерения",
            text=lambda row: row.unit,
            put=lambda row, typed: replace(row, unit=" ".join(typed.split())),
            width=44,
        ),
        ListColumn(
            key="operator",
            title="Сравнение",
            text=lambda row: row.operator.label,
            put=lambda row, typed: replace(row, operator=_OPERATORS[typed]),
            options=lambda: list(_OPERATORS),
            width=84,
        ),
        ListColumn(
            key="base",
            title="Было",
            title_tip="Исходное значение",
            text=lambda row: row.base,
            put=_with_base,
            align="right",
            width=48,
        ),
        *(
            ListColumn(
                key=f"target-{year}",
                title=str(year),
                title_tip=f"Целевое значение на {year} год",
                text=partial(_target, year=year),
                put=partial(_with_target, year=year),
                align="right",
                width=46,
            )
            for year in years
        ),
    ]


def value_columns(years: Sequence[int], value_of: ValueOf) -> list[ListColumn[Indicator]]:
    """What was reached in each year, and where it comes from."""
    named = {one.title: one.code for one in sources().values()}
    return [
        replace(_text_column("title", "Показатель", 110, stretch=True), put=None),
        ListColumn(
            key="source",
            title="Откуда значение",
            text=_source_title,
            put=lambda row, typed: replace(row, source=named.get(typed, "")),
            options=lambda: [_TYPED, *named],
            tooltip=_source_title,
            tone=lambda row: None if row.source else "muted",
            width=130,
        ),
        *(_value_column(year, value_of) for year in years),
    ]


def monitoring_columns() -> list[ListColumn[Indicator]]:
    """Which aim of the programme an indicator serves, and how its values are collected."""
    return [
        replace(_text_column("title", "Показатель", 100), put=None),
        _text_column("aim", "Цель программы", 116),
        *(
            replace(_text_column(field, title, 84, stretch=field == "procedure"), title_tip=tip)
            for field, (title, tip) in _MONITORING.items()
        ),
    ]


def trace_words(indicator: Indicator, years: Sequence[int], value_of: ValueOf) -> list[str]:
    """A line a year of which something is known: target, value, verdict, where it comes from."""
    told: list[str] = []
    for year in years:
        value = value_of(indicator, year)
        reached = value_words(value, indicator.unit)
        if value.target or reached:
            told.append(f"{year}: {_year_words(indicator, value, reached)}")
    return told


def _year_words(indicator: Indicator, value: YearValue, reached: str) -> str:
    wanted = value.target
    if value.target_h is not None:
        number = number_words(value.target_h, indicator.unit)
        wanted = f"{indicator.operator.label} {number}"
    parts = [
        f"цель – {wanted}" if wanted else "цель не указана",
        f"получено {reached}" if reached else "",
        VERDICTS[verdict(indicator, value)],
    ]
    source = f" ({value.value_source})" if value.value_source and reached else ""
    return f"{', '.join(filter(None, parts))}{source}"


def _text_column(
    field: str, title: str, width: int, *, stretch: bool = False
) -> ListColumn[Indicator]:
    def put(row: Indicator, typed: str) -> Indicator:
        text = typed.strip() if field in _MONITORING else " ".join(typed.split())
        return replace(row, **{field: text})

    return ListColumn(
        key=field,
        title=title,
        text=lambda row: getattr(row, field),
        put=put,
        width=width,
        stretch=stretch,
        lines=True,
    )


def _value_column(year: int, value_of: ValueOf) -> ListColumn[Indicator]:
    def short(row: Indicator) -> str:
        value = value_of(row, year)
        if value.value_part is not None and value.value_whole:
            return percent(value.value_part, value.value_whole)
        return value_words(value, row.unit)

    def looks(row: Indicator) -> "tuple[str | None, str | None]":
        return _ICONS[verdict(row, value_of(row, year))]

    return ListColumn(
        key=f"value-{year}",
        title=str(year),
        title_tip=f"Что получено за {year} год",
        text=short,
        edit_text=lambda row: value_text(row.years.get(year, YearValue())),
        put=partial(_with_value, year=year),
        tooltip=lambda row: "\n".join(trace_words(row, [year], value_of)),
        icon=lambda row: looks(row)[0],
        tone=lambda row: looks(row)[1] or ("muted" if row.source else None),
        width=84,
    )


def _source_title(row: Indicator) -> str:
    known = sources().get(row.source)
    return known.title if known is not None else row.source or _TYPED


def _with_base(row: Indicator, typed: str) -> Indicator:
    number = read_number(typed, row)
    return replace(row, base_h=number.number_h, base_text=number.words)


def _target(row: Indicator, year: int) -> str:
    return row.years.get(year, YearValue()).target


def _with_target(row: Indicator, typed: str, year: int) -> Indicator:
    number = read_number(typed, row)
    value = row.years.get(year, YearValue())
    return _with_year(row, year, replace(value, target_h=number.number_h, target_text=number.words))


def _with_value(row: Indicator, typed: str, year: int) -> Indicator:
    if row.source:
        raise UserError(
            "Это значение вычисляет программа.", "Чтобы вводить его, выберите «вводится»."
        )
    value = row.years.get(year, YearValue())
    return _with_year(row, year, read_value(typed, row, value))


def _with_year(row: Indicator, year: int, value: YearValue) -> Indicator:
    return replace(row, years={**row.years, year: value})
