"""The texts of plans: titles, measures, what is said in their marks."""

from collections.abc import Iterator
from dataclasses import replace

from app.services.checks.texts.typed import TypedText
from app.services.findings.links import ToMeasure, ToPlan
from app.services.language.sentences import titled
from app.services.plans import MeasureRow, PlanRow


def plan_name(plan: PlanRow) -> str:
    """«План «…»», with its school where it is one of a school."""
    owner = f" ({plan.school_name})" if plan.school_name else ""
    return f"План {titled(plan.title)}{owner}"


def measure_name(plan: PlanRow, measure: MeasureRow) -> str:
    """«План «…», мероприятие 1.2», for the place of a finding."""
    return f"{plan_name(plan)}, мероприятие {measure.number.rstrip('.')}"


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
