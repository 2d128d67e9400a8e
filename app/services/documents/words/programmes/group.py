"""The working group of a year in the words of texts: who is in it, in which part."""

from collections.abc import Iterator

from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.facts import post_and_place
from app.services.documents.text.vocabulary import RowValues, Vocabulary
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import ToRegister
from app.services.language.dates import year_name
from app.services.registers.kinds.working_group import WORKING_GROUP

_NAME = WORKING_GROUP.name


def _members(facts: DocumentFacts) -> list[RowValues]:
    rows: list[RowValues] = []
    for row in facts.register_rows(_NAME):
        person = facts.dossier.people.get(row.number("person_id") or 0)
        if person is not None:
            rows.append(
                {
                    "участник": person.surname_first,
                    "полное имя": person.full_name,
                    "должность": post_and_place(person, facts.office),
                    "роль": row.text("role"),
                }
            )
    return rows


def _nobody(facts: DocumentFacts) -> Iterator[Finding]:
    if not _members(facts):
        text = f"Не внесён состав рабочей группы на {year_name(facts.asked_year)} учебный год"
        link = ToRegister(_NAME, year=facts.asked_year)
        yield Finding(code="group.none", text=text, weight=Weight.STOP, link=link)


def _without_role(facts: DocumentFacts) -> Iterator[Finding]:
    if any(not row["роль"] for row in _members(facts)):
        link = ToRegister(_NAME, year=facts.asked_year)
        yield Finding(code="group.no-role", text="Не у всех в рабочей группе есть роль", link=link)


GROUP = Vocabulary[DocumentFacts]()
GROUP.rows("рабочая группа", ("участник", "полное имя", "должность", "роль"), _members)
GROUP.fact("годы рабочей группы", lambda facts: year_name(facts.asked_year))
GROUP.check(_nobody, "рабочая группа")
GROUP.check(_without_role, "рабочая группа")
