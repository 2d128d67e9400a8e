"""A result beside the stored one: what is not said stays, and what cannot be is told."""

from dataclasses import replace

import pytest

from app.errors import UserError
from app.services import results
from app.services.results import ResultDraft
from app.services.results.merging import kept_beside, merged, typed_numbers, wrong_beside
from app.services.results.recovery import Share
from app.services.results.rules import Numbers, ResultValues, wrong_numbers
from app.services.results.typed import parse_typed
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

PERCENT = 1_000_000


def held(
    participants: int | None = None, failed: int | None = None, high: int | None = None
) -> ResultValues:
    return ResultValues(state="held", participants=participants, failed=failed, high=high)


def percent(failed_h: int, high_h: int | None = None) -> ResultValues:
    return ResultValues(
        state="held", percents_only=True, failed_percent_h=failed_h, high_percent_h=high_h
    )


def test_parts_are_together_no_more_than_the_whole() -> None:
    together = Numbers(participants=100, failed=60, high=50)
    wrong = {
        "counts": together,
        "count and percent": Numbers(participants=100, failed=60, high_percent=50 * PERCENT),
        "percent and count": Numbers(participants=100, failed_percent=60 * PERCENT, high=50),
        "percents": Numbers(failed_percent=60 * PERCENT, high_percent=50 * PERCENT),
        "high of nobody knows how many": Numbers(failed_percent=60 * PERCENT, high=5),
    }
    right = {
        "all": together._replace(high=40),
        "rounded up twice": Numbers(failed_percent=34 * PERCENT, high_percent=67 * PERCENT),
        "percents": Numbers(failed_percent=60 * PERCENT, high_percent=40 * PERCENT),
    }
    assert [name for name, numbers in wrong.items() if wrong_numbers(numbers) is None] == []
    assert [name for name, numbers in right.items() if wrong_numbers(numbers) is not None] == []
    told = wrong_numbers(together)
    assert told is not None
    assert told.text == "Не справившихся 60 и с высокими 50: вместе больше числа участников, 100."


def test_a_stored_number_that_cannot_stand_beside_new_ones_is_told_and_never_dropped() -> None:
    before = held(100, 10, 60)
    assert merged(held(90, 12), before) == held(90, 12, 60)
    assert wrong_beside(held(90, 12), before) is None
    cases = {
        "more with high results than participants": held(50, 10),
        "together more than participants": held(90, 40),
        "no participants any more": percent(2000),
    }
    silent = [name for name, values in cases.items() if wrong_beside(values, before) is None]
    assert silent == []
    wrong = wrong_beside(held(50, 10), before)
    assert wrong is not None
    assert wrong.in_cell.startswith("Число с высокими, 60, больше числа участников, 50. Остальные")
    assert wrong_beside(held(50, 10, 30), before) is None
    assert wrong_beside(percent(6000), percent(1000, 5000)) is not None


def test_a_percent_of_the_stored_counts_says_nothing_new() -> None:
    before = held(89, 11, 20)
    for percent_h in (1236, 1240, 1200):
        assert merged(percent(percent_h), before) == before
    assert merged(percent(1300), held(89, 11)) == percent(1300)


def test_a_percent_with_participants_is_held_against_counts_by_its_own_decimals() -> None:
    before = held(250, 31)  # 12,4 %
    given = recovered(held(250, 30))
    whole, exact = Share(12 * PERCENT, 0), Share(12 * PERCENT, 2)
    assert merged(given, before, whole) == before
    assert merged(given, before, exact) == given
    assert merged(given, before, Share(13 * PERCENT, 0)) == given
    assert merged(recovered(held(240, 29)), before, whole) == recovered(held(240, 29))
    assert wrong_beside(given, before, exact) is None
    finer = percent(1236)
    assert merged(percent(1200), finer, whole) == finer
    assert merged(percent(1200), finer, exact) == percent(1200)


def recovered(values: ResultValues) -> ResultValues:
    return values._replace(derived=True)


def test_a_typed_percent_of_stored_counts_leaves_them(workspace: Workspace) -> None:
    school, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    procedure = results.list_procedures(workspace)[0].id
    draft = ResultDraft(
        school_id=school, procedure_id=procedure, year=2026, participants=250, failed=31
    )
    results.save_result(workspace, draft)
    (before,) = results.list_results(workspace)
    for text in ("12 %", "12,4 %", "12,40 %"):
        typed = parse_typed(text)
        assert typed is not None
        numbers = typed_numbers(before, typed)
        changes = results.save_result(workspace, replace(draft, **numbers))
        assert changes.change_set_id is None, text
    for text in ("12,0 %", "13 %"):
        typed = parse_typed(text)
        assert typed is not None
        assert typed_numbers(before, typed)["participants"] is None, text


def test_a_typed_percent_leaves_a_recovered_count_recovered(workspace: Workspace) -> None:
    school, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    procedure = results.list_procedures(workspace)[0].id
    draft = ResultDraft(
        school_id=school, procedure_id=procedure, year=2026, participants=250, failed_percent_h=1240
    )
    results.save_result(workspace, draft)
    (before,) = results.list_results(workspace)
    typed = parse_typed("12 %")
    assert typed is not None
    changes = results.save_result(workspace, replace(draft, **typed_numbers(before, typed)))
    assert changes.change_set_id is None


def test_a_state_takes_the_place_of_all_numbers() -> None:
    gone = ResultValues(state="not_held")
    assert merged(gone, held(89, 11, 20)) == gone
    assert merged(held(89, 11), gone) == held(89, 11)


def test_a_typed_cell_keeps_what_it_does_not_show_or_says_why_it_cannot(
    workspace: Workspace,
) -> None:
    school, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    procedure = results.list_procedures(workspace)[0].id
    results.save_result(
        workspace,
        ResultDraft(
            school_id=school,
            procedure_id=procedure,
            year=2026,
            participants=89,
            failed=11,
            high=40,
            mean_score_h=380,
        ),
    )
    (before,) = results.list_results(workspace)
    kept = {"high": 40, "high_percent_h": None, "mean_score_h": 380}
    typed = parse_typed("49/89")
    assert typed is not None
    assert kept_beside(before, typed) == kept
    assert kept_beside(None, typed) == {}
    nobody = parse_typed("нет участников")
    assert nobody is not None
    assert kept_beside(before, nobody) == {}
    for text in ("50/89", "5/30", "13 %"):
        typed = parse_typed(text)
        assert typed is not None
        with pytest.raises(UserError, match=r"число с высокими результатами \(40\)"):
            kept_beside(before, typed)


def test_a_form_is_told_of_parts_above_the_whole(workspace: Workspace) -> None:
    school, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))
    procedure = results.list_procedures(workspace)[0].id
    draft = ResultDraft(
        school_id=school, procedure_id=procedure, year=2026, participants=100, failed=60, high=50
    )
    with pytest.raises(UserError, match="вместе больше числа участников"):
        results.save_result(workspace, draft)
    assert results.list_results(workspace) == []
