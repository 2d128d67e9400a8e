"""Stored results: lists, the grid of a year, editing, procedures."""

from fractions import Fraction

import pytest

from app.enums import ProcedureKind, ResultState
from app.errors import UserError
from app.services import results
from app.services.log import changes
from app.services.log.listing import list_changes
from app.services.results import ProcedureDraft, ResultDraft
from app.services.schools import schools
from app.services.storage.workspace import Workspace


@pytest.fixture
def school(workspace: Workspace) -> int:
    key, _ = schools.save_school(
        workspace, schools.SchoolDraft(short_name="СОШ № 30", login_digits="edu203389")
    )
    return key


def procedure(workspace: Workspace, code: str) -> int:
    return next(row.id for row in results.list_procedures(workspace) if row.code == code)


def draft(
    workspace: Workspace, school: int, code: str = "vpr:ma:5", **values: object
) -> ResultDraft:
    return ResultDraft(
        school_id=school, procedure_id=procedure(workspace, code), year=2019, **values
    )  # type: ignore[arg-type]


def test_a_typed_result_is_listed_with_its_share_in_words(
    workspace: Workspace, school: int
) -> None:
    results.save_result(workspace, draft(workspace, school, participants=89, failed=11))
    (row,) = results.list_results(workspace, year=2019)
    assert (row.school, row.login, row.procedure) == ("СОШ № 30", "203389", "vpr:ma:5")
    assert row.share == Fraction(1100, 89)
    assert row.percent == 12.36
    results.save_result(workspace, draft(workspace, school, "vpr:ma:6", failed_percent_h=0))
    shares = {one.procedure: one.share for one in results.list_results(workspace, year=2019)}
    assert shares["vpr:ma:6"] == 0  # nobody failed: not the same as no share
    assert row.percent_text == "11 из 89 (12,4\u00a0%)"
    assert row.source_text == "введено вручную"
    assert results.list_results(workspace, year=2018) == []


def test_a_percent_alone_is_kept_as_typed(workspace: Workspace, school: int) -> None:
    results.save_result(workspace, draft(workspace, school, failed_percent_h=3300))
    (row,) = results.list_results(workspace, school_id=school)
    assert row.percents_only
    assert (row.participants, row.failed, row.percent) == (None, None, 33.0)
    assert row.percent_text == "33\u00a0%"


def test_a_percent_with_participants_gives_the_count(workspace: Workspace, school: int) -> None:
    results.save_result(workspace, draft(workspace, school, participants=89, failed_percent_h=1236))
    (row,) = results.list_results(workspace)
    assert (row.failed, row.derived, row.percents_only) == (11, True, False)


def test_no_participants_is_a_state_and_never_zero_percent(
    workspace: Workspace, school: int
) -> None:
    results.save_result(workspace, draft(workspace, school, state=ResultState.NO_PARTICIPANTS))
    (row,) = results.list_results(workspace)
    assert row.percent is None
    assert row.percent_text == "нет участников"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"participants": 10, "failed": 11}, "больше числа участников"),
        ({"participants": 10, "failed": 1, "high": 12}, "больше числа участников"),
        ({"participants": 10, "failed": -1}, "меньше нуля"),
        ({"participants": 10}, "не справились"),
        ({"failed": 3}, "Не указано число участников"),
        ({"participants": 0, "failed": 0}, "ноль"),
        ({"failed_percent_h": 13_000}, "от 0 до 100"),
        ({"participants": 10, "failed": 1, "mean_score_h": 10_100}, "от 0 до 100"),
        ({"state": ResultState.NOT_HELD, "failed_percent_h": 0}, "есть и числа"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    workspace: Workspace, school: int, values: dict[str, object], words: str
) -> None:
    with pytest.raises(UserError, match=words):
        results.save_result(workspace, draft(workspace, school, **values))
    assert results.list_results(workspace) == []


