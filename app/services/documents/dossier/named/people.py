"""People whom documents name: who controls an order, who may answer for a report."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.enums import GrammarCase
from app.errors import UserError
from app.services.department import people
from app.services.documents.dossier.named.rows import Choices, NamedRows
from app.services.language.school_names import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.department.people import PersonRow
    from app.services.documents.dossier.parts import Dossier
    from app.services.schools.schools import SchoolRow


@dataclass(frozen=True, slots=True)
class Controller:
    """Who controls the execution: name and post in the accusative.

    `suggested`: the program made the form, in part at least.
    """

    name: str
    post: str
    person_id: int
    suggested: bool = False


def controller(dossier: "Dossier", chosen: str) -> Controller | None:
    """Who controls the execution, in the accusative; None is the head.

    Raises:
        UserError: the chosen person is not there.
    """
    if not chosen:
        return None
    person = named_person(dossier, chosen)
    form = people.complete_form(person, GrammarCase.ACCUSATIVE)
    suggested = people.is_suggested(person, GrammarCase.ACCUSATIVE)
    return Controller(form.name, form.post, person.id, suggested)


def named_person(dossier: "Dossier", chosen: str) -> "PersonRow":
    """The person whom a setting names, archived or not.

    Raises:
        UserError: there is none.
    """
    person = dossier.people.get(int(chosen)) if chosen.isdecimal() else None
    if person is None:
        raise UserError(f"Сотрудника № {chosen} нет.", "Выберите сотрудника из списка.")
    return person


def school_of(dossier: "Dossier", school_id: int | None) -> "SchoolRow | None":
    """The school of a plan, None for the plan of the district."""
    return None if school_id is None else dossier.school(school_id)


def who_may_answer(dossier: "Dossier", school: "SchoolRow | None") -> frozenset[int]:
    """Who may compile a report or control an order: keys of people.

    Those of the department, or of the school whose plan is reported, and not its head, who approves
    or signs. People of other schools of the register are left out, as `report_people` refuses them.
    """
    department = dossier.department
    head = school.head_id if school is not None else department.head_id if department else None
    return frozenset(
        row.id
        for row in dossier.people.values()
        if row.active
        and row.id != head
        and not is_of_other_school(dossier, row.organisation, school)
    )


def is_of_other_school(dossier: "Dossier", organisation: str, school: "SchoolRow | None") -> bool:
    """Whether an organisation is a school of the register and not the one that reports."""
    own = set[int]() if school is None else {school.id}
    return bool(dossier.schools_by_name.get(name_key(organisation), own) - own)


def _choices(dossier: "Dossier", year: int | None, values: "Mapping[str, str]") -> Choices:
    """Those whom the document would not refuse; all who are known where no year is asked for."""
    fit = None if year is None else who_may_answer(dossier, _school(dossier, values.get("plan")))
    return tuple(
        (f"{row.surname_first}, {row.post}".removesuffix(", "), str(row.id))
        for row in dossier.people.values()
        if fit is None or row.id in fit
    )


def _school(dossier: "Dossier", plan: str | None) -> "SchoolRow | None":
    """The school of a plan that a form names."""
    found = (row.school_id for row in dossier.plan_heads() if plan and str(row.id) == plan)
    return school_of(dossier, next(found, None))


PEOPLE = NamedRows(
    table="person",
    gone="Сотрудник {} удалён",
    choices=_choices,
    find=lambda dossier, _year, chosen: named_person(dossier, chosen),
    named_by="surname",
)
