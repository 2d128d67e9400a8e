"""The seven steps of support in the words of texts: planned and done days of schools."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.steps import steps_of
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.registers.supported import ONE_OR_ALL, schools_of
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchools
from app.services.language.dates import date_digits
from app.services.schools.support_steps import STEPS, StepRow, done_words

_SCHOOLS, _OF_SCHOOL, _DAYS = "шаги школ", "шаги школы", "дни шагов"
_FIELDS = ("номер", "шаг", "по плану", "выполнен", "состояние", "примечание")
_NAMES = tuple(f"шаг {number}" for number in range(1, len(STEPS) + 1))


def _steps(facts: DocumentFacts, school_id: int) -> list[StepRow]:
    steps = steps_of(facts.dossier, facts.asked_year).get(school_id, ())
    return [step for step in steps if step.number]


def _rows(facts: DocumentFacts) -> list[RowValues]:
    return [
        {
            "школа": name,
            "выполнено шагов": done_words(steps := _steps(facts, key)),
            _DAYS: [
                {"дни": "план", **_days(step.planned_on for step in steps)},
                {"дни": "выполнено", **_days(step.done_on for step in steps)},
            ],
            _OF_SCHOOL: list(map(_step, steps)),
        }
        for key, name in schools_of(facts, ()).items()
    ]


def _days(days: Iterable[date | None]) -> dict[str, str]:
    """Days of the seven steps in the cells of the district."""
    return dict(zip(_NAMES, map(_day, days), strict=True))


def _day(day: date | None) -> str:
    return "" if day is None else date_digits(day)


def _step(step: StepRow) -> RowValues:
    planned, done = _day(step.planned_on), _day(step.done_on)
    values = (str(step.number), step.title, planned, done, step.state_words, step.note)
    return dict(zip(_FIELDS, values, strict=True))


def _done(number: int) -> Callable[[DocumentFacts], int]:
    """How many schools have done a step."""
    return lambda facts: sum(
        _steps(facts, key)[number - 1].done_on is not None for key in schools_of(facts, ())
    )


def _without_schools(facts: DocumentFacts) -> Iterator[Finding]:
    if not schools_of(facts, ()):
        link = ToSchools(supported=True, year=facts.year)
        text = f"В списках поддержки на {date_digits(facts.day)} нет школ"
        yield Finding(code="steps.no-schools", text=text, weight=Weight.STOP, link=link)


SUPPORT_STEPS = Vocabulary[DocumentFacts]()
SUPPORT_STEPS.rows(
    _SCHOOLS,
    ("школа", "выполнено шагов"),
    _rows,
    inner={_DAYS: ("дни", *_NAMES), _OF_SCHOOL: _FIELDS},
)
for _number, _name in enumerate(_NAMES, start=1):
    SUPPORT_STEPS.number(f"выполнили {_name}", _done(_number))
SUPPORT_STEPS.number("школ с шагами", lambda facts: len(schools_of(facts, ())))
SUPPORT_STEPS.fact("день сведений о шагах", lambda facts: date_digits(facts.dossier.today))
SUPPORT_STEPS.check(_without_schools, _SCHOOLS)
SUPPORT_STEPS.ask(ONE_OR_ALL, _SCHOOLS)
