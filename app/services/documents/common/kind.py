"""A kind is made of a text of the program: what it names says all the rest."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.services.documents.common.settings import AN_ORDER, settings_of
from app.services.documents.common.words import WORDS
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.likely_years import likely_years
from app.services.documents.dossier.named.catalogue import named_rows
from app.services.documents.kind import DocumentKind
from app.services.documents.settings import SettingSpec
from app.services.documents.shared_settings import AS_OF, CRITERIA, MODEL, PLAN, REVIEW, RUN
from app.services.documents.text import head
from app.services.documents.text.vocabulary import Check, Vocabulary
from app.services.documents.text.whole.kind_text import KindText, head_line, program_tree
from app.services.documents.text.whole.naming import names_by_annex, names_in
from app.services.documents.words.runs import VERDICTS
from app.services.findings.finding import Finding, Weight, having
from app.services.findings.links import ToDocument

if TYPE_CHECKING:
    from app.services.documents.dossier.parts import Dossier

LISTS = (VERDICTS, "школы списка поддержки")  # what prints a list of schools, a school a row
_PARTS = (CRITERIA, MODEL)  # to want one more or less is not to want another year


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What a text asks of the facts by the words that it names.

    Attributes:
        text: the text.
        settings: those that it asks for.
        named: all names that it uses.
        firm: those that it uses whatever annexes are chosen.
        of_annexes: those of each annex of choice.
        is_reviewed: its checks tell all that it prints as lines to fill in, so it is not gone
            through for every look at the list: it would take 200 ms for a list of 800 schools.
            What a user typed in the language of documents may lack anything, and is.
    """

    text: KindText[DocumentFacts]
    settings: tuple[SettingSpec, ...]
    named: frozenset[str]
    firm: frozenset[str]
    of_annexes: Mapping[str, frozenset[str]]
    is_reviewed: bool

    def gather(self, dossier: "Dossier", year: int, values: Mapping[str, str]) -> DocumentFacts:
        """The facts; what its settings name in vain is refused at once."""
        refuse_unknown(dossier, year, self.settings, values)
        return DocumentFacts(dossier, self.text.kind, year, dict(values))

    def missing(self, facts: DocumentFacts) -> tuple[Finding, ...]:
        """What the words lack, then what the text would print as lines and no word tells."""
        told = (*self._told(self.text.words.checks, facts), *self._without_annex(facts))
        silent = self.is_reviewed and not self.text.has_typed_texts(facts)
        if silent or having(told, Weight.STOP):
            return told
        said = {(finding.code, finding.text) for finding in told}
        lacking = self.text.lacking(facts)
        return (*told, *(one for one in lacking if (one.code, one.text) not in said))

    def notes(self, facts: DocumentFacts) -> tuple[Finding, ...]:
        """What is to be looked over, each once."""
        return tuple(dict.fromkeys(self._told(self.text.words.advice, facts)))

    def _told(
        self, checks: Iterable[Check[DocumentFacts]], facts: DocumentFacts
    ) -> Iterator[Finding]:
        wanted = self._wanted(facts)
        for check in checks:
            if not check.words.isdisjoint(self.firm):
                yield from check.tell(facts)
                continue
            annexes = [key for key in wanted if not check.words.isdisjoint(self.of_annexes[key])]
            for finding in check.tell(facts) if annexes else ():
                yield _of_annex(finding, annexes[0])

    def _wanted(self, facts: DocumentFacts) -> list[str]:
        """The annexes of choice that the settings want."""
        wants = self.text.words.wants
        return [key for key in self.of_annexes if wants is None or wants(facts, key)]

    def _without_annex(self, facts: DocumentFacts) -> Iterator[Finding]:
        """That none of the annexes would be printed, of which the document consists."""
        if self.of_annexes and not self.text.annexes(facts).printed:
            text = "Нет ни одного приложения: утверждать нечего"
            link = ToDocument(facts.kind)
            yield Finding(code="annex.none", text=text, weight=Weight.STOP, link=link)

    def inputs(self, facts: DocumentFacts) -> dict[str, object]:
        """What the history keeps about the origin of the document."""
        has = {spec.name for spec in self.settings}
        inputs: dict[str, object] = {"year": facts.year}
        if AS_OF.name in has:
            inputs["as_of"] = facts.as_of.isoformat()
        if PLAN.name in has:
            inputs["plan_id"] = None if facts.plan is None else facts.plan.id
        if REVIEW.name in has and facts.review is not None:
            inputs["review_id"] = facts.review.row.id
        if RUN.name in has:
            inputs["run_id"] = None if facts.run is None else facts.run.id
        order = facts.order
        if "реквизиты приказа" in self.named:
            order = None if facts.approval is None else facts.approval.order
        inputs["order_id"] = None if order is None else order.id
        if not self.named.isdisjoint(LISTS):
            inputs["schools"] = [row.school for row in facts.listed or facts.supported]
        elif "школы с критериями" in self.named:
            inputs["schools"] = [school.school for school in facts.criteria]
        if subject := self._subject(facts):
            inputs["subject"] = subject
        return inputs

    def _subject(self, facts: DocumentFacts) -> str:
        """Which of several rows it is about («meeting 5»); a plan is told by itself."""
        spec = next((one for one in self.settings if one.each), PLAN)
        if spec.name == PLAN.name:
            return ""
        key = self.about(facts)
        return f"{spec.name} {key}" if key else ""

    def about(self, facts: DocumentFacts) -> str:
        """Key of what the setting comes to that may name several, chosen or not; else empty."""
        spec = next((one for one in self.settings if one.each), None)
        if spec is None:
            return ""
        if spec.refers is None:
            return facts.chosen(spec)
        if spec.name == PLAN.name:
            row = facts.plan
        else:
            rows = named_rows(spec.refers.table)
            row = rows.find(facts.dossier, facts.asked_year, facts.chosen(spec))
        return "" if row is None else str(row.id)


