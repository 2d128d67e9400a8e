"""States of a programme: none, ten rows of a passport, the whole of it, thirty schools."""

from dataclasses import replace
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.language.deadlines.periods import period_between, school_period
from app.services.programmes.parts import Programme, YearValue
from tests.services.documents.given_facts import YEAR
from tests.services.documents.programme_samples import (
    MANY,
    SHORT,
    THIRTY,
    WATCHED,
    WHOLE,
    of_programme,
)

WITHOUT_PASSPORT = replace(SHORT, executors="", mechanism="", developers=(), members=WHOLE.members)
EMPTY = Programme(id=1, title="Дорожная карта поддержки школ", period=school_period(YEAR))

TEN_YEARS = replace(
    SHORT,
    period=period_between(date(2018, 1, 1), date(2027, 12, 31)),
    indicators=(
        replace(WATCHED, years={year: YearValue(target_h=8000) for year in range(2018, 2028)}),
    ),
)


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    kind = "programme"
    return {
        "nothing": of_programme(kind, None, plan=None, order=None),
        "title-alone": of_programme(kind, EMPTY, plan=None, order=None),
        "usual": of_programme(kind, SHORT),
        "whole": of_programme(kind, WHOLE, chosen={"full_passport": "1"}),
        "without-passport": of_programme(kind, WITHOUT_PASSPORT, chosen={"passport": "0"}),
        "unfit-text": of_programme(
            kind, replace(SHORT, problem="Школ: {число школ округа}.\nИх меньше.")
        ),
        "ten-years": of_programme(kind, TEN_YEARS),
        "thirty-schools": of_programme(kind, THIRTY, schools=MANY),
    }
