"""All words of the papers of support: those of each register."""

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import Vocabulary
from app.services.documents.words.registers.agreements import AGREEMENTS
from app.services.documents.words.registers.expertise import EXPERTISE
from app.services.documents.words.registers.interviews import INTERVIEWS
from app.services.documents.words.registers.models import MODELS
from app.services.documents.words.registers.pairs import PAIRS
from app.services.documents.words.registers.recommendations import RECOMMENDATIONS
from app.services.documents.words.registers.school_programmes import SCHOOL_PROGRAMMES
from app.services.documents.words.registers.support_steps import SUPPORT_STEPS
from app.services.documents.words.registers.supported import OF_SCHOOL
from app.services.documents.words.registers.tutors import TUTORS
from app.services.documents.words.registers.visits import VISITS

SUPPORT = Vocabulary[DocumentFacts]()
for _words in (
    OF_SCHOOL,
    INTERVIEWS,
    EXPERTISE,
    SCHOOL_PROGRAMMES,
    PAIRS,
    AGREEMENTS,
    TUTORS,
    SUPPORT_STEPS,
    RECOMMENDATIONS,
    VISITS,
    MODELS,
):
    SUPPORT.see(_words, lambda facts: facts)
