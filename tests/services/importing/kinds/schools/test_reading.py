"""Our workbook «Школы»: new schools, changed ones, heads, other names."""

from pathlib import Path
from typing import Any

import pytest

from app.enums import SchoolKind
from app.models import School
from app.services.department import people
from app.services.language.school_names import name_key
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft, SchoolRow
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_own
from tests.services.importing.conftest import Load, Preview

FULL = {
    "short_name": "МБОУ «СОШ № 30»",
    "full_name": "Муниципальное бюджетное общеобразовательное учреждение «СОШ № 30»",
    "kind": "СОШ",
    "login": "edu990130",
    "oo_code": "009130",
    "aliases": "Школа 30; Тридцатая школа",
    "settlement": "пос. Малиновка",
    "distance": "41,5",
    "head": "Образцова Анна Петровна",
    "head_post": "директор",
    "phone": "8 (800) 000-00-30",
    "email": "s30@example.org",
}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    return write_own(path / "школы.xlsx", "schools", rows)


def only(workspace: Workspace) -> SchoolRow:
    (row,) = schools.list_schools(workspace)
    return row


def test_a_new_school_with_everything(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    outcome = load(write(tmp_path, FULL))
    assert (outcome.kind, outcome.accepted, outcome.problems) == ("schools", 1, ())
    row = only(workspace)
    assert (row.short_name, row.kind) == ("МБОУ «СОШ № 30»", SchoolKind.SOSH)
    assert (row.login_digits, row.oo_code, row.distance_m) == ("990130", "9130", 41_500)
    assert row.aliases == ("Школа 30", "Тридцатая школа")
    assert row.head == "Образцова Анна Петровна"
    (person,) = people.list_people(workspace)
    assert (person.post, person.organisation) == ("директор", "МБОУ «СОШ № 30»")


def test_the_kind_is_read_from_the_name_when_it_is_not_given(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    names = {
        "Гимназия № 1": SchoolKind.GYMNASIUM,
        "Кузнечихинская ООШ": SchoolKind.OOSH,
        "Болгарская кадетская школа": SchoolKind.CADET,
        "Основная общеобразовательная школа с. Ивановка": SchoolKind.OOSH,
        "Школа № 5": SchoolKind.SOSH,
    }
    load(write(tmp_path, *({"short_name": name} for name in names)))
    assert {row.short_name: row.kind for row in schools.list_schools(workspace)} == names


def test_an_empty_cell_changes_nothing_and_a_filled_one_shows_old_and_new(
    tmp_path: Path, workspace: Workspace, load: Load, preview: Preview
) -> None:
    load(write(tmp_path, FULL))
    path = write(tmp_path, {"short_name": "СОШ 30", "login": "edu990130", "phone": "112"})
    (line,) = preview(path).lines
    assert line.status == "changed"
    assert line.what == "краткое наименование, телефон"
    assert line.old == "МБОУ «СОШ № 30»; 8 (800) 000-00-30"
    assert line.new == "СОШ 30; 112"
    load(path)
    row = only(workspace)
    assert (row.short_name, row.phone, row.oo_code) == ("СОШ 30", "112", "9130")
    assert row.head == "Образцова Анна Петровна"


def test_the_same_file_twice_changes_nothing(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    load(write(tmp_path, FULL))
    before = list_changes(workspace)
    again = load(write(tmp_path, FULL))
    assert (again.accepted, again.unchanged) == (0, 1)
    assert list_changes(workspace) == before


def test_a_new_head_takes_the_place_of_the_old_one(
    tmp_path: Path, workspace: Workspace, load: Load, preview: Preview
) -> None:
    load(write(tmp_path, FULL))
    path = write(tmp_path, FULL | {"head": "Новиков И. И."})
    (line,) = preview(path).lines
    assert (line.what, line.old, line.new) == (
        "руководитель",
        "Образцова Анна Петровна",
        "Новиков И. И.",
    )
    load(path)
    assert only(workspace).head == "Новиков И. И."
    assert len(people.list_people(workspace)) == 2


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"short_name": None, "login": None}, "no_school"),
        ({"kind": "лагерь"}, "kind"),
        ({"login": "тридцать"}, "login"),
        ({"oo_code": "9-1"}, "oo_code"),
        ({"distance": "далеко"}, "not_a_number"),
        ({"distance": -4}, "negative"),
        ({"distance": 4000}, "distance"),
        ({"head": "Директор 2"}, "head"),
        ({"email": "нет адреса"}, "email"),
    ],
)
def test_a_wrong_cell(
    tmp_path: Path, workspace: Workspace, load: Load, cells: dict[str, Any], code: str
) -> None:
    outcome = load(write(tmp_path, {"short_name": "СОШ № 4"}, FULL | cells))
    (problem,) = outcome.problems
    assert (problem.code, problem.row) == (code, 3)
    assert schools.list_schools(workspace) == []