def _of_annex(finding: Finding, annex: str) -> Finding:
    """What is told of an annex of choice; without it the document is made all the same."""
    if finding.weight is not Weight.STOP:
        return finding
    text = f"{finding.text}: приложение «{annex}» не печатается"
    return replace(finding, text=text, weight=Weight.GAP)


def refuse_unknown(
    dossier: "Dossier", year: int, specs: Iterable[SettingSpec], values: Mapping[str, str]
) -> None:
    """Refuse a setting that names a row in vain, whether anything of it would be printed or not.

    Raises:
        UserError: the run, the plan, the person or the order is not there.
    """
    for spec in specs:
        if spec.refers is not None and values[spec.name]:
            named_rows(spec.refers.table).find(dossier, year, values[spec.name])


def kind_of_text(
    name: str,
    words: Vocabulary[DocumentFacts] = WORDS,
    own: tuple[SettingSpec, ...] = (),
    *,
    is_reviewed: bool = False,
) -> DocumentKind:
    """The kind of a text in `resources/documents/`; its settings follow from what the text names.

    Args:
        name: of the text.
        words: that it may use; a kind with words of its own adds them to the shared ones.
        own: settings that only this kind has.
        is_reviewed: its checks tell all that it prints as lines to fill in, in every state that
            its tests review.

    Raises:
        ProgramFileError: the text is damaged.
    """
    text = KindText(name, words)
    named = names_in(text.tree, text.words) | ({AN_ORDER} if text.is_order else set())
    settings = settings_of(text, named, own)
    firm, of_annexes = names_by_annex(text.tree, text.words)
    asked = _Asked(
        text=text,
        settings=settings,
        named=named,
        firm=firm | ({AN_ORDER} & named),
        of_annexes=of_annexes,
        is_reviewed=is_reviewed,
    )
    return DocumentKind(
        kind=name,
        text=text,
        settings=asked.settings,
        gather=asked.gather,
        missing=asked.missing,
        inputs=asked.inputs,
        about=asked.about,
        notes=asked.notes,
        years=likely_years,
        usual_parts={spec.name: spec.default for spec in asked.settings if spec in _PARTS},
        occasion=head_line(program_tree(name), head.OCCASION),
    )
