"""The texts of plans: titles, measures, what is said in their marks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.services.checks.texts.typed import TypedText
from app.services.findings.links import ToMeasure, ToPlan
from app.services.language.sentences import listed, titled
from app.services.plans import MeasureRow, PlanRow
from app.services.plans.upkeep.remarks import counts_by_section


def plan_name(plan: PlanRow) -> str:
    """«План «…»», with its school where it is one of a school."""
    owner = f" ({plan.school_name})" if plan.school_name else ""
    return f"План {titled(plan.title)}{owner}"


def measure_name(plan: PlanRow, measure: MeasureRow) -> str:
    """«План «…», мероприятие 1.2», for the place of a finding.

    With its section where the numbers begin anew in each.
    """
    number = f"мероприятие {_number(measure)}"
    if not counts_by_section(plan):
        return f"{plan_name(plan)}, {number}"
    title = next(one.title for one in plan.sections if measure in one.measures)
    return f"{plan_name(plan)}, раздел {titled(title)}, {number}"


def measures_name(plan: PlanRow, measures: Sequence[MeasureRow], most: int) -> str:
    """«План «…», мероприятия 1, 2 и ещё 3», with their sections where these count anew."""
    if not counts_by_section(plan):
        return f"{plan_name(plan)}, мероприятия {listed(list(map(_number, measures)), most)}"
    keys = {row.id for row in measures[:most]}
    sections: list[str] = []
    for section in plan.sections:
        numbers = [_number(row) for row in section.measures if row.id in keys]
        if numbers:
            sections.append(f"раздел {titled(section.title)}: {', '.join(numbers)}")
    more = [f"и ещё {len(measures) - most}"] if len(measures) > most else []
    return f"{plan_name(plan)}, {'; '.join((*sections, *more))}"


def _number(measure: MeasureRow) -> str:
    return measure.number.rstrip(".")


def plan_texts(plan: PlanRow) -> Iterator[TypedText]:
    """All texts of a plan with its marks."""
    of_all = TypedText(
        text=plan.title,
        sort="title",
        where=f"{plan_name(plan)}, название",
        document="plan",
        about=(("plan", plan.id),),
        link=ToPlan(plan.id),
        period=plan.period,
    )
    yield of_all
    for section in plan.sections:
        yield replace(of_all, text=section.title, where=f"{plan_name(plan)}, раздел")
    for measure in plan.measures:
        where = measure_name(plan, measure)
        of_measure = replace(of_all, sort="measure", where=where, link=ToMeasure(measure.id))
        for sort, words, text in _of_measure(measure):
            if text:
                yield replace(of_measure, text=text, sort=sort, where=f"{where}, {words}")


def _of_measure(measure: MeasureRow) -> Iterator[tuple[str, str, str]]:
    yield "measure", "название", measure.title
    yield "deadline", "срок", measure.deadline_text
    yield "measure", "ответственные", measure.parties_text
    yield "measure", "ожидаемый результат", measure.expected
    yield "words", "примечание", measure.note
    for mark in measure.marks:
        yield "mark", "отметка", mark.text
        yield "mark", "отметка", mark.evidence_text
