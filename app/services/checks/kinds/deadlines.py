"""Deadlines of measures: what the plan page tells of them, for all plans at once.

The codes are those of `plans.deadlines.findings` that say what cannot be signed as it is: a
deadline before the order or outside the period, two of them, the same days twice.
"""

from collections.abc import Iterator

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.plans import measure_name
from app.services.findings.finding import Finding
from app.services.findings.links import ToMeasure
from app.services.plans import MeasureRow, PlanRow
from app.services.plans.upkeep.remarks import RemarkReading

_TOLD = frozenset(
    (
        "deadline.before-order",
        "deadline.outside-plan",
        "deadline.month-twice",
        "deadline.long-school-year",
        "deadline.two",
        "measure.number-twice",
    )
)


def deadlines(facts: CheckFacts) -> Iterator[CheckFinding | None]:
    """What is worth a look at the deadlines and numbers of the measures."""
    reading = RemarkReading()
    for plan in facts.plans:
        for _measure in reading.prepare(plan):
            yield None
        by_measure = reading.read(plan).by_measure
        for measure in plan.measures:
            remarks = by_measure.get(measure.id)
            for finding in () if remarks is None else remarks.findings:
                if finding.code in _TOLD:
                    yield measure_finding(plan, measure, finding)


def measure_finding(plan: PlanRow, measure: MeasureRow, finding: Finding) -> CheckFinding:
    """What is told of a measure elsewhere, as a finding of the check."""
    return CheckFinding.of(
        finding,
        link=ToMeasure(measure.id),
        where=measure_name(plan, measure),
        document="plan",
        about=(("plan", plan.id),),
    )


CHECKS = (deadlines,)
