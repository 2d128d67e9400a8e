"""Which measures a filter lets through."""

from datetime import date

import pytest

from app.enums import MeasureStatus
from app.services import plans
from app.services.plans import NO_MONTH, MarkDraft, MeasureFilter, Month
from app.services.plans.duties.listing import parties_in
from tests.services.plans.conftest import SmallPlan

TODAY = date(2026, 11, 22)


def shown(small_plan: SmallPlan, **chosen: object) -> list[int]:
    """Places numbers of the measures that pass."""
    accepted = MeasureFilter(today=TODAY, **{"year": 2027, **chosen})  # pyright: ignore[reportArgumentType]
    return [row.place for row in small_plan.rows() if accepted.accepts(row)]


def mark(small_plan: SmallPlan, place: int, status: MeasureStatus, text: str = "") -> None:
    plans.mark_measures(
        small_plan.workspace, [small_plan.measures[place]], MarkDraft(status=status, text=text)
    )


def test_every_word_must_stand_in_the_measure_or_its_mark(small_plan: SmallPlan) -> None:
    mark(small_plan, 0, MeasureStatus.DONE, "Протокол 7")
    for text, numbers in (
        ("", [1, 2, 3]),
        ("сош 30 СОВЕЩАНИЕ", [2]),
        ("справки", [3]),
        ("протокол группы", [1]),
        ("группы уроки", []),
    ):
        assert shown(small_plan, text=text) == numbers, text


def test_section_and_party(small_plan: SmallPlan) -> None:
    assert shown(small_plan, section_id=small_plan.sections[1]) == [3]
    keys = {row.name: row.key for row in parties_in(small_plan.rows())}
    assert list(keys) == ["МБОУ «СОШ № 30»", "Отдел", "Отдел образования"]
    assert shown(small_plan, responsible=keys["МБОУ «СОШ № 30»"]) == [2]


def test_soon_is_what_ends_within_thirty_days_and_is_not_finished(small_plan: SmallPlan) -> None:
    def soon(today: date) -> list[int]:
        accepted = MeasureFilter(today=today, due="soon")
        return [row.place for row in small_plan.rows() if accepted.accepts(row)]

    assert soon(date(2026, 9, 30)) == []
    assert soon(date(2026, 10, 1)) == [1]
    assert soon(date(2026, 10, 31)) == [1, 2]  # «ноябрь, февраль»: the first of both
    mark(small_plan, 0, MeasureStatus.DONE)
    assert soon(date(2026, 10, 31)) == [2]


def test_overdue_unexplained_unmarked_and_unproved(small_plan: SmallPlan) -> None:
    assert shown(small_plan, due="overdue") == shown(small_plan, due="unexplained") == [1]
    assert shown(small_plan, due="unmarked") == [1, 2, 3]
    assert shown(small_plan, due="unproved") == []
    mark(small_plan, 0, MeasureStatus.IN_PROGRESS, "Ждём приказ")
    mark(small_plan, 2, MeasureStatus.DONE)
    assert shown(small_plan, due="overdue") == [1]
    assert shown(small_plan, due="unexplained") == []
    assert shown(small_plan, due="unmarked") == [2]
    assert shown(small_plan, due="unproved") == [3]
    assert shown(small_plan, status=MeasureStatus.DONE) == [3]


@pytest.mark.parametrize(
    ("month", "numbers"), [(Month(2026, 10), [1]), (Month(2027, 2), [2]), (Month(2027, 8), [])]
)
def test_a_month(small_plan: SmallPlan, month: Month, numbers: list[int]) -> None:
    every_month = shown(small_plan, month=Month(2027, 1))
    assert [one for one in shown(small_plan, month=month) if one not in every_month] == numbers


def test_without_a_month_and_with_any(small_plan: SmallPlan) -> None:
    first, *rest = small_plan.rows()
    accepted = MeasureFilter(today=TODAY, year=2027, month=NO_MONTH)
    assert not accepted.accepts(first)
    assert accepted.accepts(first, any_month=True)
    assert all(accepted.accepts(row, any_month=True) for row in rest)


def test_active_is_a_filter_that_leaves_something_out() -> None:
    assert not MeasureFilter(today=TODAY, text="  ", year=2027).active
    assert MeasureFilter(today=TODAY, text="школа").active
    assert MeasureFilter(today=TODAY, month=NO_MONTH).active
