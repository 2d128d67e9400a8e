"""What is worth a look at the measures of a plan: deadlines, questions, numbers.

| code | weight | what it says |
| --- | --- | --- |
| `deadline.question` | gap | a deadline has several meanings, and the plan did not say which |
| `measure.number-twice` | note | another measure of the plan has the same typed number |

and the codes of `plans.deadlines.findings`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.findings.finding import Finding, Weight
from app.services.language.deadlines.questions import Question
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import OF_MEASURES, Forms, counted
from app.services.language.sentences import quoted
from app.services.plans.deadlines.findings import deadline_findings
from app.services.plans.upkeep.questions import (
    AskedQuestion,
    Option,
    asked_by,
    options_of,
    plan_questions,
    question_text,
    terms_of_plan,
)

if TYPE_CHECKING:
    from app.services.plans.deadlines.terms import PlanTerms
    from app.services.plans.rows import MeasureRow, PlanRow

_QUESTION: Forms = ("вопрос", "вопроса", "вопросов")
_MOST_KEPT = 8192
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What a deadline asks the plan; `options` say what each answer makes of this deadline."""

    question: Question
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class MeasureRemarks:
    """What is worth a look at one measure; `questions` are those that wait for an answer."""

    findings: tuple[Finding, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()

    @property
    def text(self) -> str:
        """All of them with what to do, one a line; empty without any."""
        return "\n".join(map(remark_words, self.findings))


NO_REMARKS = MeasureRemarks()


@dataclass(frozen=True, slots=True)
class PlanRemarks:
    """What is worth a look in a plan.

    Attributes:
        by_measure: key of a measure -> its remarks; measures without one are left out.
        questions: those that the deadlines ask, answered or not.
    """

    by_measure: Mapping[int, MeasureRemarks]
    questions: tuple[AskedQuestion, ...] = ()

    @property
    def unanswered(self) -> tuple[AskedQuestion, ...]:
        """The questions that the plan has not answered."""
        return tuple(row for row in self.questions if row.answer is None)

    @property
    def summary(self) -> str:
        """«с замечаниями 7», measures; empty without any."""
        count = len(self.by_measure)
        return f"с{NBSP}замечаниями{NBSP}{whole(count)}" if count else ""

    @property
    def question_line(self) -> str:
        """«2 вопроса к срокам: от ответа зависят даты 5 мероприятий»; empty without any."""
        open_ = self.unanswered
        if not open_:
            return ""
        measures = {key for row in open_ for key in row.measure_ids}
        return (
            f"{counted(len(open_), _QUESTION)} к{NBSP}срокам: от ответа зависят даты"
            f" {counted(len(measures), OF_MEASURES)}"
        )


NOTHING = PlanRemarks({})


class RemarkReading:
    """Reads the remarks of plans; what was read of a deadline once is kept.

    Reading a deadline takes some milliseconds: `prepare` does it piece by piece.
    """

    def __init__(self) -> None:
        self._known: dict[_Key, MeasureRemarks] = {}

    def prepare(self, plan: "PlanRow") -> Iterator[None]:
        """Read what was not read yet, measure by measure."""
        terms = terms_of_plan(plan)
        frozen = _frozen(terms)
        if len(self._known) > _MOST_KEPT:
            self._known = {}
        for measure in plan.measures:
            key = (*_said(measure), *frozen)
            if key not in self._known:
                self._known[key] = deadline_remarks(
                    measure.deadline_text, terms, title=measure.title
                )
                yield

    def read(self, plan: "PlanRow") -> PlanRemarks:
        """All remarks of a plan."""
        terms = terms_of_plan(plan)
        frozen, twice = _frozen(terms), doubled_numbers(plan)
        for _measure in self.prepare(plan):
            pass
        by_measure: dict[int, MeasureRemarks] = {}
        for measure in plan.measures:
            remarks = self._known[(*_said(measure), *frozen)]
            if measure.id in twice:
                remarks = MeasureRemarks(
                    (*remarks.findings, _number_twice(measure.own_number)), remarks.questions
                )
            if remarks.findings:
                by_measure[measure.id] = remarks
        return PlanRemarks(by_measure, plan_questions(plan.measures, terms))


def remark_words(finding: Finding) -> str:
    """What is the matter, and what to do about it."""
    return f"{finding.text}. {finding.hint}" if finding.hint else f"{finding.text}."


def deadline_remarks(text: str, terms: "PlanTerms", *, title: str = "") -> MeasureRemarks:
    """What is worth a look at the deadline of one measure."""
    findings = deadline_findings(
        text, terms.period, terms.order_date, title=title, answers=terms.answers
    )
    questions = [
        OpenQuestion(question, question_text(question), options_of(question, readings))
        for question, readings in asked_by(text, terms)
        if terms.answers.get(question) not in {reading.answer for reading in readings}
    ]
    asked = [_asks(text, question) for question in questions]
    return MeasureRemarks((*asked, *findings), tuple(questions))


def doubled_numbers(plan: "PlanRow") -> frozenset[int]:
    """Keys of the measures whose typed number another one has.

    Where several sections begin with 1, each of them counts for itself.
    """
    by_section = counts_by_section(plan)
    keys: dict[tuple[int, str], list[int]] = {}
    for section in plan.sections:
        for row in section.measures:
            if number := row.own_number.rstrip("."):
                keys.setdefault((section.id if by_section else 0, number), []).append(row.id)
    return frozenset(key for same in keys.values() if len(same) > 1 for key in same)


def counts_by_section(plan: "PlanRow") -> bool:
    """Whether the typed numbers begin anew in each section: several of them have a 1."""
    firsts = (
        any(row.own_number.rstrip(".") == "1" for row in section.measures)
        for section in plan.sections
    )
    return sum(firsts) > 1


def _asks(text: str, question: OpenQuestion) -> Finding:
    dates = " или ".join(option.dates for option in question.options)
    return Finding(
        code="deadline.question",
        text=f"Срок {quoted(text.strip())} можно понять по-разному: {dates}",
        why=f"Пока принято первое: {question.options[0].dates}.",
        hint="Ответьте на вопрос о сроках плана.",
    )


def _number_twice(number: str) -> Finding:
    return Finding(
        code="measure.number-twice",
        text=f"Номер {number} есть и у другого мероприятия плана",
        hint="Исправьте номер или пересчитайте номера.",
        weight=Weight.NOTE,
    )


def _said(measure: "MeasureRow") -> tuple[str, str]:
    return measure.deadline_text, measure.title


def _frozen(terms: "PlanTerms") -> tuple[object, ...]:
    return terms.period, terms.order_date, tuple(sorted(terms.answers.items()))
