"""Which measures of a plan get other dates when its period, its order or an answer changes."""

from typing import TYPE_CHECKING, NamedTuple

from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.telling import dates_words
from app.services.language.numbers import NBSP
from app.services.plans.deadlines.terms import PlanTerms
from app.services.plans.parts import several

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.services.plans.rows import MeasureRow


_LONG_PLAN = 100  # measures; so many are read and compared in some hundredths of a second


class OtherDates(NamedTuple):
    """A measure whose deadline means other dates.

    Attributes:
        measure_id: key of the measure.
        number: its printed number.
        deadline: as typed.
        former: the stored dates in words: «до 30.11.2020», «без даты».
        later: those to come.
    """

    measure_id: int
    number: str
    deadline: str
    former: str
    later: str

    @property
    def words(self) -> str:
        """«№ 5, ноябрь: до 30.11.2020 → до 30.11.2021»."""
        return f"№{NBSP}{self.number}, {self.deadline}: {self.former} → {self.later}"


def rows_to_store(measure_count: int, dated: int) -> int:
    """How many rows storing other dates of a plan is worth: all of a long one are read again."""
    return dated if measure_count <= _LONG_PLAN else max(dated, measure_count)


def other_dates(
    measures: "Iterable[MeasureRow]", terms: PlanTerms
) -> "Iterator[OtherDates | None]":
    """One for each measure, in order: its other dates, or None where they stay.

    What is stored is compared with what the deadline means by these terms: the dates that
    `save_plan` would store. Reading one takes up to some milliseconds.
    """
    for measure in measures:
        deadline = parse_deadline(measure.deadline_text.strip(), *terms)
        spans = tuple(several(deadline))
        stored = measure.occurrences if len(measure.occurrences) > 1 else ()
        former = (measure.deadline_start, measure.deadline_end, stored)
        later = (deadline.start, deadline.end, spans)
        if former == later:
            yield None
            continue
        yield OtherDates(
            measure_id=measure.id,
            number=measure.number,
            deadline=measure.deadline_text.strip(),
            former=dates_words(*former),
            later=dates_words(*later),
        )
