"""How far the plan of the programme is done."""

from app.services.plans.reading import list_plans
from app.services.programmes.source import Source, SourceFacts, SourceValue, TraceRow


def _done(facts: SourceFacts, year: int) -> SourceValue | None:
    """The measures of its plans that are done by the end of the year, or by today."""
    days = facts.days(year)
    if days is None or facts.programme.id is None:
        return None
    as_of = min(days.end, facts.today)
    plans = [
        plan
        for plan in list_plans(facts.workspace, as_of=as_of)
        if plan.programme_id == facts.programme.id and plan.measures
    ]
    if not plans:
        return None
    return SourceValue(
        part=sum(plan.done_count for plan in plans),
        whole=sum(len(plan.measures) for plan in plans),
        rows=tuple(
            TraceRow(name=plan.title, part=plan.done_count, whole=len(plan.measures), on_date=as_of)
            for plan in plans
        ),
        origin="отметки об исполнении плана",
    )


SOURCES = (
    Source(
        code="plan.done",
        title="Доля выполненных мероприятий плана программы",
        unit="%",
        position=300,
        work_out=_done,
    ),
)
