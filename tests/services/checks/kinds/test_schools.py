"""The list of support against the identification and the programme; schools named twice."""

from datetime import date

from app.enums import SupportKind
from app.models import School
from app.services.checks.kinds import schools
from app.services.identification.runs import runs
from app.services.schools.support import SupportDraft, enter_support
from app.services.storage.workspace import Workspace
from tests.services import overview_data as data
from tests.services.checks.papers import (
    CALENDAR,
    add_plan,
    add_programme,
    codes,
    texts,
)


def enter(workspace: Workspace, school: int, run: int | None = None) -> None:
    draft = SupportDraft(
        school_id=school,
        kind=SupportKind.SHNOR,
        year=2020,
        entered_on=date(2019, 10, 1),
        run_id=run,
    )
    enter_support(workspace, draft)


def test_who_entered_a_list_and_whom_the_identification_found(workspace: Workspace) -> None:
    first, second, third = (data.add_school(workspace, f"СОШ № {at}") for at in (1, 2, 3))
    for school, failed in ((first, 9), (second, 9), (third, 0)):
        for year in (2018, 2019):
            data.add_results(workspace, school, year=year, failed=failed)
    run, _ = runs.freeze(workspace, runs.run(workspace, year=2019))
    assert codes(workspace, schools.against_identification) == []  # nobody entered by it
    enter(workspace, first, run)
    assert codes(workspace, schools.against_identification) == ["list.not-entered"]
    enter(workspace, second, run)
    assert codes(workspace, schools.against_identification) == []
    enter(workspace, third, run)
    assert codes(workspace, schools.against_identification) == ["list.not-identified"]
    assert codes(workspace, schools.against_identification, 2023) == []


def test_the_schools_of_a_programme_are_those_on_lists(workspace: Workspace) -> None:
    first, second, third = (data.add_school(workspace, f"СОШ № {at}") for at in (1, 2, 3))
    enter(workspace, first)
    add_programme(workspace, CALENDAR, schools=(first,))
    add_programme(workspace, CALENDAR)  # it names no schools
    assert codes(workspace, schools.against_programmes) == []
    enter(workspace, second)
    add_programme(workspace, CALENDAR, schools=(first, second, third))
    assert texts(workspace, schools.against_programmes) == [
        "programme.school-not-listed: Программа о школе, которой нет в списках поддержки: СОШ № 3",
        "programme.school-left-out: В списках поддержки, но не в программе: СОШ № 2",
    ]


def test_a_number_with_and_without_a_blank(workspace: Workspace) -> None:
    add_plan(workspace, {"title": "Школа № 32, школе №\u00a032, лицей №32, школа № 3"})
    assert codes(workspace, schools.spellings) == []
    add_plan(workspace, {"title": "Школа №32"})
    assert texts(workspace, schools.spellings) == [
        "school.two-spellings: Номер школы написан по-разному: «Школа № 32» и «Школа №32»"
    ]


def test_two_schools_with_one_name(workspace: Workspace) -> None:
    data.add_school(workspace, "МБОУ «СОШ № 1»")
    data.add_school(workspace, "СОШ № 2")
    assert codes(workspace, schools.registered_twice) == []
    with workspace.database.writing() as session:
        session.add(School(short_name="СОШ №1", name_key="сош 1"))
    assert codes(workspace, schools.registered_twice) == ["school.registered-twice"]
