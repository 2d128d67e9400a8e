"""Parts above their whole, of which a file gives only one: the other one says its place too."""

from pathlib import Path

from app.services import results
from app.services.results import ResultDraft
from app.services.storage.workspace import Workspace
from tests.services.importing.batches.files import BLOCK, RESULT, Cells, block, check, errors, own
from tests.services.importing.books import write_flat
from tests.services.importing.conftest import Load


def test_parts_of_two_files_above_the_whole_are_told_before_storing(
    tmp_path: Path, workspace: Workspace, school: int
) -> None:
    one = own(
        tmp_path / "a.xlsx", "results", {**RESULT, "participants": 89, "failed": 11, "high": 70}
    )
    two = write_flat(
        tmp_path / "b.xlsx",
        [(2026, 5, "Математика", "", "edu990130", "СОШ № 30", 89, 12.36, 40, 40, 7.64)],
    )
    assert all(preview.can_commit for preview in check(workspace, one, two))
    pairs: tuple[tuple[Cells, Cells, tuple[str, str]], ...] = (
        (
            {"participants": 250, "failed": 31},
            {"failed_percent": 12, "high_percent": 89},
            ("не справившихся: 31", "с высокими результатами: 89\u00a0%"),
        ),
        (
            {"participants": 250, "failed_percent": 12, "high": 220},
            {"participants": 250, "failed": 31},
            ("не справившихся: 31", "с высокими результатами: 220"),
        ),
    )
    for number, (numbers, others, words) in enumerate(pairs):
        three = own(tmp_path / f"c{number}.xlsx", "results", {**RESULT, **numbers})
        four = own(tmp_path / f"d{number}.xlsx", "results", {**RESULT, **others})
        assert [check(workspace, one)[0].can_commit for one in (three, four)] == [True, True]
        for files in ((three, four), (four, three)):
            told = [errors(preview) for preview in check(workspace, *files)]
            for (problem,), there in zip(told, reversed(files), strict=True):
                assert (problem.code, problem.row) == ("more_than_participants", 2)
                assert problem.column
                assert f"в файле «{there.name}», лист «Результаты», строка 2, столбец «" in (
                    problem.text
                )
                assert [text for text in ("СОШ № 30", *words) if text not in problem.text] == []


def test_a_part_of_a_passport_above_its_whole_in_another_file_is_told_in_both(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    part = block(tmp_path / "a.xlsx", "contingent", {**BLOCK, "ovz": 21})
    total = block(tmp_path / "b.xlsx", "contingent", {**BLOCK, "pupils": 20})
    first, second = (errors(preview) for preview in check(workspace, part, total))
    ((here,), (there,)) = first, second
    assert here.code == there.code
    assert "в файле «b.xlsx», лист «" in here.text
    assert "в файле «a.xlsx», лист «" in there.text
    assert here.column != there.column
    assert [text for text in (here.text, there.text) if "20" not in text or "21" not in text] == []
    assert load(part).stored
    (problem,) = load(total).problems
    assert "уже сохранено на эту дату" in problem.text
    assert "в файле «" not in problem.text


def test_a_file_is_held_against_the_stored_numbers_that_it_leaves_out(
    tmp_path: Path, workspace: Workspace, school: int, load: Load
) -> None:
    procedure = next(one.id for one in results.list_procedures(workspace) if one.code == "vpr:ma:5")
    results.save_result(
        workspace,
        ResultDraft(
            school_id=school,
            procedure_id=procedure,
            year=2026,
            participants=100,
            failed=10,
            high=60,
        ),
    )
    outcome = load(
        own(tmp_path / "a.xlsx", "results", {**RESULT, "participants": 100, "failed": 60})
    )
    (problem,) = outcome.problems
    assert (problem.code, problem.row, outcome.stored) == ("more_than_participants", 2, False)
    assert "Остальные числа этого результата уже сохранены" in problem.text
    flat = write_flat(
        tmp_path / "b.xlsx",
        [(2026, 5, "Математика", "", "edu990130", "СОШ № 30", 50, 20, 40, 30, 10)],
    )
    (problem,) = load(flat).problems
    assert (problem.code, problem.sheet, problem.row) == ("more_than_participants", "Лист1", 2)
    (row,) = results.list_results(workspace)
    assert (row.participants, row.failed, row.high) == (100, 10, 60)
    both = {"participants": 100, "failed": 60, "high": 40}
    assert load(own(tmp_path / "c.xlsx", "results", {**RESULT, **both})).stored
    (row,) = results.list_results(workspace)
    assert (row.failed, row.high) == (60, 40)
