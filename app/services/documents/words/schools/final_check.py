"""The results of a school beside those of the base year, in the words of texts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.public_words import UNPUBLISHED, is_small
from app.services.documents.text.vocabulary import MappedRows, RowValues, Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToSchool
from app.services.language.dates import year_name
from app.services.language.numbers import DASH
from app.services.language.plural import counted_dative

if TYPE_CHECKING:
    from app.services.results import ResultRow
    from app.services.school_card.final_check import CheckLine, FinalCheck

_DATIVE = ("процедуре", "процедурам", "процедурам")
_FIELDS = ("процедура", "базовый результат", "результат", "изменение", "итог", "примечание")


def _rows(facts: DocumentFacts, *, children: bool) -> Sequence[RowValues]:
    check = facts.final_check
    lines = () if check is None else check.children if children else check.lines
    return MappedRows(lines, partial(_line, public=facts.is_public))


def _line(line: "CheckLine", *, public: bool) -> RowValues:
    """A procedure; where a group is too small to be published, nothing is told that it gives."""
    hidden = [public and one for one in _hidden(line)]
    texts = [
        UNPUBLISHED if hides else text or DASH
        for hides, text in zip(hidden, (line.base_text, line.next_text), strict=True)
    ]
    told = (line.change_text or DASH, line.sense_text, line.notes_text)
    change, sense, notes = (UNPUBLISHED, UNPUBLISHED, "") if any(hidden) else told
    return dict(zip(_FIELDS, (line.title, *texts, change, sense, notes), strict=True))


def _hidden(line: "CheckLine") -> list[bool]:
    """Whether the result of either year is of too few to be published."""
    return [_is_hidden(row) for row in line.results]


def _summary(facts: DocumentFacts) -> str:
    """How many procedures stand how; in the public version of those whose results are told."""
    check = facts.final_check
    if check is None or check.lack or not facts.is_public:
        return "" if check is None else check.summary
    told = tuple(line for line in check.lines if not any(_hidden(line)))
    if len(told) == len(check.lines):
        return check.summary
    untold = f"Не публикуются данные по {counted_dative(len(check.lines) - len(told), _DATIVE)}."
    return f"{replace(check, lines=told).summary} {untold}" if told else untold


def _is_hidden(row: "ResultRow | None") -> bool:
    return (
        row is not None and row.participants is not None and is_small(row.participants, row.failed)
    )


def _compared(facts: DocumentFacts) -> "FinalCheck | None":
    """The check, when there is something to compare in it."""
    check = facts.final_check
    return None if check is None or check.lack else check


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    """Why there is nothing to compare."""
    check = facts.final_check
    if check is not None and check.lack:
        text, link = check.lack.rstrip("."), ToSchool(check.school_id, "check")
        yield Finding(code="final-check.none", text=text, weight=Weight.NOTE, link=link)


FINAL_CHECK = Vocabulary[DocumentFacts]()
FINAL_CHECK.flag("нужна итоговая проверка", lambda facts: facts.final_check is not None)
FINAL_CHECK.flag("результаты сопоставлены", lambda facts: _compared(facts) is not None)
FINAL_CHECK.flag(
    "есть те же дети", lambda facts: bool((check := _compared(facts)) and check.children)
)
FINAL_CHECK.fact("итог проверки", _summary)
FINAL_CHECK.fact(
    "годы проверки",
    lambda facts: "" if (check := facts.final_check) is None else year_name(check.year),
)
FINAL_CHECK.fact(
    "базовые годы",
    lambda facts: "" if (check := facts.final_check) is None else year_name(check.base_year),
)
FINAL_CHECK.rows("процедуры проверки", _FIELDS, partial(_rows, children=False))
FINAL_CHECK.rows("те же дети", _FIELDS, partial(_rows, children=True))
FINAL_CHECK.advise(_lacking, "нужна итоговая проверка")
