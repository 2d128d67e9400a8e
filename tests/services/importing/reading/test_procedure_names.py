"""What people call a procedure: taken where one is meant, refused with the candidates otherwise."""

from pathlib import Path

import pytest

from app.services import results
from app.services.importing.reading.procedure_names import meant_by
from app.services.results.known import KnownProcedure, known_procedures
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_own
from tests.services.importing.conftest import Load, Preview

HEAD = {"school": "МБОУ «СОШ № 30»", "login": "edu990130", "year": 2026}
NUMBERS = {"participants": 20, "failed": 1}


@pytest.fixture
def known(workspace: Workspace) -> list[KnownProcedure]:
    with workspace.database.session() as session:
        return known_procedures(session.connection())


def test_a_name_means_what_it_says_and_nothing_that_says_less(known: list[KnownProcedure]) -> None:
    cases = {
        "ОГЭ математика": "oge:ma",
        "ОГЭ по математике": "oge:ma",
        "огэ, математика (9 класс)": "oge:ma",
        "ОГЭ русский": "oge:ru",
        "ОГЭ обществ.": "oge:ob",
        "ВПР, математика, 5 класс": "vpr:ma:5",
        "ВПР математика 5": "vpr:ma:5",
        "ВПР по математике 5кл.": "vpr:ma:5",
        "5 класс, ВПР: Русский язык": "vpr:ru:5",
        "ВПР РУ, 5-й класс": "vpr:ru:5",
        "ВПР английский 7": "vpr:en:7",
        "ЕГЭ математика (базовый уровень)": "ege:ma:base",
        "ЕГЭ математика, профильная": "ege:ma:prof",
        "ЕГЭ МА проф": "ege:ma:prof",
        "ЕГЭ история": "ege:is",
    }
    assert {name: [one.code for one in meant_by(name, known)] for name in cases} == {
        name: [code] for name, code in cases.items()
    }
    several = {"ЕГЭ математика": 3, "ВПР математика": 6}
    assert {name: len(meant_by(name, known)) for name in several} == several
    nothing = (
        "математика 5",
        "ОГЭ",
        "ОГЭ математика 5",
        "ОГЭ математика база",
        "ВПР математика 9",
        "ВПР математика 5 и 6 класс",
        "ВПР математика 5а",
        "ВПР математика 5 2025/2026",
        "ВПР ОГЭ математика",
        "ВПР мат 5",
        "ВПР математика углублённая 5",
        "пробный ОГЭ математика",
    )
    assert [name for name in nothing if meant_by(name, known)] == []


def test_a_workbook_of_ours_takes_the_names_of_people(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    names = ("ОГЭ математика", "ВПР, математика, 5 класс", "ВПР математика 6", "ЕГЭ русский")
    rows = [{**HEAD, **NUMBERS, "procedure": name} for name in names]
    assert load(write_own(tmp_path / "a.xlsx", "results", rows)).stored
    stored = {row.procedure for row in results.list_results(workspace)}
    assert stored == {"oge:ma", "vpr:ma:5", "vpr:ma:6", "ege:ru"}


@pytest.mark.usefixtures("school")
def test_a_name_of_several_is_refused_with_all_of_them(tmp_path: Path, preview: Preview) -> None:
    names = ("ЕГЭ математика", "ВПР математика", "ВПР математика 9")
    rows = [{**HEAD, **NUMBERS, "procedure": name} for name in names]
    problems = preview(write_own(tmp_path / "a.xlsx", "results", rows)).problems
    assert [(one.code, one.row) for one in problems] == [
        ("unknown_procedure", row) for row in (2, 3, 4)
    ]
    levels, classes, none = (one.text for one in problems)
    assert "«ЕГЭ МА база», «ЕГЭ МА профиль», «ЕГЭ МА»" in levels
    assert "«ВПР МА 4», «ВПР МА 5»" in classes
    assert "нет в списке" in none


@pytest.mark.usefixtures("school")
def test_two_names_of_one_procedure_are_one_result(tmp_path: Path, preview: Preview) -> None:
    rows = [
        {**HEAD, **NUMBERS, "procedure": name} for name in ("ВПР МА 5", "ВПР, математика, 5 класс")
    ]
    problems = preview(write_own(tmp_path / "a.xlsx", "results", rows)).problems
    assert {one.code for one in problems} == {"school_twice"}
