"""Indicators of a programme in the words of texts: targets by year, how they are watched."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.enums import IndicatorOperator, YearsKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import Choosable, ChosenColumn, RowValues, Vocabulary
from app.services.documents.words.programmes.programme import empty_parts, ended, has_passport
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToProgramme
from app.services.language.dates import year_name
from app.services.language.plural import INDICATOR, counted
from app.services.programmes.parts import Indicator, Programme, YearValue, years_of_programme

MOST_YEARS = 10
IN_TABLE = 5  # columns of years that a sheet has room for; the others stand in a table below it
_OF_GROUP = "показатели цели"
_TARGETS = tuple(f"год {at}" for at in range(1, MOST_YEARS + 1))
_TARGET_FIELDS = ("показатель", "цель показателя", "единица", "исходное значение", *_TARGETS)
_MONITORING = {
    "методы сбора": "collection",
    "методы обработки": "processing",
    "порядок мониторинга": "procedure",
    "информационные системы": "system",
}


def years_of(programme: Programme | None) -> tuple[int, ...]:
    """The years of the programme that have columns."""
    return () if programme is None else years_of_programme(programme.period)[:MOST_YEARS]


def year_words(programme: Programme, year: int) -> str:
    """«2018», or «2018/2019» of a programme of school years."""
    return year_name(year) if programme.period.kind is YearsKind.SCHOOL else str(year)


def target_words(indicator: Indicator, value: YearValue | None) -> str:
    """A target as its operator means it: «не менее 80»; empty while there is none."""
    if indicator.operator is IndicatorOperator.GROWTH and (value is None or not value.target):
        return indicator.operator.label
    if value is None or value.target_h is None:
        return "" if value is None else value.target_text
    match indicator.operator:
        case IndicatorOperator.AT_LEAST | IndicatorOperator.AT_MOST:
            return f"{indicator.operator.label} {value.target}"
        case IndicatorOperator.GROWTH:
            return f"{indicator.operator.label} до {value.target}"
        case _:
            return value.target


def _indicator(programme: Programme, indicator: Indicator) -> RowValues:
    targets = {
        name: target_words(indicator, indicator.years.get(year))
        for name, year in zip(_TARGETS, years_of(programme), strict=False)
    }
    return {
        **dict.fromkeys(_TARGETS, ""),
        **targets,
        "показатель": indicator.title,
        "цель показателя": indicator.group,
        "единица": indicator.unit,
        "исходное значение": indicator.base,
    }


def _indicators(facts: DocumentFacts) -> list[RowValues]:
    programme = facts.programme
    if programme is None:
        return []
    return [_indicator(programme, one) for one in programme.indicators]


def _target_columns(facts: DocumentFacts) -> Sequence[ChosenColumn]:
    """Unit and base where any indicator has one, and the years of the programme."""
    programme = facts.programme
    if programme is None:
        return [ChosenColumn("показатель")]
    columns = [ChosenColumn("показатель")]
    if any(one.unit for one in programme.indicators):
        columns.append(ChosenColumn("единица"))
    if any(one.base for one in programme.indicators):
        columns.append(ChosenColumn("исходное значение"))
    return [*columns, *_year_columns(programme)[:IN_TABLE]]


def _later_columns(facts: DocumentFacts) -> Sequence[ChosenColumn]:
    """The years that the first table has no room for."""
    columns = [] if facts.programme is None else _year_columns(facts.programme)[IN_TABLE:]
    return [ChosenColumn("показатель"), *columns]


def _year_columns(programme: Programme) -> list[ChosenColumn]:
    years = zip(_TARGETS, years_of(programme), strict=False)
    return [ChosenColumn(name, year_words(programme, year)) for name, year in years]


def _has_targets(facts: DocumentFacts) -> bool:
    """Whether any year has its target; growth alone is said by the indicator itself."""
    indicators = () if facts.programme is None else facts.programme.indicators
    return any(one.base or any(value.target for value in one.years.values()) for one in indicators)


def _has_tables(facts: DocumentFacts) -> bool:
    """Whether more is known of the indicators than the passport says, or there is no passport."""
    if _has_targets(facts) or _aims(facts) or _watched(facts):
        return True
    programme = facts.programme
    return programme is not None and bool(programme.indicators) and not has_passport(facts)


def _groups(programme: Programme) -> Iterator[tuple[str, list[Indicator]]]:
    """The indicators under their aims, in printed order."""
    for group, inside in groupby(programme.indicators, key=lambda one: one.group):
        yield group, list(inside)


def _aims(facts: DocumentFacts) -> list[RowValues]:
    """The aims with their indicators; those without an aim are left out."""
    if facts.programme is None:
        return []
    return [
        {
            "цель показателя": group,
            "цель программы у группы": ended(next((one.aim for one in inside if one.aim), "")),
            _OF_GROUP: [{"показатель": one.title} for one in inside],
        }
        for group, inside in _groups(facts.programme)
        if group
    ]


def _watched(facts: DocumentFacts) -> list[RowValues]:
    """How indicators are watched: once for an aim whose indicators are watched in one way."""
    if facts.programme is None:
        return []
    rows: list[RowValues] = []
    for group, inside in _groups(facts.programme):
        ways = {one.title: _way(one) for one in inside if any(_way(one).values())}
        same = len({tuple(way.values()) for way in ways.values()}) == 1
        if group and same:
            rows.append({"показатель": group, **next(iter(ways.values()))})
        else:
            rows += [{"показатель": title, **way} for title, way in ways.items()]
    return rows


def _way(indicator: Indicator) -> dict[str, str]:
    return {name: getattr(indicator, part) for name, part in _MONITORING.items()}


def _too_many_years(facts: DocumentFacts) -> Iterator[Finding]:
    programme = facts.programme
    if programme is not None and len(years_of_programme(programme.period)) > MOST_YEARS:
        yield Finding(
            code="programme.too-many-years",
            text=f"В таблице показателей помещается {MOST_YEARS} лет, остальные не печатаются",
            weight=Weight.ERROR,
            link=ToProgramme(programme.id or 0, "indicators"),
        )


def _gaps_of_monitoring(facts: DocumentFacts) -> Iterator[Finding]:
    """What is begun to be said of how indicators are watched, and not said whole."""
    gaps = [row for row in _watched(facts) if not all(row.values())]
    if gaps and facts.programme is not None:
        yield Finding(
            code="programme.monitoring-gaps",
            text=f"Порядок мониторинга заполнен не весь: {counted(len(gaps), INDICATOR)}",
            link=ToProgramme(facts.programme.id or 0, "indicators"),
        )


INDICATORS = Vocabulary[DocumentFacts]()
INDICATORS.rows(
    "показатели программы",
    _TARGET_FIELDS,
    _indicators,
    columns=Choosable(
        ("показатель", "единица", "исходное значение", *_TARGETS[:IN_TABLE]), _target_columns
    ),
)
INDICATORS.rows(
    "показатели последних лет",
    _TARGET_FIELDS,
    _indicators,
    columns=Choosable(("показатель", *_TARGETS[IN_TABLE:]), _later_columns),
)
INDICATORS.flag(
    "программа дольше пяти лет", lambda facts: len(years_of(facts.programme)) > IN_TABLE
)
INDICATORS.flag("есть целевые значения", _has_targets)
INDICATORS.flag("есть таблицы показателей", _has_tables)
INDICATORS.rows(
    "цели показателей",
    ("цель показателя", "цель программы у группы"),
    _aims,
    inner={_OF_GROUP: ("показатель",)},
)
INDICATORS.rows("мониторинг показателей", ("показатель", *_MONITORING), _watched)
INDICATORS.check(
    lambda facts: empty_parts(facts, "целевые показатели", "indicators"), "показатели программы"
)
INDICATORS.check(_gaps_of_monitoring, "мониторинг показателей")
INDICATORS.check(_too_many_years, "показатели программы")
