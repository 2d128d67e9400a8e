"""States of the sheet of attendance: empty rows, a meeting, one of thirty people."""

from app.services.documents.dossier.facts import DocumentFacts
from tests.services.documents.kinds.reports.minutes.states import meeting, thirty, whole


def states() -> dict[str, DocumentFacts]:
    """Facts by the names of their golden trees."""
    return {
        "nothing": meeting("attendance"),
        "whole": meeting("attendance", **whole()),
        "thirty": meeting("attendance", **thirty()),
    }
