"""What one responsible party has to do in a chosen time, in the words of texts."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.shared_settings import FIRST_DAY, PARTY
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument, ToPlans
from app.services.language.dates import date_digits, days_digits, year_name
from app.services.plans.duties.tasks import Task
from app.services.plans.execution.wording import NOT_DUE

_ROWS, _TASKS = "планы ответственного", "мероприятия ответственного"
_PLAN = "план ответственного"  # «план» is the one that a document is about, and chosen for it
_FIELDS = (
    "номер",
    "мероприятие",
    "срок",
    "выполнить до",
    "ожидаемый результат",
    "вместе с",
    "отметка",
)


def _rows(facts: DocumentFacts) -> list[RowValues]:
    """The plans with what the party has to do in each."""
    plans: dict[int, list[Task]] = {}
    for task in facts.duty.tasks:
        plans.setdefault(task.plan.id, []).append(task)
    return [
        {
            _PLAN: ": ".join(filter(None, (tasks[0].plan.school_name, tasks[0].plan.title))),
            _TASKS: [_task(task) for task in tasks],
        }
        for tasks in plans.values()
    ]


def _task(task: Task) -> RowValues:
    measure = task.measure
    return {
        "номер": measure.own_number or f"{measure.number}.",
        "мероприятие": measure.title,
        "срок": measure.deadline_text,
        "выполнить до": days_digits(task.days),
        "ожидаемый результат": task.result,
        "вместе с": ",\n".join(task.others),
        "отметка": task.mark_text or (NOT_DUE if measure.not_due else ""),
    }


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    """Nobody is there who has to do something, or the days are the wrong way round."""
    duty, link = facts.duty, ToDocument(facts.kind, PARTY.name)
    if duty.party is None and duty.typed:
        text = f"Ответственного «{duty.typed}» нет ни в одном плане"
        yield Finding(code="party.unknown", text=text, weight=Weight.STOP, link=link)
    elif duty.party is None:
        text = f"Нет плана с ответственными на {year_name(facts.asked_year)} учебный год"
        to_plans = ToPlans(facts.asked_year)
        yield Finding(code="party.none", text=text, weight=Weight.STOP, link=to_plans)
    elif duty.first > duty.last:
        text = f"Начало времени {date_digits(duty.first)} позже конца {date_digits(duty.last)}"
        days = ToDocument(facts.kind, FIRST_DAY.name)
        yield Finding(code="party.days", text=text, weight=Weight.STOP, link=days)
    elif not duty.tasks:
        text = f"{duty.party.name}: за выбранное время мероприятий нет"
        yield Finding(code="party.no-tasks", text=text, link=link)


DUTIES = Vocabulary[DocumentFacts]()
DUTIES.fact(
    "ответственный",
    lambda facts: "" if (party := facts.duty.party) is None else party.name,
)
DUTIES.fact("начало времени", lambda facts: date_digits(facts.duty.first))
DUTIES.fact("конец времени", lambda facts: date_digits(facts.duty.last))
DUTIES.fact("день листа", lambda facts: date_digits(facts.dossier.today))
DUTIES.flag("ответственному есть что делать", lambda facts: bool(facts.duty.tasks))
DUTIES.rows(_ROWS, (_PLAN,), _rows, inner={_TASKS: _FIELDS})
DUTIES.check(_lacking, "ответственный", _ROWS)
