"""What changed in a plan, in the words of texts."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.text.vocabulary import MappedRows, RowValues, Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToPlan, ToPlans
from app.services.language.numbers import DASH
from app.services.plans.reviews.comparing import PlanChange, counts_of

_ROWS = "изменения плана"


def _row(change: PlanChange) -> RowValues:
    return {
        "номер": change.number,
        "мероприятие": change.title,
        "что изменилось": change.kind.label,
        "было": change.before or DASH,
        "стало": change.after or DASH,
    }


def _changes(facts: DocumentFacts) -> list[PlanChange]:
    return [] if facts.changes is None else facts.changes.changes


def _without_plan(facts: DocumentFacts) -> Iterator[Finding]:
    if facts.plan is None:
        link = ToPlans(facts.year)
        yield Finding(code="plan.none", text="Нет плана мероприятий", weight=Weight.STOP, link=link)


def _without_point(facts: DocumentFacts) -> Iterator[Finding]:
    """The texts of the first state are those of now, as no point has kept them."""
    if facts.plan is not None and facts.changes is not None and not facts.changes.has_texts:
        text = "Сравниваются отметки и просрочка: формулировки и сроки хранят контрольные точки"
        hint = "Сохраните контрольную точку в разделе «Планы», чтобы потом сравнить и их."
        link = ToPlan(facts.plan.id)
        note = Weight.NOTE
        yield Finding(code="review.none", text=text, hint=hint, weight=note, link=link)


CHANGES = Vocabulary[DocumentFacts]()
CHANGES.fact("начало сравнения", lambda facts: facts.changes.since if facts.changes else "")
CHANGES.fact("конец сравнения", lambda facts: facts.changes.until if facts.changes else "")
CHANGES.fact("что сравнивалось", lambda facts: facts.changes.what if facts.changes else "")
CHANGES.fact("итоги изменений", lambda facts: counts_of(_changes(facts)))
CHANGES.rows(
    _ROWS,
    ("номер", "мероприятие", "что изменилось", "было", "стало"),
    lambda facts: MappedRows(_changes(facts), _row),
)
CHANGES.check(_without_plan, _ROWS)
CHANGES.advise(_without_point, _ROWS)
