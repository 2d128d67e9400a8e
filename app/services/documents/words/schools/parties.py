"""A school as a party of a paper in the words of texts: its name, head and requisites."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from app.enums import GrammarCase
from app.services.department import people
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import Signatory, suggested_form
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.findings.finding import Finding
from app.services.findings.links import ToPerson, ToSchool
from app.services.language.declension import is_feminine

if TYPE_CHECKING:
    from app.services.department.people import PersonRow
    from app.services.findings.links import Link
    from app.services.schools.schools import SchoolRow


class Party(NamedTuple):
    """Who a paper is made with: a school of the register, or another organisation by its name.

    Attributes:
        school: of the register, or None.
        name: of another organisation, as typed.
        link: where the party is chosen.
    """

    school: "SchoolRow | None"
    name: str
    link: "Link"

    @property
    def full_name(self) -> str:
        """As the paper names it."""
        return self.name if self.school is None else self.school.full_name or self.school.short_name

    @property
    def requisites(self) -> list[RowValues]:
        """What the register knows of it below its name, a line each."""
        school = self.school
        if school is None:
            return []
        place = ", ".join(filter(None, (school.municipality, school.settlement)))
        known = (("Адрес", place), ("Телефон", school.phone), ("Эл. почта", school.email))
        return [{"реквизит": f"{words}: {value}"} for words, value in known if value]


def name_party(
    words: Vocabulary[DocumentFacts],
    name: str,
    genitive: str,
    party: Callable[[DocumentFacts], Party | None],
) -> None:
    """Add what a text needs to name a party; None is a paper without one.

    «NAME» is its name, «представитель GENITIVE» its head as behind «в лице», «действующий
    представитель GENITIVE» what follows it («действующей»), «руководитель GENITIVE» signs for it,
    «реквизиты GENITIVE» are rows with the field «реквизит».
    """

    def named(facts: DocumentFacts) -> str:
        found = party(facts)
        return "" if found is None else found.full_name

    def signed(facts: DocumentFacts) -> tuple[str, str]:
        signatory = Signatory.of(_head(facts, party(facts)))
        return signatory.post, signatory.name

    def requisites(facts: DocumentFacts) -> list[RowValues]:
        found = party(facts)
        return [] if found is None else found.requisites

    words.fact(name, named)
    words.fact(
        f"представитель {genitive}",
        forms={GrammarCase.GENITIVE: lambda facts: _genitive(_head(facts, party(facts)))},
    )
    words.fact(
        f"действующий представитель {genitive}", lambda facts: _acting(_head(facts, party(facts)))
    )
    words.person(f"руководитель {genitive}", signed)
    words.rows(f"реквизиты {genitive}", ("реквизит",), requisites)
    words.check(lambda facts: _lacking(facts, party(facts)), name)
    words.advise(lambda facts: _form(_head(facts, party(facts))), name)


def _head(facts: DocumentFacts, party: Party | None) -> "PersonRow | None":
    if party is None or party.school is None:
        return None
    return facts.dossier.people.get(party.school.head_id or 0)


def _genitive(head: "PersonRow | None") -> str:
    """«директора Ивановой М.П.»."""
    if head is None:
        return ""
    form = people.complete_form(head, GrammarCase.GENITIVE)
    return " ".join(filter(None, (form.post, form.name)))


def _acting(head: "PersonRow | None") -> str:
    """«действующей», as the head is named; empty where that tells nothing."""
    if head is None:
        return ""
    name = head.surname, head.given_name, head.patronymic, head.post
    return {True: "действующей", False: "действующего", None: ""}[is_feminine(*name)]


def _lacking(facts: DocumentFacts, party: Party | None) -> Iterator[Finding]:
    if party is None:
        return
    head = _head(facts, party)
    if head is None:
        link = party.link if party.school is None else ToSchool(party.school.id)
        text = f"Не указан руководитель: {party.full_name}"
        yield Finding(code="party.no-head", text=text, link=link)
    elif not head.post:
        text = f"Не указана должность руководителя: {head.full_name}, {party.full_name}"
        yield Finding(code="person.no-post", text=text, link=ToPerson(head.id))


def _form(head: "PersonRow | None") -> Iterator[Finding]:
    """That the program made the genitive itself."""
    if head is not None and people.is_suggested(head, GrammarCase.GENITIVE):
        yield suggested_form(head.id, _genitive(head), "")
