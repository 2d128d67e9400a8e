"""The record of this kind for the catalogue."""

from app.services.documents.kind import DocumentKind
from app.services.documents.kinds.reports.execution_report import facts, missing
from app.services.documents.kinds.reports.execution_report.settings import SETTINGS
from app.services.documents.kinds.reports.execution_report.words import WORDS
from app.services.documents.text.whole.kind_text import KindText

TEXT = KindText(facts.KIND, WORDS)
RECORD = DocumentKind(
    kind=facts.KIND,
    text=TEXT,
    settings=SETTINGS,
    years=facts.years,
    gather=facts.gather,
    missing=missing.missing,
    inputs=facts.inputs,
    usual_parts={"criteria": "1", "model": "0"},
)
