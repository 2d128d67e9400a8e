"""The shared words: every text may use all of them."""

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.shared_settings import PROGRAMME
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.department import DEPARTMENT
from app.services.documents.words.duties import DUTIES
from app.services.documents.words.identification.rules import RULES
from app.services.documents.words.office.papers import YEAR_PAPERS
from app.services.documents.words.order_points import POINTS
from app.services.documents.words.orders import AMENDED, ORDER, Issued
from app.services.documents.words.people import PEOPLE
from app.services.documents.words.plans import PLANS
from app.services.documents.words.programmes.group import GROUP
from app.services.documents.words.programmes.indicators import INDICATORS
from app.services.documents.words.programmes.lists import LISTS as PROGRAMME_LISTS
from app.services.documents.words.programmes.order_points import PROGRAMME_ORDER
from app.services.documents.words.programmes.programme import PROGRAMMES
from app.services.documents.words.programmes.reached import REACHED
from app.services.documents.words.registers.papers import SUPPORT
from app.services.documents.words.registers.report_models import SUPPORT_MODEL
from app.services.documents.words.reports import REPORTS
from app.services.documents.words.reviews.changes import CHANGES
from app.services.documents.words.runs import RUNS
from app.services.documents.words.school_lists import LISTS
from app.services.documents.words.schools.criteria import CRITERIA
from app.services.documents.words.schools.final_check import FINAL_CHECK
from app.services.documents.words.schools.left import LEFT
from app.services.documents.words.schools.risks import RISKS
from app.services.documents.words.settings import SETTINGS
from app.services.documents.words.years import YEARS, Years


def _years(facts: DocumentFacts) -> Years:
    """Of the results; those of a document that does not come from results are of its own year."""
    outcome = facts.outcome
    if outcome is None:
        return Years(facts.year, facts.year - 1, facts.year)
    return Years(outcome.year, outcome.previous_year, facts.year)


WORDS = Vocabulary[DocumentFacts]()
WORDS.ask(
    PROGRAMME, *(name for one in (PROGRAMMES, PROGRAMME_LISTS, INDICATORS) for name in one.names())
)
WORDS.see(DEPARTMENT, lambda facts: facts.office)
WORDS.see(PEOPLE, lambda facts: facts)
WORDS.see(ORDER, lambda facts: Issued(facts.office, facts.order))
WORDS.see(SETTINGS, lambda facts: facts.settings)
WORDS.see(YEARS, _years)
_REPORTED = (REPORTS, PLANS, CHANGES, CRITERIA, FINAL_CHECK, SUPPORT_MODEL)
_OF_PROGRAMMES = (PROGRAMMES, PROGRAMME_LISTS, INDICATORS, REACHED)
for _words in _OF_PROGRAMMES:
    WORDS.ask(PROGRAMME, *_words.names())
_OF_DISTRICT = (POINTS, RUNS, LISTS, DUTIES)
_OF_ORDERS = (PROGRAMME_ORDER, GROUP, LEFT, AMENDED, RULES, RISKS)
_OF_YEAR = (SUPPORT, YEAR_PAPERS)
for _words in (*_OF_PROGRAMMES, *_OF_ORDERS, *_REPORTED, *_OF_DISTRICT, *_OF_YEAR):
    WORDS.see(_words, lambda facts: facts)
