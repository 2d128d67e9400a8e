"""Our workbook «Паспорта школ»: counts by block and date."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.errors import UserError
from app.services.importing.service import import_files
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.progress import run_steps
from app.services.schools import passports, schools
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_passports
from tests.services.importing.conftest import Load, Preview

HEAD = {"school": "СОШ № 30", "login": "edu990130", "on_date": "20.09.2026"}


def write(path: Path, **blocks: list[dict[str, Any]]) -> Path:
    filled = {block: [{**HEAD, **row} for row in rows] for block, rows in blocks.items()}
    return write_passports(path / "паспорта.xlsx", filled)


def test_blocks_of_several_sheets(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    outcome = load(
        write(tmp_path, contingent=[{"pupils": 400, "ovz": 21}], staff=[{"teachers": 30}])
    )
    assert (outcome.kind, outcome.rows, outcome.accepted) == ("passports", 2, 2)
    blocks = passports.get_passport(workspace, school).blocks
    (contingent,) = blocks["contingent"]
    assert contingent.on_date == date(2026, 9, 20)
    assert contingent.counts == {"pupils": 400, "ovz": 21}
    assert blocks["staff"][0].counts == {"teachers": 30}


def test_what_is_not_counted_is_absent_and_a_zero_is_a_zero(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(write(tmp_path, staff=[{"teachers": 30, "vacancies": 0, "young": "-"}]))
    (block,) = passports.get_passport(workspace, school).blocks["staff"]
    assert block.counts == {"teachers": 30, "vacancies": 0}


def test_the_same_date_again_changes_only_what_the_file_gives(
    tmp_path: Path, workspace: Workspace, school: int, load: Load, preview: Preview
) -> None:
    load(write(tmp_path, staff=[{"teachers": 30, "young": 2, "source": "ОО-1"}]))
    path = write(tmp_path, staff=[{"teachers": 31}])
    (line,) = preview(path).lines
    assert (line.status, line.old, line.new) == (
        "changed",
        "Педагогических работников всего: 30",
        "Педагогических работников всего: 31",
    )
    load(path)
    (block,) = passports.get_passport(workspace, school).blocks["staff"]
    assert (block.counts, block.source) == ({"teachers": 31, "young": 2}, "ОО-1")
    again = load(path)
    assert (again.accepted, again.unchanged) == (0, 1)


def test_rows_without_counts_are_passed_by(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    outcome = load(write(tmp_path, staff=[{}, {"teachers": 30}]))
    assert (outcome.rows, outcome.accepted, outcome.problems) == (1, 1, ())


def test_a_doubtful_sum_is_a_warning(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    outcome = load(write(tmp_path, contingent=[{"pupils": 10, "grade_1": 6, "grade_2": 6}]))
    assert [(one.code, one.weight.name) for one in outcome.problems] == [
        ("doubtful_counts", "NOTE")
    ]
    assert outcome.stored


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"pupils": "много"}, "not_a_number", "Обучающихся всего"),
        ({"pupils": 10.5}, "not_whole", "Обучающихся всего"),
        ({"pupils": 10, "ovz": 11}, "impossible_counts", "Обучающихся с ОВЗ"),
        ({"pupils": 10, "on_date": "осенью"}, "date", "На дату"),
        ({"pupils": 10, "on_date": None}, "date", "На дату"),
        ({"pupils": 10, "on_date": "01.12.2026"}, "date", "На дату"),
    ],
)
def test_a_wrong_row(
    tmp_path: Path,
    workspace: Workspace,
    school: int,
    load: Load,
    cells: dict[str, Any],
    code: str,
    column: str | None,
) -> None:
    outcome = load(write(tmp_path, contingent=[cells], staff=[{"teachers": 30}]))
    (problem,) = outcome.problems
    assert (problem.code, problem.column, problem.row) == (code, column, 2)
    assert not outcome.stored
    assert passports.get_passport(workspace, school).blocks["staff"] == ()


def test_a_school_twice_on_one_date(tmp_path: Path, school: int, load: Load) -> None:
    outcome = load(write(tmp_path, staff=[{"teachers": 30}, {"teachers": 31}]))
    assert "строки 2 и 3" in outcome.problems[0].text
    assert outcome.problems[0].code == "school_twice"


@pytest.mark.parametrize(
    ("given", "kept"), [({"ovz": 500}, "Обучающихся всего"), ({"pupils": 20}, "с ОВЗ")]
)
def test_a_part_above_the_stored_whole_is_refused_in_the_words_of_the_form(
    tmp_path: Path,
    workspace: Workspace,
    school: int,
    load: Load,
    given: dict[str, int],
    kept: str,
) -> None:
    day, before = date(2026, 9, 20), {"pupils": 400, "ovz": 21}
    passports.save_block(workspace, school, "contingent", day, before)
    outcome = load(write(tmp_path, contingent=[given], staff=[{"teachers": 30}]))
    (problem,) = outcome.problems
    assert (problem.code, problem.row, outcome.stored) == ("impossible_counts", 2, False)
    with pytest.raises(UserError) as typed:
        passports.save_block(workspace, school, "contingent", day, before | given)
    assert "это больше, чем" in typed.value.message
    assert problem.text.startswith(f"{typed.value.message} «")
    assert f"{kept}» уже сохранено на эту дату" in problem.text
    (block,) = passports.get_passport(workspace, school).blocks["contingent"]
    assert block.counts == before


def test_a_part_of_the_stored_whole_is_taken_without_a_doubt(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(write(tmp_path, contingent=[{"pupils": 400}]))
    assert load(write(tmp_path, contingent=[{"ovz": 400}])).problems == ()
    assert load(write(tmp_path, contingent=[{"pupils": 500, "ovz": 450}])).problems == ()
    (block,) = passports.get_passport(workspace, school).blocks["contingent"]
    assert block.counts == {"pupils": 500, "ovz": 450}
    other = load(write(tmp_path, contingent=[{"ovz": 600, "on_date": "20.09.2025"}]))
    assert [one.code for one in other.problems] == ["doubtful_counts"]
    assert other.stored


def test_the_sum_of_the_classes_counts_the_stored_ones(
    tmp_path: Path, school: int, load: Load
) -> None:
    load(write(tmp_path, contingent=[{"pupils": 12, "grade_1": 6, "grade_2": 6}]))
    (problem,) = load(write(tmp_path, contingent=[{"grade_2": 9}])).problems
    assert (problem.code, problem.weight.name) == ("doubtful_counts", "NOTE")
    assert "Сумма по классам 15" in problem.text


@pytest.mark.parametrize("name", ["МБОУ «СОШ № 30»", "МБОУ «СОШ № 31»"])
def test_two_files_of_one_block_are_one_block(
    tmp_path: Path, workspace: Workspace, school: int, name: str
) -> None:
    head = {"school": name, "login": "edu990130" if "30" in name else "edu990131"}
    files: list[Path] = []
    for place, counts in enumerate(({"pupils": 400}, {"ovz": 21}, {"ovz": 500})):
        (tmp_path / str(place)).mkdir()
        files.append(write(tmp_path / str(place), contingent=[{**head, **counts}]))
    whole, part, larger = files

    def stored() -> list[dict[str, int]]:
        return [
            block.counts
            for row in schools.list_schools(workspace)
            for block in passports.get_passport(workspace, row.id).blocks["contingent"]
        ]

    first, second = run_steps(import_files(workspace, [whole, larger], create_schools=True))
    assert [first.stored, second.stored] == [False, False]
    for (problem,), there in ((first.problems, larger), (second.problems, whole)):
        assert (problem.code, problem.row) == ("impossible_counts", 2)
        assert "500, это больше, чем" in problem.text
        assert f"в файле «{there.parent.name}/{there.name}», лист «" in problem.text
    assert stored() == []
    run_steps(import_files(workspace, [whole, part], create_schools=True))
    assert stored() == [{"pupils": 400, "ovz": 21}]


def test_an_import_of_passports_is_undone(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    load(write(tmp_path, staff=[{"teachers": 30}]))
    load(write(tmp_path, staff=[{"teachers": 31, "young": 2}], social=[{"children": 5}]))
    undo(workspace, list_changes(workspace, action="import")[0].id)
    blocks = passports.get_passport(workspace, school).blocks
    assert blocks["staff"][0].counts == {"teachers": 30}
    assert blocks["social"] == ()
