"""Reads the snapshots that version 0.1.0 froze: lists in which the place says what a value is.

Nothing here changes any more, whatever happens to the records of today: orders refer to these runs.
"""

from typing import Any

from app.services.identification.evidence.facts import Fact, Inputs, ProcedureFacts, SchoolFacts
from app.services.identification.evidence.verdict import LowResult

_PROCEDURE = ("code", "kind", "title", "short_title", "grade")
_FACT = (
    "procedure",
    "year",
    "state",
    "participants",
    "failed",
    "percent_h",
    "derived",
    "source",
)
_LOW = (
    "procedure",
    "procedure_title",
    "procedure_short",
    "year",
    "participants",
    "failed",
    "percent_text",
    "percent",
    "threshold_percent",
    "threshold_text",
    "source",
    "small",
    "pooled_with",
    "criteria",
)


def read_inputs(document: Any) -> Inputs:  # noqa: ANN401 - JSON of our own making
    """The inputs of a run."""
    procedures = [ProcedureFacts(**_named(_PROCEDURE, row)) for row in document["procedures"]]
    return Inputs(
        {procedure.code: procedure for procedure in procedures},
        tuple(
            SchoolFacts(
                school_id=row["id"],
                school=row["school"],
                login=row["login"],
                kind=row["kind"],
                results=tuple(Fact(**_named(_FACT, fact)) for fact in row["results"]),
            )
            for row in document["schools"]
        ),
        {(code, year): reason for code, year, reason in document["gaps"]},
    )


def read_low(rows: Any) -> tuple[LowResult, ...]:  # noqa: ANN401 - JSON of our own making
    """The low results of a verdict."""
    return tuple(_low(_named(_LOW, row)) for row in rows)


def _low(row: dict[str, Any]) -> LowResult:
    row["criteria"] = tuple(row["criteria"])
    return LowResult(**row)


def _named(names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    return dict(zip(names, values, strict=True))
