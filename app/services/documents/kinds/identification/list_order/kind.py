"""The record of this kind for the catalogue."""

from app.services.documents.kind import DocumentKind
from app.services.documents.kinds.identification.list_order import facts
from app.services.documents.kinds.identification.list_order.settings import SETTINGS
from app.services.documents.kinds.identification.list_order.words import WORDS
from app.services.documents.text.kind_text import KindText

TEXT = KindText(facts.KIND, WORDS)
RECORD = DocumentKind(
    kind=facts.KIND,
    title=TEXT.title,
    description=TEXT.description,
    settings=SETTINGS,
    years=facts.years,
    gather=facts.gather,
    missing=facts.missing,
    inputs=facts.inputs,
    file_title=TEXT.file_title,
    compose=TEXT.compose,
    is_order=TEXT.is_order,
    notes=facts.notes,
    text=TEXT,
)
