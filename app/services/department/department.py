"""The education department that owns the workspace, with the name forms that documents print."""

from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING

from app.enums import GrammarCase
from app.errors import UserError
from app.services.department import facts as department_facts
from app.services.department.facts import LackingFact, Signer
from app.services.department.people import PersonRow, read_person
from app.services.log.changes import Changes, changing

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentDraft:
    """The department as typed; the fields are the columns of its table.

    Attributes:
        full_name: nominative, as it stands at the head of an order.
        short_name: for running text and lists.
        full_name_genitive: for annex marks («приказом …»).
        full_name_dative: «поручить …».
        full_name_instrumental: «утверждён …».
        short_name_genitive: «специалисты …».
        parent_body: the body above it at the head of an order; may be empty.
        territory: the district, nominative.
        territory_genitive: for titles («… школ Спасского муниципального района»).
        region: the subject of the Federation.
        place: place of issue of orders («г. Болгар»).
        address: postal address.
        phone: as printed.
        email: as printed.
        website: as printed.
        head_id: the person who signs orders.
        coordinator_id: the municipal coordinator.
    """

    full_name: str
    short_name: str = ""
    full_name_genitive: str = ""
    full_name_dative: str = ""
    full_name_instrumental: str = ""
    short_name_genitive: str = ""
    parent_body: str = ""
    territory: str = ""
    territory_genitive: str = ""
    region: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    head_id: int | None = None
    coordinator_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRow(DepartmentDraft):
    """The stored department with the people it names.

    Attributes:
        head: the person who signs orders.
        coordinator: the municipal coordinator.
        prints_place: whether orders bear the place of issue.
    """

    head: PersonRow | None = None
    coordinator: PersonRow | None = None
    prints_place: bool = True


def get_department(workspace: "Workspace") -> DepartmentRow | None:
    """The department, or None in a workspace where it is not filled in yet."""
    with workspace.database.reading() as reader:
        return read_department(reader)


def read_department(reader: "Reader") -> DepartmentRow | None:
    """The department within a running read."""
    row = reader.row("SELECT * FROM department WHERE id = 1")
    if row is None:
        return None
    values = {field.name: row[field.name] for field in fields(DepartmentDraft)}
    return DepartmentRow(
        **values,
        head=read_person(reader, row["head_id"]),
        coordinator=read_person(reader, row["coordinator_id"]),
        prints_place=department_facts.prints_place(reader),
    )


def read_names(reader: "Reader") -> tuple[str, ...]:
    """What the department is called, in all forms that are stored, within a running read."""
    row = reader.row("SELECT * FROM department WHERE id = 1")
    return () if row is None else tuple(name for column in _NAMES if (name := row[column]))


def load_names(session: "Session") -> tuple[str, ...]:
    """`read_names` on the session of a running change."""
    from app.models import Department

    department = session.get(Department, 1)
    if department is None:
        return ()
    return tuple(name for column in _NAMES if (name := getattr(department, column)))


def save_department(workspace: "Workspace", draft: DepartmentDraft) -> Changes:
    """Store the department; there is exactly one.

    Raises:
        UserError: the full name is missing, or a named person is not in the list.
    """
    from app.models import Department, Person

    values = {
        key: " ".join(value.split()) if isinstance(value, str) else value
        for key, value in asdict(draft).items()
        if key in _COLUMNS
    }
    if not values["full_name"]:
        raise UserError(
            "Не указано полное наименование органа управления образованием.",
            "Заполните поле «Полное наименование».",
        )
    with changing(workspace, "edit", "Изменение сведений об управлении образования") as work:
        for person_id in (draft.head_id, draft.coordinator_id):
            if person_id is not None and work.session.get(Person, person_id) is None:
                raise UserError(
                    "Выбранного сотрудника нет в списке.", "Выберите другого сотрудника."
                )
        department = work.session.get(Department, 1) or Department(id=1, full_name="")
        for name, value in values.items():
            setattr(department, name, value)
        work.session.add(department)
    return work.changes


def draft_of(row: DepartmentRow | None) -> DepartmentDraft:
    """What is stored, to be changed and stored again; without a record all is empty."""
    if row is None:
        return DepartmentDraft(full_name="")
    return DepartmentDraft(**{field.name: getattr(row, field.name) for field in _FIELDS})


def appoint(
    workspace: "Workspace",
    person_id: int,
    *,
    signs: bool | None = None,
    coordinates: bool | None = None,
) -> Changes:
    """Say of a person that they sign orders, or are the coordinator; None leaves it as it is.

    There is one of each: who was it before is it no longer. The department is where it is stored.

    Raises:
        UserError: the department is not filled in yet, or there is no such person.
    """
    row = get_department(workspace)
    if row is None:
        raise UserError(
            "Сведения об управлении образования ещё не заполнены.",
            "Заполните полное наименование в разделе «Управление образования».",
        )
    draft = draft_of(row)
    if signs is not None and signs != (row.head_id == person_id):
        draft = replace(draft, head_id=person_id if signs else None)
    if coordinates is not None and coordinates != (row.coordinator_id == person_id):
        draft = replace(draft, coordinator_id=person_id if coordinates else None)
    return save_department(workspace, draft)


# Forms that can be suggested: the field, the field it is made from, and its case.
_FORMS = (
    ("full_name_genitive", "full_name", GrammarCase.GENITIVE),
    ("full_name_dative", "full_name", GrammarCase.DATIVE),
    ("full_name_instrumental", "full_name", GrammarCase.INSTRUMENTAL),
    ("short_name_genitive", "short_name", GrammarCase.GENITIVE),
    ("territory_genitive", "territory", GrammarCase.GENITIVE),
)


def suggest_names(draft: DepartmentDraft) -> dict[str, str]:
    """Case forms by field name as the program would write them, for the user to check.

    A form whose nominative is not filled in is left out. The first call loads the dictionary.
    """
    from app.services.language.declension import decline_title

    return {
        field: decline_title(getattr(draft, source), case)
        for field, source, case in _FORMS
        if getattr(draft, source)
    }


def lacking_facts(row: DepartmentRow | None) -> tuple[LackingFact, ...]:
    """What documents still need about the department; empty when ready."""
    if row is None:
        return department_facts.lacking_facts(None, None, None)
    required = (key for key in department_facts.REQUIRED if key != "place" or row.prints_place)
    values = {key: getattr(row, key) for key in required}
    return department_facts.lacking_facts(values, _signer(row.head), _signer(row.coordinator))


def _signer(person: PersonRow | None) -> Signer | None:
    return (
        None
        if person is None
        else Signer(person.id, person.surname, person.given_name, person.post)
    )


_FIELDS = fields(DepartmentDraft)
_COLUMNS = frozenset(field.name for field in _FIELDS)
_NAMES = (
    "full_name",
    "short_name",
    "full_name_genitive",
    "full_name_dative",
    "full_name_instrumental",
    "short_name_genitive",
)
