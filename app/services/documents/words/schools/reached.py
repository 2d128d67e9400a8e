"""How many criteria are reached, in the words of texts: of a school, of all, and what follows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.groups import public_value
from app.services.documents.settings import SettingSpec
from app.services.documents.text.vocabulary import MappedRows, RowValues, Vocabulary
from app.services.documents.words.schools.criteria import (
    CRITERIA_FIELDS,
    CRITERIA_ROWS,
    school_row,
    schools_in_order,
)
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToDocument, ToYear
from app.services.language.dates import year_name
from app.services.language.numbers import NBSP, whole
from app.services.language.plural import counted

if TYPE_CHECKING:
    from app.services.documents.dossier.school_criteria import SchoolCriteria

EXIT_RULE = SettingSpec(
    name="exit_rule", title="Правило выхода из списка (каждый абзац с новой строки)", kind="lines"
)
_OF_CRITERIA = ("критерия", "критериев", "критериев")
_ON_CRITERIA = ("критерию", "критериям", "критериям")
_CRITERIA = ("критерий", "критерия", "критериев")
_ROWS, _RESULT = "школы с итогами критериев", "итог школы"


class Reached(NamedTuple):
    """Criteria that are reached, not reached, without data, and not told in a public version."""

    reached: int
    failed: int
    unknown: int
    hidden: int

    @property
    def words(self) -> str:
        """«достигнуто 14 из 49 критериев»; what has no data is not counted as missed.

        Where nothing is known there is nothing to reach: no «0 из 0».
        """
        known = self.reached + self.failed
        parts: list[str] = []
        if known:
            parts.append(f"достигнуто {whole(self.reached)} из{NBSP}{counted(known, _OF_CRITERIA)}")
        if self.unknown:
            told = whole(self.unknown) if parts else counted(self.unknown, _ON_CRITERIA)
            parts.append(f"нет данных по {told}")
        if self.hidden:
            told = whole(self.hidden) if parts else counted(self.hidden, _CRITERIA)
            parts.append(f"не публикуется {told}")
        return ", ".join(parts)


def _reached(facts: DocumentFacts, school: "SchoolCriteria") -> Reached:
    """Of one school; a verdict on a share that is not published is not counted either."""
    groups = school.groups() if facts.is_public else {}
    hidden = [facts.is_public and public_value(row, facts.year, groups)[1] for row in school.rows]
    told = [row.reached for row, hides in zip(school.rows, hidden, strict=True) if not hides]
    return Reached(told.count(True), told.count(False), told.count(None), sum(hidden))


def _total(facts: DocumentFacts) -> Reached:
    """Of the schools of which anything is entered: the others are told as such."""
    schools = [_reached(facts, school) for school in facts.criteria if school.filled]
    return Reached(*(sum(part) for part in zip((0,) * 4, *schools, strict=True)))


def _row(facts: DocumentFacts, school: "SchoolCriteria") -> RowValues:
    result = _reached(facts, school).words if school.filled else ""
    return {**school_row(facts, school), _RESULT: result}


def _lacking(facts: DocumentFacts) -> Iterator[Finding]:
    """No school to tell of, or nothing known of any."""
    if not facts.criteria:
        text = f"Нет школ в списке поддержки за {year_name(facts.year)} учебный год"
        link = ToYear(facts.asked_year)
        yield Finding(code="criteria.no-school", text=text, weight=Weight.STOP, link=link)


def _no_rule(facts: DocumentFacts) -> Iterator[Finding]:
    if not facts.chosen(EXIT_RULE):
        text, link = "Не указано: правило выхода из списка", ToDocument(facts.kind, EXIT_RULE.name)
        yield Finding(code="criteria.no-rule", text=text, link=link)


REACHED = Vocabulary[DocumentFacts]()
REACHED.rows(
    _ROWS,
    ("школа", _RESULT),
    lambda facts: MappedRows(schools_in_order(facts), lambda school: _row(facts, school)),
    inner={CRITERIA_ROWS: CRITERIA_FIELDS},
)
REACHED.fact("итог критериев", lambda facts: _total(facts).words)
REACHED.number("школ с критериями", lambda facts: sum(one.filled for one in facts.criteria))
REACHED.fact("правило выхода", lambda facts: facts.chosen(EXIT_RULE), entered="Настройки документа")
REACHED.ask(EXIT_RULE, "правило выхода")
REACHED.check(_lacking, _ROWS)
REACHED.check(_no_rule, "правило выхода")