def test_saving_again_replaces_and_the_same_values_change_nothing(
    workspace: Workspace, school: int
) -> None:
    first = results.save_result(workspace, draft(workspace, school, participants=10, failed=3))
    again = results.save_result(workspace, draft(workspace, school, participants=10, failed=3))
    assert first.change_set_id is not None
    assert again.change_set_id is None
    results.save_result(workspace, draft(workspace, school, participants=10, failed=4))
    (row,) = results.list_results(workspace)
    assert row.failed == 4


def test_an_edit_and_a_deletion_can_be_undone(workspace: Workspace, school: int) -> None:
    results.save_result(workspace, draft(workspace, school, participants=10, failed=3))
    edited = results.save_result(workspace, draft(workspace, school, participants=10, failed=4))
    assert edited.change_set_id is not None
    changes.undo(workspace, edited.change_set_id)
    (row,) = results.list_results(workspace)
    assert row.failed == 3
    deleted = results.change_results(workspace, (), (row.id,))
    assert results.list_results(workspace) == []
    assert deleted.change_set_id is not None
    changes.undo(workspace, deleted.change_set_id)
    assert [row.failed for row in results.list_results(workspace)] == [3]


def test_the_title_of_an_edit_names_school_procedure_and_year(
    workspace: Workspace, school: int
) -> None:
    results.save_result(workspace, draft(workspace, school, participants=10, failed=3))
    titles = [row.title for row in list_changes(workspace)]
    assert "Результат: СОШ № 30, ВПР МА 5, 2018/2019" in titles


def test_the_grid_has_all_active_schools_and_a_cell_per_result(
    workspace: Workspace, school: int
) -> None:
    other, _ = schools.save_school(workspace, schools.SchoolDraft(short_name="СОШ № 4"))
    gone, _ = schools.save_school(workspace, schools.SchoolDraft(short_name="СОШ № 5"))
    schools.archive_school(workspace, gone)
    results.save_result(workspace, draft(workspace, school, participants=10, failed=3))
    grid = results.get_grid(workspace, 2019)
    assert [cell.id for cell in grid.schools] == [other, school]
    key = (school, procedure(workspace, "vpr:ma:5"))
    assert set(grid.cells) == {key}
    assert grid.cells[key].failed == 3
    assert grid.procedures[0].code == "vpr:ma:4"


def test_an_archived_school_stays_in_the_grid_of_a_year_with_its_result(
    workspace: Workspace, school: int
) -> None:
    results.save_result(workspace, draft(workspace, school, participants=10, failed=3))
    schools.archive_school(workspace, school)
    assert [cell.active for cell in results.get_grid(workspace, 2019).schools] == [False]
    assert results.get_grid(workspace, 2018).schools == ()


def test_a_procedure_of_a_known_subject_takes_its_code(workspace: Workspace) -> None:
    results.add_procedure(
        workspace,
        ProcedureDraft(
            title="ВПР по математике, 9 класс",
            subject_title="Математика",
            kind=ProcedureKind.VPR,
            grade=9,
        ),
    )
    added = results.list_procedures(workspace)[-1]
    assert (added.code, added.builtin, added.grade) == ("vpr:ma:9", False, 9)


def test_a_procedure_of_a_new_subject_gets_a_code_in_latin_letters(workspace: Workspace) -> None:
    results.add_procedure(
        workspace,
        ProcedureDraft(
            title="Диагностика чтения", subject_title="Читательская грамотность", grade=7
        ),
    )
    assert results.list_procedures(workspace)[-1].code == "other:chitatelskai:7"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (ProcedureDraft(title="", subject_title="Математика"), "не указано название"),
        (
            ProcedureDraft(
                title="ВПР", subject_title="Математика", kind=ProcedureKind.VPR, grade=13
            ),
            "Класс 13",
        ),
        (
            ProcedureDraft(
                title="ВПР", subject_title="Математика", kind=ProcedureKind.VPR, grade=5
            ),
            "уже есть",
        ),
        (ProcedureDraft(title="Проба", subject_title="Математика", code="проба"), "Код процедуры"),
    ],
)
def test_a_wrong_procedure_is_refused(
    workspace: Workspace, wrong: ProcedureDraft, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        results.add_procedure(workspace, wrong)
