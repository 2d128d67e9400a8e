"""Command `plan explain`: what the words of a deadline mean in a plan."""

import argparse
from datetime import date
from pathlib import Path

from app.cli.answer import Answer
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.placing import Span
from app.services.language.deadlines.telling import told_deadline


def explain(options: argparse.Namespace, _root: Path) -> Answer:
    """Dates of a wording; what is not understood is told so and is no wrong request."""
    deadline = parse_deadline(options.wording, options.period, options.order_date)
    document = {
        "kind": deadline.kind.value,
        "start": _iso(deadline.start),
        "end": _iso(deadline.end),
        "occurrences": [
            {"start": _iso(span.start), "end": _iso(span.end)}
            for span in sorted(deadline.occurrences, key=_when)
        ],
        "ambiguous": deadline.ambiguous,
        "understood": deadline.is_understood,
    }
    return Answer(document, [f"{told_deadline(deadline)}."])


def _when(span: Span) -> tuple[date, date]:
    return span.end or date.max, span.start or date.min


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
