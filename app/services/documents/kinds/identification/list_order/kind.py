"""The record of this kind for the catalogue."""

from app.services.documents.kind import DocumentKind
from app.services.documents.kinds.identification.list_order import facts
from app.services.documents.kinds.identification.list_order.settings import SETTINGS
from app.services.documents.kinds.identification.list_order.words import WORDS
from app.services.documents.text.whole.kind_text import KindText

TEXT = KindText(facts.KIND, WORDS)
RECORD = DocumentKind(
    kind=facts.KIND,
    text=TEXT,
    settings=SETTINGS,
    years=facts.years,
    gather=facts.gather,
    missing=facts.missing,
    inputs=facts.inputs,
    notes=facts.notes,
)