def test_a_school_twice_and_a_login_twice(tmp_path: Path, workspace: Workspace, load: Load) -> None:
    twice = load(write(tmp_path, FULL, {"short_name": "МБОУ СОШ №30"}))
    assert "указана дважды: строки 2 и 3" in twice.problems[0].text
    shared = load(write(tmp_path, FULL, {"short_name": "Лицей", "login": "sch990130"}))
    assert "с одним логином" in shared.problems[0].text
    assert schools.list_schools(workspace) == []


def test_a_code_of_another_school_is_refused(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    outcome = load(write(tmp_path, {"short_name": "Лицей", "login": "edu990777"}))
    assert outcome.stored
    outcome = load(write(tmp_path, {"short_name": "Лицей", "login": "990777", "oo_code": 9130}))
    (problem,) = outcome.problems
    assert (problem.code, problem.column) == ("taken", "Код ОО")
    assert "СОШ № 30" in problem.text


def test_an_import_of_schools_is_undone_with_its_people(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="Лицей", phone="01"))
    load(write(tmp_path, FULL, {"short_name": "Лицей", "phone": "02"}))
    assert len(schools.list_schools(workspace)) == 2
    undo(workspace, list_changes(workspace, action="import")[0].id)
    (row,) = schools.list_schools(workspace)
    assert (row.short_name, row.phone) == ("Лицей", "01")
    assert people.list_people(workspace) == []


def test_a_row_that_points_at_two_schools_renames_neither(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    other, _ = schools.save_school(
        workspace, SchoolDraft(short_name="Лицей", login_digits="990777")
    )
    outcome = load(write(tmp_path, {"short_name": "Лицей", "login": "edu990130"}))
    (problem,) = outcome.problems
    assert (problem.code, problem.column) == ("school.login-name", "Краткое наименование")
    assert "«Лицей»" in problem.text
    assert [row.short_name for row in schools.list_schools(workspace)] == [
        "Лицей",
        "МБОУ «СОШ № 30»",
    ]
    assert schools.get_school(workspace, other).login_digits == "990777"
    assert not outcome.stored


def test_a_name_of_two_schools_without_a_login_makes_no_third(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    rows = [{"short_name": "Начальная школа", "login": f"edu99000{number}"} for number in (1, 2)]
    assert load(write(tmp_path, *rows)).stored
    outcome = load(write(tmp_path, {"short_name": "Начальная школа", "phone": "112"}))
    (problem,) = outcome.problems
    assert (problem.code, problem.row, problem.column) == ("school.ambiguous", 2, "Логин")
    assert len(schools.list_schools(workspace)) == 2


def test_a_cadet_school_has_the_number_of_another_and_both_stay(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    rows = [
        {"short_name": "СОШ № 1", "login": "edu220001"},
        {"short_name": "Кадетская школа", "login": "ksh220001"},
    ]
    assert load(write(tmp_path, *rows)).problems == ()
    assert {row.short_name: row.login_digits for row in schools.list_schools(workspace)} == {
        "СОШ № 1": "220001",
        "Кадетская школа": "ksh220001",
    }


def test_a_list_gives_a_login_its_letters_and_its_zero(
    tmp_path: Path, workspace: Workspace, load: Load
) -> None:
    with workspace.database.writing() as session:
        for name, login in (("Кадетская школа", "220001"), ("СОШ № 1", "52345")):
            session.add(School(short_name=name, name_key=name_key(name), login_digits=login))
    rows = [
        {"short_name": "Кадетская школа", "login": "ksh220001"},
        {"short_name": "СОШ № 1", "login": "edu052345"},
    ]
    assert load(write(tmp_path, *rows)).problems == ()
    assert {row.login_digits for row in schools.list_schools(workspace)} == {"ksh220001", "052345"}
