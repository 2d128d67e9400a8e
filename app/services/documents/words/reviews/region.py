"""What the region is told: of which term and schools, how many measures stand how by section."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.enums import MeasureStatus, RegionTerm
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.school_criteria import reported_schools
from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.name_lists import name_schools
from app.services.language.dates import date_digits
from app.services.language.numbers import whole
from app.services.year.region_info import Term, deadline

if TYPE_CHECKING:
    from app.services.plans import MeasureRow

TERM = SettingSpec(
    name="term",
    title="За какое время",
    kind="choice",
    choices=(("полугодие, к 30 января", RegionTerm.JANUARY), ("год, к 20 июля", RegionTerm.JULY)),
    default=RegionTerm.JANUARY,
    yearly=True,
)
_LATER, _UNMARKED, _ALL = "срок не наступил", "без отметки", "всего мероприятий"
_COLUMN_OF = MappingProxyType(
    {
        MeasureStatus.DONE: "выполнено",
        MeasureStatus.PARTLY_DONE: "выполнено частично",
        MeasureStatus.IN_PROGRESS: "в работе",
        MeasureStatus.NOT_DONE: "не выполнено",
        MeasureStatus.NOT_STARTED: "не выполнено",
        MeasureStatus.POSTPONED: "перенесено или снято",
        MeasureStatus.CANCELLED: "перенесено или снято",
    }
)
_COUNTED = (*dict.fromkeys(_COLUMN_OF.values()), _LATER, _UNMARKED)
_SECTION = "раздел итогов"


def _column(row: "MeasureRow") -> str:
    if row.mark is None:
        return _LATER if row.not_due else _UNMARKED
    return _COLUMN_OF[row.status]


def _counted(title: str, measures: "Iterable[MeasureRow]") -> RowValues:
    counts = Counter(map(_column, measures))
    cells = {name: whole(counts[name]) for name in _COUNTED}
    return {_SECTION: title, _ALL: whole(counts.total()), **cells}


def _rows(facts: DocumentFacts) -> Iterator[RowValues]:
    """The sections that have measures."""
    for section in () if facts.plan is None else facts.plan.sections:
        if section.measures:
            yield _counted(section.title, section.measures)


def _total(column: str) -> Callable[[DocumentFacts], int]:
    """How many measures of the whole plan a column counts."""

    def counted(facts: DocumentFacts) -> int:
        measures = () if facts.plan is None else facts.plan.measures
        return sum(column in (_ALL, _column(one)) for one in measures)

    return counted


def _deadline(facts: DocumentFacts) -> str:
    term: Term = "january" if facts.chosen(TERM) == RegionTerm.JANUARY else "july"
    return date_digits(deadline(term, facts.asked_year))


def _schools(facts: DocumentFacts) -> list[str]:
    """The school of the plan, else those on a list of support in the year."""
    return [*reported_schools(facts.dossier, facts.school, facts.year, facts.as_of).values()]


REGION = Vocabulary[DocumentFacts]()
REGION.flag("информация за полугодие", lambda facts: facts.chosen(TERM) == RegionTerm.JANUARY)
REGION.fact("срок информации", _deadline)
REGION.rows("итоги разделов", (_SECTION, _ALL, *_COUNTED), lambda facts: list(_rows(facts)))
for _name in (_ALL, *_COUNTED):
    REGION.number(f"{_name.partition(' или ')[0]} по плану", _total(_name))
name_schools(REGION, "школы информации", _schools)
REGION.ask(TERM, *REGION.names())
