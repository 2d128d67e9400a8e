"""The record of this kind for the catalogue."""

from app.services.documents.kind import DocumentKind
from app.services.documents.kinds.list_order import document, facts

RECORD = DocumentKind(
    kind=document.KIND,
    title=document.TITLE,
    description=document.DESCRIPTION,
    settings=document.SETTINGS,
    years=facts.years,
    gather=facts.gather,
    missing=facts.missing,
    inputs=facts.inputs,
    file_title=document.file_title,
    compose=document.compose,
    is_order=True,
    notes=facts.notes,
)
