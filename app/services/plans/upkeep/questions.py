"""What the deadlines of a plan leave open: each question is asked once, in plain words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.services.language.deadlines.deadline import Reading, parse_deadline
from app.services.language.deadlines.periods import PlanPeriod
from app.services.language.deadlines.questions import Question
from app.services.language.deadlines.telling import meant_dates
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted
from app.services.plans.deadlines.terms import PlanTerms
from app.services.plans.editing import save_plan
from app.services.plans.reading import get_plan
from app.services.plans.rows import PlanDraft

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.plans.rows import MeasureRow, PlanRow
    from app.services.storage.workspace import Workspace

_TEXTS = {
    Question.UNTIL: "«До ноября» – до начала месяца или до его конца?",
    Question.HALF_YEAR: "Полугодия – учебного года или календарного?",
    Question.YEAR: "«Год» в сроках – учебный или календарный?",
    Question.WHICH_YEAR: "Срок без года – в какой год плана?",
    Question.WINTER: "«Зима 2025 года» – с какого декабря?",
}
_ANSWERS = {
    Question.UNTIL: {"earlier": "до начала", "later": "до конца"},
    Question.HALF_YEAR: {
        "school": "учебного: сентябрь – декабрь, январь – май",
        "calendar": "календарного: январь – июнь, июль – декабрь",
    },
    Question.YEAR: {"school": "учебный", "calendar": "календарный"},
    Question.WHICH_YEAR: {
        "each": "в каждый год",
        "first": "в первый, где он есть",
        "last": "в последний, где он есть",
    },
    Question.WINTER: {"earlier": "с предыдущего", "later": "с декабря этого года"},
}


class Option(NamedTuple):
    """A possible answer.

    Attributes:
        answer: as the plan stores it.
        words: what it means: «до начала».
        dates: what it makes of the example: «до 31.10.2026».
    """

    answer: str
    words: str
    dates: str

    @property
    def label(self) -> str:
        """«до начала (до 31.10.2026)»."""
        return f"{self.words} ({self.dates})"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question that deadlines of a plan ask.

    Attributes:
        question: which.
        text: it in words.
        options: the possible answers; the first is taken while there is none.
        example: a deadline that asks it, as typed.
        number: printed number of its measure.
        measure_ids: measures that ask it, in printed order.
        answer: what the plan answered, or None.
    """

    question: Question
    text: str
    options: tuple[Option, ...]
    example: str
    number: str
    measure_ids: tuple[int, ...]
    answer: str | None

    @property
    def where(self) -> str:
        """«№ 5: «до ноября»»."""
        return f"№{NBSP}{self.number}: {quoted(self.example)}"


Asked = tuple[tuple[Question, tuple[Reading, ...]], ...]


def asked_by(text: str, terms: PlanTerms) -> Asked:
    """What one deadline asks, answered or not, with the readings of each answer.

    An answer that changes nothing is not asked for.
    """
    answers = tuple(sorted(terms.answers.items()))
    return _asked(text.strip(), terms.period, terms.order_date, answers)


def asks(text: str, question: Question, terms: PlanTerms) -> bool:
    """Whether a deadline asks a question, answered or not."""
    return any(asked is question for asked, _readings in asked_by(text, terms))


@lru_cache(maxsize=4096)
def _asked(
    text: str,
    period: PlanPeriod,
    order_date: date | None,
    answers: tuple[tuple[Question, str], ...],
) -> Asked:
    given = dict(answers)
    known: dict[Question, str] = {}
    found: list[tuple[Question, tuple[Reading, ...]]] = []
    while True:
        deadline = parse_deadline(text, period, order_date, known)
        question, readings = deadline.question, deadline.readings
        if question is None or not readings:
            return tuple(found)
        if len({reading.occurrences or reading.start for reading in readings}) > 1:
            found.append((question, readings))
        options = [reading.answer for reading in readings]
        answer = given.get(question)
        known[question] = answer if answer in options else options[0]


@dataclass(frozen=True, slots=True)
class AskingDeadlines:
    """The deadlines of a plan that ask one question.

    Attributes:
        question: which.
        readings: what each answer makes of the first of them, the answer taken meanwhile first.
        places: their positions among all deadlines.
        answer: what the plan answered, or None.
    """

    question: Question
    readings: tuple[Reading, ...]
    places: tuple[int, ...]
    answer: str | None


def asking_deadlines(texts: Iterable[str], terms: PlanTerms) -> tuple[AskingDeadlines, ...]:
    """The questions of deadlines, each once, the most frequent first."""
    places: dict[Question, list[int]] = {}
    examples: dict[Question, tuple[Reading, ...]] = {}
    for place, text in enumerate(texts):
        for question, readings in asked_by(text, terms):
            places.setdefault(question, []).append(place)
            examples.setdefault(question, readings)
    rows = [
        AskingDeadlines(
            question,
            examples[question],
            tuple(asking),
            _valid(question, terms.answers, examples[question]),
        )
        for question, asking in places.items()
    ]
    return tuple(sorted(rows, key=lambda row: -len(row.places)))


def plan_questions(measures: "Iterable[MeasureRow]", terms: PlanTerms) -> tuple[AskedQuestion, ...]:
    """The questions of the measures of a plan, each once, the most frequent first."""
    rows = list(measures)
    return tuple(
        AskedQuestion(
            question=one.question,
            text=_TEXTS[one.question],
            options=options_of(one.question, one.readings),
            example=rows[one.places[0]].deadline_text.strip(),
            number=rows[one.places[0]].number,
            measure_ids=tuple(rows[place].id for place in one.places),
            answer=one.answer,
        )
        for one in asking_deadlines((row.deadline_text for row in rows), terms)
    )


def options_of(question: Question, readings: Iterable[Reading]) -> tuple[Option, ...]:
    """The answers to a question with what each makes of one deadline."""
    words = _ANSWERS[question]
    return tuple(
        Option(reading.answer, words[reading.answer], meant_dates(reading)) for reading in readings
    )


def question_text(question: Question) -> str:
    """A question in words."""
    return _TEXTS[question]


def answer_question(
    workspace: "Workspace", plan_id: int, question: Question, answer: str
) -> "Changes":
    """Keep the answer of a plan; its deadlines are read again.

    Raises:
        UserError: the plan is not there.
    """
    plan = get_plan(workspace, plan_id)
    answers = {**plan.answers, question: answer}
    draft = replace(PlanDraft.of(plan), answers=answers)
    _id, changes = save_plan(workspace, draft, plan_id)
    return changes


def terms_of_plan(plan: "PlanRow") -> PlanTerms:
    """What the deadlines of a plan are read with."""
    return PlanTerms(plan.period, plan.order_date, plan.answers)


def _valid(
    question: Question, answers: Mapping[Question, str], readings: Iterable[Reading]
) -> str | None:
    answer = answers.get(question)
    return answer if any(reading.answer == answer for reading in readings) else None
