"""Who approves the execution report, and who signs it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.documents import facts
from app.services.documents.dossier.approval import unchanged_name
from app.services.documents.dossier.named.people import is_of_other_school, named_person
from app.services.documents.facts import Office, Signatory
from app.services.findings.finding import Finding
from app.services.findings.links import ToDocument, ToPerson, ToSchool

if TYPE_CHECKING:
    from app.services.department.people import PersonRow
    from app.services.documents.dossier.parts import Dossier
    from app.services.schools.schools import SchoolRow

_OF_OFFICE = ("full_name", "head_post", "head_name")
_DIRECTOR = ("директор", "директора", "заведующий", "заведующая", "начальник")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeople:
    """The people of a report.

    Attributes:
        reporter: whose report it is: the department or the school, nominative.
        approver: the head of the department, or of the school whose plan it is.
        compiler: who signs; empty when it is not known.
        missing: what is still to be entered about them.
    """

    reporter: str
    approver: Signatory
    compiler: Signatory
    missing: tuple[Finding, ...] = ()


def report_people(
    dossier: "Dossier", office: Office, school: "SchoolRow | None", chosen: str, kind: str
) -> ReportPeople:
    """The people of the report on the plan of the district, or of a school.

    Args:
        dossier: what is read.
        office: the department.
        school: the school whose plan it is, or None.
        chosen: the person chosen as the compiler, or empty.
        kind: the kind of document, where the compiler is chosen.

    Raises:
        UserError: the chosen person is not there.
    """
    if school is None:
        approver = Signatory(office.head_post, office.head_name, office.head_id)
        reporter, missing = office.full_name, facts.missing_of_office(office, *_OF_OFFICE)
    else:
        head = None if school.head_id is None else dossier.people[school.head_id]
        approver = _head_of_school(head, school)
        reporter, missing = school.full_name or school.short_name, _missing_of_head(head, school)
    compiler, refusal = _compiler(dossier, school, chosen, approver)
    if refusal is not None:
        code, text = refusal
        missing.append(Finding(code=code, text=text, link=ToDocument(kind, "compiler")))
    elif compiler.person_id is not None and not compiler.post:
        text = f"Не указана должность составителя отчёта: {compiler.name}"
        link = ToPerson(compiler.person_id)
        missing.append(Finding(code="person.no-post", text=text, link=link))
    return ReportPeople(
        reporter=reporter, approver=approver, compiler=compiler, missing=tuple(missing)
    )


def _head_of_school(head: "PersonRow | None", school: "SchoolRow") -> Signatory:
    """«Директор МБОУ «СОШ № 30»»: the school is named where its name fits behind the post."""
    signatory = Signatory.of(head)
    name = unchanged_name(school.short_name)
    if name is None or not signatory.post.casefold().endswith(_DIRECTOR):
        return signatory
    return Signatory(f"{signatory.post} {name}", signatory.name, signatory.person_id)


def _missing_of_head(head: "PersonRow | None", school: "SchoolRow") -> list[Finding]:
    if head is None:
        text = f"Не указан руководитель школы, который утверждает отчёт: {school.short_name}"
        return [Finding(code="school.no-head", text=text, link=ToSchool(school.id))]
    if not head.post:
        text = f"Не указана должность руководителя школы: {head.signature_name}"
        return [Finding(code="person.no-post", text=text, link=ToPerson(head.id))]
    return []


def _compiler(
    dossier: "Dossier", school: "SchoolRow | None", chosen: str, approver: Signatory
) -> tuple[Signatory, tuple[str, str] | None]:
    """Who signs, or an empty signatory with code and words of why it is not known."""
    if chosen:
        person = named_person(dossier, chosen)
    else:
        department = dossier.department
        person = None if school is not None or department is None else department.coordinator
    if person is None:
        return Signatory(), (
            "report.no-compiler",
            "Не указан составитель, который подписывает отчёт",
        )
    name = person.surname_first
    if person.id == approver.person_id:
        return Signatory(), (
            "report.compiler-approves",
            f"Отчёт составляет и утверждает одно лицо: {name}",
        )
    if is_of_other_school(dossier, person.organisation, school):
        return Signatory(), (
            "report.compiler-elsewhere",
            f"Составитель отчёта {name} работает в другой организации",
        )
    return Signatory.of(person), None
