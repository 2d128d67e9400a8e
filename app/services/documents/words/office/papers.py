"""All words of the papers of the year and for the region, as one vocabulary."""

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.analysis.passports import PASSPORTS
from app.services.documents.words.analysis.results import RESULTS
from app.services.documents.words.analysis.staff import STAFF
from app.services.documents.words.office.evidence import EVIDENCE
from app.services.documents.words.office.grounds import GROUNDS
from app.services.documents.words.office.letters import LETTERS
from app.services.documents.words.office.meetings import MEETINGS
from app.services.documents.words.reviews.region import REGION
from app.services.documents.words.schools.reached import REACHED

YEAR_PAPERS = Vocabulary[DocumentFacts]()
for _words in (REACHED, PASSPORTS, RESULTS, STAFF, REGION, MEETINGS, LETTERS, EVIDENCE, GROUNDS):
    YEAR_PAPERS.see(_words, lambda facts: facts)
