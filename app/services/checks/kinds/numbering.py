"""Typed numbers of measures: where one is left out.

| code | weight | what it says |
| --- | --- | --- |
| `measure.number-gap` | note | numbers of a plan, or of its section, do not follow one another |

What stands twice is told with the deadlines, see `plans.upkeep.remarks`.
"""

import re
from collections.abc import Iterator

from app.services.checks.data.facts import CheckFacts
from app.services.checks.ground.check_finding import CheckFinding
from app.services.checks.texts.plans import measure_name
from app.services.findings.finding import Weight
from app.services.findings.links import ToMeasure
from app.services.plans import MeasureRow, PlanRow
from app.services.plans.upkeep.remarks import counts_by_section

_NUMBER = re.compile(r"((?:\d+\.)*)(\d+)\.?")  # «1.», «2.4», «3.1.2»


def gaps(facts: CheckFacts) -> Iterator[CheckFinding]:
    """Measures whose number is not the next one; where numbers are of another kind nothing is."""
    for plan in facts.plans:
        for rows in _counted_together(plan):
            for measure, told in _left_out(rows):
                yield CheckFinding(
                    code="measure.number-gap",
                    text=told,
                    hint="Проверьте, не пропущено ли мероприятие, или пересчитайте номера.",
                    weight=Weight.NOTE,
                    link=ToMeasure(measure.id),
                    where=measure_name(plan, measure),
                    document="plan",
                    about=(("plan", plan.id),),
                )


def _counted_together(plan: PlanRow) -> Iterator[list[MeasureRow]]:
    if counts_by_section(plan):
        yield from (list(section.measures) for section in plan.sections)
    else:
        yield list(plan.measures)


def _left_out(rows: list[MeasureRow]) -> Iterator[tuple[MeasureRow, str]]:
    typed = [(row, _NUMBER.fullmatch(row.own_number.strip())) for row in rows]
    numbers = [(row, one[1], int(one[2])) for row, one in typed if one is not None]
    if len(numbers) < len(rows):
        return
    last: dict[str, int] = {}  # by the numbers above: «2.4» follows «2.3», whatever stands between
    for row, above, number in numbers:
        before = last.get(above, 0)
        if number > before + 1:
            place = f"после {above}{before}" if before else "первым"
            yield row, f"Номера идут не подряд: {place} стоит {above}{number}"
        last[above] = number


CHECKS = (gaps,)
