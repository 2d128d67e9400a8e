"""What rows may refer to: in which order it is offered, by which names it is recognised."""

from datetime import date

import pytest

from app.enums import SupportKind
from app.errors import UserError
from app.services.department.people import PersonDraft, save_person
from app.services.registers.options import Options
from app.services.schools.schools import SchoolDraft, save_school
from app.services.schools.support import SupportDraft, enter_support
from app.services.storage.workspace import Workspace
from tests.services.registers.conftest import YEAR


def test_schools_of_the_support_list_of_the_year_come_first(district: Workspace) -> None:
    draft = SupportDraft(
        school_id=1,
        kind=SupportKind.SHNOR,
        year=YEAR,
        entered_on=date(2025, 10, 1),
        entry_basis="письмо",
    )
    enter_support(district, draft)
    assert [one.title for one in Options(district, YEAR).of("school")] == ["СОШ № 1", "Лицей № 2"]
    assert [row.id for row in Options(district, YEAR).supported] == [1]
    assert [one.key for one in Options(district, YEAR - 1).of("school")] == [2, 1]


def test_a_name_as_people_type_it_finds_its_row(district: Workspace) -> None:
    save_school(
        district,
        SchoolDraft(
            short_name="МБОУ «СОШ № 5»", login_digits="203389", aliases=("Покровская школа",)
        ),
    )
    person = PersonDraft(surname="Лунцова", given_name="Елена", patronymic="Викторовна")
    save_person(district, person)
    options = Options(district, YEAR)
    for text in ("СОШ №5", "МБОУ СОШ № 5", "edu203389", "покровская  школа"):
        assert options.find("school", text) == 3, text
    for text in ("Лунцова Е.В.", "Лунцова Елена Викторовна", "лунцова"):
        assert options.find("person", text) == 3, text
    for table, text in (("school", "СОШ № 9"), ("person", "Орлов"), ("order_record", "458")):
        with pytest.raises(UserError):
            options.find(table, text)
