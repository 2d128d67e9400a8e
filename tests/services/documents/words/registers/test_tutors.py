"""The order about tutors: post and organisation of a person are those of the card."""

from app.services.department.people import PersonDraft, save_person
from app.services.documents.making.catalogue import get_row
from app.services.documents.making.composing import compose
from app.services.documents.model.tables import Row, Table
from app.services.registers.writing import RowDraft, save_rows
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks


def test_what_is_not_typed_of_a_tutor_is_taken_from_the_card(workspace: Workspace) -> None:
    school, _ = save_school(workspace, SchoolDraft(short_name="Школа"))
    person, _ = save_person(
        workspace,
        PersonDraft(
            surname="Орлова",
            given_name="Анна",
            patronymic="Петровна",
            post="методист",
            organisation="Методический центр",
        ),
    )
    drafts = [
        {"person_id": person},
        {"person_id": person, "post": "тьютор"},
        {"name": "Ким Олег Андреевич"},
    ]
    drafts = [RowDraft(values={"school_id": school, **values}) for values in drafts]
    save_rows(workspace, "tutor", 2027, drafts)
    (table,) = blocks(compose(workspace, "tutors-order", 2027).document, Table)
    rows = [row.cells for row in table.rows if isinstance(row, Row)]
    assert [(cells[2], cells[3]) for cells in rows] == [
        ("Орлова Анна Петровна", "методист, Методический центр"),
        ("Орлова Анна Петровна", "тьютор, Методический центр"),
        ("Ким Олег Андреевич", "______"),
    ]
    told = get_row(workspace, "tutors-order", 2027).missing
    assert [one.text for one in told if one.code == "tutor.no-post"] == [
        "Не указана должность тьютора: Ким Олег Андреевич"
    ]
