"""The record of this kind for the catalogue."""

from app.services.documents.kind import DocumentKind
from app.services.documents.kinds.execution_report import document, facts, missing

RECORD = DocumentKind(
    kind=document.KIND,
    title=document.TITLE,
    description=document.DESCRIPTION,
    settings=document.SETTINGS,
    years=facts.years,
    gather=facts.gather,
    missing=missing.missing,
    inputs=facts.inputs,
    file_title=document.file_title,
    compose=document.compose,
    usual_parts={"criteria": "1", "model": "0"},
)
