"""The shared words: every text may use them, a kind with facts of its own adds a few."""

from collections.abc import Sequence
from functools import partial

from app.enums import SupportKind
from app.services.documents.common.facts import CommonFacts
from app.services.documents.text.vocabulary import MappedRows, RowValues, Vocabulary
from app.services.documents.words.department import DEPARTMENT
from app.services.documents.words.orders import ORDER, Issued
from app.services.documents.words.people import CONTROL
from app.services.documents.words.plans import (
    MEASURE_FIELDS,
    MEASURES,
    PLAN,
    SECTION_FIELDS,
    section_rows,
)
from app.services.documents.words.settings import SETTINGS
from app.services.documents.words.support import FIELDS, support_row
from app.services.documents.words.years import YEARS, Years
from app.services.language.dates import date_digits


def _supported(facts: CommonFacts, kind: SupportKind) -> Sequence[RowValues]:
    return MappedRows(facts.supported(kind), partial(support_row, order=facts.order))


PLAN_WORDS = Vocabulary[CommonFacts]()
PLAN_WORDS.see(PLAN, lambda facts: facts.plan)
PLAN_WORDS.rows(
    "разделы плана",
    SECTION_FIELDS,
    lambda facts: section_rows(facts.plan),
    inner={MEASURES: MEASURE_FIELDS},
)

WORDS = Vocabulary[CommonFacts]()
WORDS.see(DEPARTMENT, lambda facts: facts.office)
WORDS.see(ORDER, lambda facts: Issued(facts.office, facts.order))
WORDS.see(SETTINGS, lambda facts: facts.settings)
WORDS.see(YEARS, lambda facts: Years(facts.year, facts.year - 1, facts.year))
WORDS.see(CONTROL, lambda facts: facts.control)
WORDS.see(PLAN_WORDS, lambda facts: facts)
WORDS.fact("дата списка", lambda facts: date_digits(facts.day))
WORDS.rows("школы списка поддержки", FIELDS, lambda facts: _supported(facts, SupportKind.SHNOR))
WORDS.rows("школы в сложных условиях", FIELDS, lambda facts: _supported(facts, SupportKind.SHSSU))
