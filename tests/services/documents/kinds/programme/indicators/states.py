"""States of the monitoring of indicators: none, without values, with them, many years."""

from dataclasses import replace
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.language.deadlines.periods import period_between
from app.services.programmes.parts import Indicator, YearValue
from tests.services.documents.programme_samples import SHORT, WATCHED, WHOLE, of_programme

LONG = replace(
    SHORT,
    period=period_between(date(2018, 1, 1), date(2027, 12, 31)),
    indicators=tuple(
        Indicator(
            title=f"Показатель с длинным названием о качестве образования {number}",
            unit="%",
            years={
                year: YearValue(target_h=8000, value_h=100 * number, value_source="Отчёты школ")
                for year in range(2018, 2028)
            },
        )
        for number in range(70, 100)
    ),
)


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind = "indicators"
    sourced = {**WATCHED.years, 2019: YearValue(target_h=7000, value_h=6500, value_source="ОО-1")}
    return {
        "nothing": of_programme(kind, None, plan=None, order=None),
        "no-values": of_programme(kind, SHORT),
        "usual": of_programme(
            kind, replace(SHORT, indicators=(replace(WATCHED, years=sourced), *SHORT.indicators))
        ),
        "school-years": of_programme(kind, WHOLE),
        "thirty-by-ten": of_programme(kind, LONG),
    }
