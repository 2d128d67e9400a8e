"""What was reached of the targets of a programme, in the words of texts."""

from collections.abc import Iterator, Sequence
from functools import partial

from app.enums import YearsKind
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import Choosable, ChosenColumn, RowValues, Vocabulary
from app.services.documents.words.programmes.indicators import (
    IN_TABLE,
    MOST_YEARS,
    target_words,
    year_words,
    years_of,
)
from app.services.findings.finding import Finding
from app.services.findings.links import ToProgramme
from app.services.language.numbers import NBSP
from app.services.programmes.parts import Indicator, YearValue
from app.services.programmes.reached import VERDICTS, Verdict, verdict
from app.services.programmes.typed import value_words

_NUMBERS = range(1, MOST_YEARS + 1)
_CELLS = tuple(f"{name} {at}" for at in _NUMBERS for name in ("план", "факт"))
_FIELDS = ("показатель", "единица", "исходное значение", *_CELLS, "вывод")
_EARLY = ("показатель", "единица", "исходное значение", *_CELLS[: 2 * IN_TABLE], "вывод")
_LATE = ("показатель", *_CELLS[2 * IN_TABLE :])
_COUNTS: dict[Verdict, str] = {
    "reached": "достигнуто показателей",
    "not_reached": "не достигнуто показателей",
    "not_judged": "показателей без оценки",
    "no_data": "показателей без данных",
}


def _year_name(facts: DocumentFacts, at: int) -> str:
    """The name of a year of the programme by its place, from 1; empty behind the last."""
    years = years_of(facts.programme)
    if facts.programme is None or at > len(years):
        return ""
    return year_words(facts.programme, years[at - 1])


def _told_year(facts: DocumentFacts) -> int | None:
    """The last year of the programme of which any value is known."""
    known = {
        year
        for values in facts.indicator_years
        for year, value in values.items()
        if value_words(value, "")
    }
    return max((year for year in years_of(facts.programme) if year in known), default=None)


def _pairs(facts: DocumentFacts) -> list[tuple[Indicator, dict[int, YearValue]]]:
    indicators = () if facts.programme is None else facts.programme.indicators
    return list(zip(indicators, facts.indicator_years, strict=True))


def _verdict(facts: DocumentFacts, indicator: Indicator, values: dict[int, YearValue]) -> Verdict:
    year = _told_year(facts)
    return verdict(indicator, YearValue() if year is None else values.get(year, YearValue()))


def _rows(facts: DocumentFacts) -> list[RowValues]:
    rows: list[RowValues] = []
    for indicator, values in _pairs(facts):
        cells = dict.fromkeys(_CELLS, "")
        for at, year in enumerate(years_of(facts.programme), start=1):
            cells[f"план {at}"] = target_words(indicator, values.get(year))
            cells[f"факт {at}"] = value_words(values.get(year, YearValue()), "")
        rows.append(
            {
                **cells,
                "показатель": indicator.title,
                "единица": indicator.unit,
                "исходное значение": indicator.base,
                "вывод": VERDICTS[_verdict(facts, indicator, values)],
            }
        )
    return rows


def _columns(facts: DocumentFacts) -> Sequence[ChosenColumn]:
    """Unit and base where any indicator has one; a verdict where any value is known."""
    indicators = () if facts.programme is None else facts.programme.indicators
    columns = [ChosenColumn("показатель")]
    if any(one.unit for one in indicators):
        columns.append(ChosenColumn("единица"))
    if any(one.base for one in indicators):
        columns.append(ChosenColumn("исходное значение"))
    columns += _year_columns(facts)[: 2 * IN_TABLE]
    return columns if _told_year(facts) is None else [*columns, ChosenColumn("вывод")]


def _later_columns(facts: DocumentFacts) -> Sequence[ChosenColumn]:
    """The years that the first table has no room for."""
    return [ChosenColumn("показатель"), *_year_columns(facts)[2 * IN_TABLE :]]


def _year_columns(facts: DocumentFacts) -> list[ChosenColumn]:
    """Target and value of each year."""
    years = len(years_of(facts.programme))
    return [ChosenColumn(name) for name in _CELLS[: 2 * years]]


def _sources(facts: DocumentFacts) -> list[RowValues]:
    """Where the values come from, in words."""
    programme = facts.programme
    if programme is None:
        return []
    return [
        {
            "показатель": indicator.title,
            "год": year_words(programme, year),
            "источник": values[year].value_source,
        }
        for indicator, values in _pairs(facts)
        for year in years_of(programme)
        if year in values and values[year].value_source
    ]


def _count(facts: DocumentFacts, wanted: Verdict) -> int:
    return sum(_verdict(facts, one, values) == wanted for one, values in _pairs(facts))


def _without_values(facts: DocumentFacts) -> Iterator[Finding]:
    programme = facts.programme
    if programme is not None and programme.indicators and _told_year(facts) is None:
        yield Finding(
            code="programme.no-values",
            text="Не внесены значения целевых показателей",
            link=ToProgramme(programme.id or 0, "indicators"),
        )


def _named_year(facts: DocumentFacts) -> str:
    """«2020 год», or «2019/2020 учебный год» of a programme of school years."""
    programme, year = facts.programme, _told_year(facts)
    if programme is None or year is None:
        return ""
    of_school = programme.period.kind is YearsKind.SCHOOL
    return f"{year_words(programme, year)}{NBSP}{'учебный год' if of_school else 'год'}"


REACHED = Vocabulary[DocumentFacts]()
for _at in _NUMBERS:
    REACHED.fact(f"год программы {_at}", partial(_year_name, at=_at))
REACHED.rows("исполнение показателей", _FIELDS, _rows, columns=Choosable(_EARLY, _columns))
REACHED.rows("исполнение последних лет", _FIELDS, _rows, columns=Choosable(_LATE, _later_columns))
REACHED.rows("источники значений", ("показатель", "год", "источник"), _sources)
REACHED.flag("есть выводы по показателям", lambda facts: _told_year(facts) is not None)
REACHED.fact("год выводов", _named_year)
REACHED.flag("есть показатели без оценки", lambda facts: _count(facts, "not_judged") > 0)
REACHED.number(
    "число показателей",
    lambda facts: len(facts.programme.indicators) if facts.programme else None,
)
for _wanted, _name in _COUNTS.items():
    REACHED.number(_name, partial(_count, wanted=_wanted))
REACHED.check(_without_values, "исполнение показателей")
