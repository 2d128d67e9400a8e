"""Results of schools by procedure and year, and conclusions that name their numbers."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.public_words import UNPUBLISHED, is_share_of_pupils, is_small
from app.services.documents.shared_settings import RUN
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.documents.words.analysis.subject import analysed_schools, analysed_years
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToResults, ToSchools
from app.services.identification.sums import class_key
from app.services.language.dates import year_name
from app.services.language.numbers import DASH, hundredths, percent, percent_h, whole
from app.services.language.plural import SCHOOL, counted, counted_dative, plural

if TYPE_CHECKING:
    from app.services.results.stored.rows import ResultRow

_SCHOOLS, _RESULTS, _CONCLUSIONS = "школы анализа", "результаты школы", "выводы о школе"
_FIELDS = (
    "процедура",
    *("доля двоек", "доля высоких", "прежняя доля двоек", "прежняя доля высоких"),
)
_PROCEDURE = ("процедуре", "процедурам", "процедурам")
_ENTER = ("входит", "входят", "входят")
_OF_PROCEDURES = ("процедуры", "процедур", "процедур")
_USUAL_THRESHOLD_H = 3000  # «не менее 30 %», the rule's own where no run says another


def _threshold_h(facts: DocumentFacts) -> int:
    return _USUAL_THRESHOLD_H if facts.outcome is None else facts.outcome.profile.threshold_h


def _of_year(facts: DocumentFacts, school_id: int, year: int) -> "dict[str, ResultRow]":
    rows = facts.dossier.results(school_id, year)
    return {row.procedure: row for row in rows if row.state is ResultState.HELD}


def _both(facts: DocumentFacts, school_id: int) -> "list[dict[str, ResultRow]]":
    years = analysed_years(facts) or ()
    return [_of_year(facts, school_id, year) for year in years] or [{}, {}]


def _hides(facts: DocumentFacts, row: "ResultRow") -> bool:
    """Whether a result is of so few that nothing of it is published.

    Of shares without counts the size of the class tells it, where other procedures of it do.
    """
    if not facts.is_public:
        return False
    if row.participants is not None:
        return any(is_small(row.participants, count) for count in (row.failed, row.high))
    group = _class_size(facts, row)
    shares = (row.failed_percent_h, row.high_percent_h)
    return group is not None and any(
        is_share_of_pupils(share, group) for share in shares if share is not None
    )


def _class_size(facts: DocumentFacts, row: "ResultRow") -> int | None:
    """How many pupils took the procedures of the class in that year, the most of them."""
    same = class_key(row.procedure)
    counted = [
        one.participants
        for one in _of_year(facts, row.school_id, row.year).values()
        if one.participants and class_key(one.procedure) == same
    ]
    return max(counted, default=None)


def _share(facts: DocumentFacts, row: "ResultRow | None", *, high: bool) -> str:
    """The share as printed; a dash where none is known, which is not 0."""
    if row is None:
        return DASH
    if _hides(facts, row):
        return UNPUBLISHED
    typed = row.high_percent_h if high else row.failed_percent_h
    if row.percents_only:
        return DASH if typed is None else percent_h(typed)
    count = row.high if high else row.failed
    return DASH if count is None or not row.participants else percent(count, row.participants)


def _rows(facts: DocumentFacts, school_id: int) -> list[RowValues]:
    last, previous = _both(facts, school_id)
    titles = {code: row.procedure_title for code, row in (previous | last).items()}
    return [
        dict(
            zip(
                _FIELDS,
                (
                    title,
                    *(
                        _share(facts, year.get(code), high=high)
                        for year in (last, previous)
                        for high in (False, True)
                    ),
                ),
                strict=True,
            )
        )
        for code, title in titles.items()
    ]


def _known(facts: DocumentFacts, rows: "Mapping[str, ResultRow]") -> "dict[str, ResultRow]":
    """The results that a conclusion may speak of."""
    return {
        code: row for code, row in rows.items() if row.share is not None and not _hides(facts, row)
    }


def _low(facts: DocumentFacts, known: "Mapping[str, ResultRow]") -> "list[ResultRow]":
    """Low results, compared exactly."""
    least = _threshold_h(facts)
    return [row for row in known.values() if row.share is not None and row.share * 100 >= least]


def _conclusions(facts: DocumentFacts, school_id: int) -> Iterator[str]:
    """What follows from the numbers of the table, with these numbers."""
    years = analysed_years(facts)
    last, previous = (_known(facts, rows) for rows in _both(facts, school_id))
    if years is None or not last:
        return
    least = f"не менее {hundredths(_threshold_h(facts))}\u00a0%"
    low = _low(facts, last)
    told = "; ".join(f"{row.procedure_title} – {_share(facts, row, high=False)}" for row in low)
    where = f"по {len(low)} из {counted(len(last), _OF_PROCEDURES)}: {told}{_taken(facts, low)}"
    name = year_name(years.last)
    yield f"{name} учебный год, низкие результаты ({least}): {where if low else 'не зафиксированы'}"
    yield from _changes(last, previous, year_name(years.previous))


def _taken(facts: DocumentFacts, low: "list[ResultRow]") -> str:
    """How many of them the identification took, where it did not take all."""
    if facts.outcome is None:
        return ""
    taken = sum(row.procedure in facts.outcome.profile.procedures for row in low)
    if taken == len(low):
        return ""
    number = "одна" if taken == 1 else whole(taken)
    told = f"{plural(taken, _ENTER)} {number}" if taken else "не входит ни одна"
    return f" (в правила выявления {told} из них)"


def _changes(
    last: "Mapping[str, ResultRow]", previous: "Mapping[str, ResultRow]", name: str
) -> Iterator[str]:
    """Where the share of those who failed grew and fell, among procedures of both years."""
    shares = [(last[code].share, previous[code].share) for code in last.keys() & previous.keys()]
    changes = [now - before for now, before in shares if now is not None and before is not None]
    if changes:
        grew, fell = sum(one > 0 for one in changes), sum(one < 0 for one in changes)
        numbers = {"выросла": grew, "снизилась": fell, "не изменилась": len(changes) - grew - fell}
        told = ", ".join(
            f"{verb} по {counted_dative(number, _PROCEDURE)}"
            for verb, number in numbers.items()
            if number
        )
        yield f"по сравнению с {name} учебным годом доля не справившихся {told}"


def _schools(facts: DocumentFacts) -> list[RowValues]:
    return [
        {
            "школа": name,
            _RESULTS: _rows(facts, key),
            _CONCLUSIONS: [{"вывод": told} for told in _conclusions(facts, key)],
        }
        for key, name in analysed_schools(facts).items()
    ]


def _year(facts: DocumentFacts, at: int) -> str:
    years = analysed_years(facts)
    return "" if years is None else year_name(years[at])


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    """No school to tell of, or schools without results of the last year."""
    schools, years = analysed_schools(facts), analysed_years(facts)
    if not schools:
        text, link = "Нет школ для анализа", ToSchools(supported=True, year=facts.year)
        yield Finding(code="analysis.no-school", text=text, weight=Weight.STOP, link=link)
    known = frozenset[int]() if years is None else facts.dossier.schools_with_results(years.last)
    empty = schools.keys() - known
    if empty:
        name = "" if years is None else f" за {year_name(years.last)} год"
        text = f"Нет результатов{name}: {counted(len(empty), SCHOOL)}"
        yield Finding(code="analysis.no-results", text=text, link=ToResults(years and years.last))


RESULTS = Vocabulary[DocumentFacts]()
RESULTS.rows(_SCHOOLS, ("школа",), _schools, inner={_RESULTS: _FIELDS, _CONCLUSIONS: ("вывод",)})
RESULTS.fact("год анализа", lambda facts: _year(facts, 0))
RESULTS.fact("прежний год анализа", lambda facts: _year(facts, 1))
RESULTS.number("число школ анализа", lambda facts: len(analysed_schools(facts)))
RESULTS.number(
    "школ в выявлении",
    lambda facts: None if facts.outcome is None else len(facts.outcome.verdicts),
)
RESULTS.ask(RUN, "школ в выявлении")
RESULTS.check(_lacking, _SCHOOLS)
