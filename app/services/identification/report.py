"""An identification as the one JSON document of the command line."""

from typing import Any

from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToVerdict
from app.services.identification import explain
from app.services.identification.evidence.verdict import LowResult, Outcome, SchoolVerdict


def as_json(outcome: Outcome, run_id: int | None = None, *, work_year: int) -> dict[str, Any]:
    """What `identify --json` prints.

    Args:
        outcome: computed, or read from a frozen run.
        run_id: number of the run when it was frozen just now.
        work_year: for which year of work it identifies.
    """
    if run_id is None and outcome.run is not None:
        run_id = outcome.run.id
    return {
        "profile": outcome.profile.id,
        "year": outcome.year,
        "previous_year": outcome.previous_year,
        "work_year": work_year,
        "run": run_id,
        "schools": [_school(verdict, run_id) for verdict in outcome.verdicts],
    }


def findings_of(verdict: SchoolVerdict, run_id: int | None = None) -> list[Finding]:
    """The remarks of a verdict as notes; «no_results» has the code «verdict.no-results»."""
    return [
        Finding(
            code=f"verdict.{str(part.value).replace('_', '-')}",
            text=explain.line(part),
            weight=Weight.NOTE,
            link=ToVerdict(verdict.school_id, run_id),
        )
        for part in verdict.evidence.children
        if part.label == "remark"
    ]


def _school(verdict: SchoolVerdict, run_id: int | None) -> dict[str, Any]:
    return {
        "school": verdict.school,
        "login": verdict.login,
        "status": verdict.status.value,
        "c1": verdict.c1,
        "c2": verdict.c2,
        "margin": verdict.margin,
        "low": [_low(low) for low in verdict.low],
        "remarks": list(verdict.remarks),
        "findings": [finding.as_json() for finding in findings_of(verdict, run_id)],
    }


def _low(low: LowResult) -> dict[str, Any]:
    whole = low.percent.is_integer()
    return {
        "procedure": low.procedure,
        "year": low.year,
        "participants": low.participants,
        "failed": low.failed,
        "percent": int(low.percent) if whole else low.percent,
        "source": low.source,
    }
