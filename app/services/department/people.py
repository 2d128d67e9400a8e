"""Adults named in documents, with the case forms of their names and posts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from app.enums import GrammarCase
from app.errors import UserError
from app.services.language import declension, names
from app.services.language.matching import folded
from app.services.language.names import NamePost
from app.services.log.changes import Changes, changing
from app.services.writing.addresses import wrong_email
from app.services.writing.target import refuse

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.models import Person
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

Forms = dict[GrammarCase, NamePost]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person of the workspace.

    Attributes:
        id: key of the person.
        surname: in the nominative, like the other parts of the name.
        given_name: may be typed as an initial.
        patronymic: empty when there is none.
        post: «начальник управления», nominative.
        organisation: where the post is held.
        phone: as typed.
        email: as typed.
        role: free words for the part in the work («муниципальный координатор»).
        active: False after archiving.
        forms: case forms that the user stored; empty parts mean "not stored".
    """

    id: int
    surname: str
    given_name: str
    patronymic: str
    post: str
    organisation: str
    phone: str
    role: str
    active: bool
    email: str = ""
    forms: Forms = field(default_factory=dict[GrammarCase, NamePost])

    @property
    def signature_name(self) -> str:
        """«Н.В. Плюснина»."""
        return names.signature_name(self.surname, self.given_name, self.patronymic)

    @property
    def surname_first(self) -> str:
        """«Плюснина Н.В.»."""
        return names.surname_first(self.surname, self.given_name, self.patronymic)

    @property
    def full_name(self) -> str:
        """«Плюснина Наталья Валерьевна»."""
        return names.full_name(self.surname, self.given_name, self.patronymic)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person as typed; `forms` holds only the case forms that the user wants kept."""

    surname: str
    given_name: str = ""
    patronymic: str = ""
    post: str = ""
    organisation: str = ""
    phone: str = ""
    role: str = ""
    email: str = ""
    forms: Mapping[GrammarCase, NamePost] = field(default_factory=dict[GrammarCase, NamePost])


def list_people(workspace: "Workspace", *, include_archived: bool = False) -> list[PersonRow]:
    """People by surname and name."""
    where = "" if include_archived else "WHERE active"
    with workspace.database.reading() as reader:
        forms = _stored_forms(reader)
        people = [
            _row(row, forms.get(row["id"], {}))
            for row in reader.rows(f"SELECT * FROM person {where}")
        ]
    return sorted(people, key=lambda row: folded(row.full_name))


def get_person(workspace: "Workspace", person_id: int) -> PersonRow:
    """One person, archived or not.

    Raises:
        UserError: there is no such person.
    """
    with workspace.database.reading() as reader:
        row = read_person(reader, person_id)
    if row is None:
        raise _missing()
    return row


def read_person(reader: "Reader", person_id: int | None) -> PersonRow | None:
    """One person within a running read; None when there is none."""
    if person_id is None:
        return None
    row = reader.row("SELECT * FROM person WHERE id = ?", (person_id,))
    return None if row is None else _row(row, _stored_forms(reader).get(person_id, {}))


def load_people(session: "Session") -> "dict[int, Person]":
    """All people by their keys, archived ones too, on the session of a running change."""
    from sqlmodel import select

    from app.models import Person

    records = session.exec(select(Person))
    return {record.id: record for record in records if record.id is not None}


def save_person(
    workspace: "Workspace", draft: PersonDraft, person_id: int | None = None
) -> tuple[int, Changes]:
    """Add a person, or change the one with `person_id`; returns the key and what was touched.

    Raises:
        UserError: the surname is missing, the e-mail is none, or there is no such person.
    """
    from app.models import Person

    values = _checked(draft)
    title = "Добавление сотрудника" if person_id is None else "Изменение данных сотрудника"
    with changing(workspace, "edit", f"{title}: {values['surname']}") as work:
        person = Person(surname="") if person_id is None else work.session.get(Person, person_id)
        if person is None:
            raise _missing()
        _store(work.session, person, values, draft.forms)
        assert person.id is not None
    return person.id, work.changes


def add_person(session: "Session", draft: PersonDraft) -> "Person":
    """Add a person within a running action, as a file names them; the record has its key.

    Raises:
        UserError: the surname is missing.
    """
    from app.models import Person

    person = Person(surname="")
    _store(session, person, _checked(draft), draft.forms)
    return person


def archive_person(workspace: "Workspace", person_id: int) -> Changes:
    """Take a person out of the lists; documents that name them keep working."""
    return _set_active(workspace, person_id, active=False)


def restore_person(workspace: "Workspace", person_id: int) -> Changes:
    """Bring an archived person back."""
    return _set_active(workspace, person_id, active=True)


def suggest_forms(surname: str, given_name: str, patronymic: str, post: str) -> Forms:
    """All six case forms as the program would write them; a suggestion for the user to correct."""
    return declension.suggest_forms(surname, given_name, patronymic, post)


def complete_form(person: PersonRow, case: GrammarCase) -> NamePost:
    """Name and post in a case: the stored wording first, the suggestion where nothing is stored.

    What is stored whole asks no dictionary.
    """
    stored = person.forms.get(case, NamePost("", ""))
    if not is_suggested(person, case):
        return stored
    suggested = declension.suggest_form(
        person.surname, person.given_name, person.patronymic, person.post, case=case
    )
    return NamePost(stored.name or suggested.name, stored.post or suggested.post)


def is_suggested(person: PersonRow, case: GrammarCase) -> bool:
    """Whether `complete_form` takes the name or the post in a case from the suggestion."""
    stored = person.forms.get(case, NamePost("", ""))
    return not stored.name or bool(person.post and not stored.post)


def _set_active(workspace: "Workspace", person_id: int, *, active: bool) -> Changes:
    from app.models import Person

    title = "Возврат сотрудника из архива" if active else "Перенос сотрудника в архив"
    with changing(workspace, "edit", title) as work:
        person = work.session.get(Person, person_id)
        if person is None:
            raise _missing()
        person.active = active
        work.about(person.surname)
    return work.changes


def _checked(draft: PersonDraft) -> dict[str, str]:
    """What is typed, as it is stored; the case forms are left out."""
    values = {
        key: " ".join(value.split()) for key, value in asdict(draft).items() if key != "forms"
    }
    if not values["surname"]:
        raise UserError("Не указана фамилия.", "Заполните поле «Фамилия».")
    refuse(wrong_email(values["email"]))
    return values


def _store(
    session: "Session",
    person: "Person",
    values: Mapping[str, str],
    forms: Mapping[GrammarCase, NamePost],
) -> None:
    for name, value in values.items():
        setattr(person, name, value)
    session.add(person)
    session.flush()
    assert person.id is not None
    _store_forms(session, person.id, forms)


def _store_forms(session: "Session", person_id: int, forms: Mapping[GrammarCase, NamePost]) -> None:
    from app.models import PersonForm

    for case in GrammarCase:
        form = forms.get(case)
        stored = session.get(PersonForm, (person_id, case.value))
        if form is None or not (form.name.strip() or form.post.strip()):
            if stored is not None:
                session.delete(stored)
            continue
        kept = stored or PersonForm(person_id=person_id, grammar_case=case.value)
        kept.name, kept.post = form.name.strip(" "), form.post.strip(" ")
        session.add(kept)


def _stored_forms(reader: "Reader") -> dict[int, Forms]:
    forms: dict[int, Forms] = {}
    for row in reader.rows("SELECT person_id, grammar_case, name, post FROM person_form"):
        form = NamePost(row["name"], row["post"])
        forms.setdefault(row["person_id"], {})[GrammarCase(row["grammar_case"])] = form
    return forms


def _row(row: "Row", forms: Forms) -> PersonRow:
    return PersonRow(
        id=row["id"],
        surname=row["surname"],
        given_name=row["given_name"],
        patronymic=row["patronymic"],
        post=row["post"],
        organisation=row["organisation"],
        phone=row["phone"],
        role=row["role"],
        email=row["email"],
        active=bool(row["active"]),
        forms=forms,
    )


def _missing() -> UserError:
    return UserError("Этого сотрудника нет в списке.", "Возможно, его удалили: выберите другого.")
