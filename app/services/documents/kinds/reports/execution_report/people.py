"""Who approves the execution report, who signs it, and who issued the order of its plan."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.department import people
from app.services.department.department import get_department
from app.services.documents import facts
from app.services.documents.facts import Office, Signatory
from app.services.findings.finding import Finding
from app.services.findings.links import ToDocument, ToPerson, ToSchool
from app.services.language.school_names import name_key
from app.services.schools.known import schools_by_name
from app.services.schools.schools import get_school

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.department.people import PersonRow
    from app.services.orders.orders import OrderRow
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace

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
    workspace: "Workspace", office: Office, school: "SchoolRow | None", chosen: str, kind: str
) -> ReportPeople:
    """The people of the report on the plan of the district, or of a school.

    Args:
        workspace: the open workspace.
        office: the department.
        school: the school whose plan it is, or None.
        chosen: the person chosen as the compiler, or empty.
        kind: the kind of document, where the compiler is chosen.

    Raises:
        UserError: the chosen person is not there.
    """
    if school is None:
        approver = Signatory(office.head_post, office.head_name, office.head_id)
        reporter, missing = office.full_name, _missing_of_office(office)
    else:
        head = None if school.head_id is None else people.get_person(workspace, school.head_id)
        approver = _head_of_school(head, school)
        reporter, missing = school.full_name or school.short_name, _missing_of_head(head, school)
    compiler, refusal = _compiler(workspace, school, chosen, approver)
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


def school_of(workspace: "Workspace", school_id: int | None) -> "SchoolRow | None":
    """The school of a plan, None for the plan of the district."""
    return None if school_id is None else get_school(workspace, school_id)


def who_may_answer(workspace: "Workspace", school: "SchoolRow | None") -> frozenset[int]:
    """Who may compile a report or control an order: keys of people.

    Those of the department, or of the school whose plan is reported, and not its head, who approves
    or signs. People of other schools of the register are left out, as `report_people` refuses them.
    """
    department = get_department(workspace)
    head = school.head_id if school is not None else department.head_id if department else None
    named = schools_by_name(workspace)
    return frozenset(
        row.id
        for row in people.list_people(workspace)
        if row.id != head and not _of_other_school(row.organisation, school, named)
    )


def issuer_genitive(
    workspace: "Workspace", order: "OrderRow", office: Office, school: "SchoolRow | None"
) -> str | None:
    """Who issued an order, in the genitive: «приказом Управления образования …».

    The register tells it by who signed: someone of the department, the head of the school, someone
    of an organisation whose name begins with an abbreviation and so does not change. An order
    without a signer is the department's, unless a school's plan names it. None when nobody can
    tell; an empty text when the department issued it and its name has no genitive yet.
    """
    if order.signer_id is None:
        return office.full_name_genitive if school is None else None
    if order.signer_id == office.head_id:
        return office.full_name_genitive
    signer = people.get_person(workspace, order.signer_id)
    if school is not None and order.signer_id == school.head_id:
        return _unchanged(school.short_name)
    own = {name_key(name) for name in (office.full_name, office.short_name) if name}
    if name_key(signer.organisation) in own:
        return office.full_name_genitive
    if not signer.organisation:
        return office.full_name_genitive if school is None else None
    return _unchanged(signer.organisation)


def _unchanged(name: str) -> str | None:
    """A name that is the same in every case: it begins with an abbreviation («МБОУ «…»»)."""
    first = name.split(" ", 1)[0].strip("«»\"'")
    return name if len(first) > 1 and first.isalpha() and first.isupper() else None


def _head_of_school(head: "PersonRow | None", school: "SchoolRow") -> Signatory:
    """«Директор МБОУ «СОШ № 30»»: the school is named where its name fits behind the post."""
    signatory = Signatory.of(head)
    name = _unchanged(school.short_name)
    if name is None or not signatory.post.casefold().endswith(_DIRECTOR):
        return signatory
    return Signatory(f"{signatory.post} {name}", signatory.name, signatory.person_id)


def _missing_of_office(office: Office) -> list[Finding]:
    unused = ("full_name_genitive", "territory_genitive")
    return facts.missing_of_office(office, coordinator=False, unused=unused)


def _missing_of_head(head: "PersonRow | None", school: "SchoolRow") -> list[Finding]:
    if head is None:
        text = f"Не указан руководитель школы, который утверждает отчёт: {school.short_name}"
        return [Finding(code="school.no-head", text=text, link=ToSchool(school.id))]
    if not head.post:
        text = f"Не указана должность руководителя школы: {head.signature_name}"
        return [Finding(code="person.no-post", text=text, link=ToPerson(head.id))]
    return []


def _compiler(
    workspace: "Workspace", school: "SchoolRow | None", chosen: str, approver: Signatory
) -> tuple[Signatory, tuple[str, str] | None]:
    """Who signs, or an empty signatory with code and words of why it is not known."""
    if chosen:
        known = people.list_people(workspace, include_archived=True)
        person = next((row for row in known if str(row.id) == chosen), None)
        if person is None:
            raise UserError(f"Сотрудника № {chosen} нет.", "Выберите сотрудника из списка.")
    else:
        department = get_department(workspace)
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
    if _of_other_school(person.organisation, school, schools_by_name(workspace)):
        return Signatory(), (
            "report.compiler-elsewhere",
            f"Составитель отчёта {name} работает в другой организации",
        )
    return Signatory.of(person), None


def _of_other_school(
    organisation: str, school: "SchoolRow | None", named: "Mapping[str, set[int]]"
) -> bool:
    """Whether an organisation is a school of the register and not the one that reports."""
    own = set[int]() if school is None else {school.id}
    return bool(named.get(name_key(organisation), own) - own)
