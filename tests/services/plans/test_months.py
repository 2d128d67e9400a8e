from datetime import date, timedelta

import pytest

from app.enums import MeasureStatus
from app.services import plans
from app.services.plans import MarkDraft, MeasureDraft, Month, MonthLoad
from tests.services.plans.conftest import SmallPlan

YEAR = 2027


def months(small_plan: SmallPlan, deadline: str) -> list[int]:
    draft = MeasureDraft(
        section_id=small_plan.sections[0], title="Мероприятие", deadline_text=deadline
    )
    number, _ = plans.save_measure(small_plan.workspace, draft)
    row = next(row for row in small_plan.rows() if row.id == number)
    return [month.number for month in sorted(plans.months_of(row, YEAR))]


def test_a_year_goes_from_august_to_august() -> None:
    found = plans.year_months(YEAR)
    assert len(found) == 13
    assert (found[0], found[-1]) == (Month(2026, 8), Month(2027, 8))
    assert (found[0].name, found[5].name) == ("август", "январь")


@pytest.mark.parametrize(
    ("deadline", "numbers"),
    [
        ("ноябрь 2026 года", [11]),
        ("Октябрь-декабрь 2026 года", [10, 11, 12]),
        ("до 15.01.2027", [1]),
        ("ноябрь 2026 года, февраль 2027 года", [11, 2]),
        ("ежемесячно", [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("в течение учебного года", [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("ежегодно", [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("ежеквартально", [9, 12, 3, 6]),
        ("по мере необходимости", []),
        ("ноябрь 2030 года", []),
    ],
)
def test_a_measure_stands_in_every_month_that_it_concerns(
    small_plan: SmallPlan, deadline: str, numbers: list[int]
) -> None:
    assert months(small_plan, deadline) == numbers


def test_what_is_due_every_quarter_is_due_when_the_month_strip_says(small_plan: SmallPlan) -> None:
    """«Срок не наступил» and the months of the strip speak of the same days."""
    due = {
        "ежеквартально": date(2026, 9, 30),
        "раз в квартал": date(2026, 9, 30),
        "ежемесячно": date(2026, 9, 30),
        "в течение учебного года": date(2027, 8, 31),
        "ежегодно": date(2027, 8, 31),
        "октябрь 2026 года, апрель 2027 года": date(2026, 10, 31),
    }
    for deadline, last in due.items():
        draft = MeasureDraft(
            section_id=small_plan.sections[0], title="Мероприятие", deadline_text=deadline
        )
        number, _ = plans.save_measure(small_plan.workspace, draft)
        for day, waits in ((last, True), (last + timedelta(days=1), False)):
            (plan,) = plans.list_plans(small_plan.workspace, as_of=day)
            row = next(row for row in plan.measures if row.id == number)
            assert (deadline, day, row.not_due) == (deadline, day, waits)


def test_the_load_counts_what_is_done_and_what_is_overdue(small_plan: SmallPlan) -> None:
    workspace = small_plan.workspace
    plans.mark_measures(workspace, small_plan.measures[1:2], MarkDraft(status=MeasureStatus.DONE))
    months(small_plan, "по графику")
    load = {found.month: found for found in plans.load_of(small_plan.rows(), YEAR)}

    # «Октябрь 2026 года» is over, «ноябрь, февраль» is done, one goes through the whole year.
    assert load[Month(2026, 10)] == MonthLoad(
        month=Month(2026, 10), count=2, ending=1, done=0, overdue=1
    )
    assert load[Month(2026, 11)] == MonthLoad(
        month=Month(2026, 11), count=2, ending=1, done=1, overdue=0
    )
    assert load[Month(2027, 2)] == MonthLoad(
        month=Month(2027, 2), count=2, ending=1, done=1, overdue=0
    )
    assert load[Month(2027, 8)] == MonthLoad(
        month=Month(2027, 8), count=1, ending=1, done=0, overdue=0
    )
    assert load[Month(2026, 8)].count == 0
    assert load[None] == MonthLoad(month=None, count=1, ending=0, done=0, overdue=0)


def test_what_is_due_in_another_year_is_not_without_a_date(small_plan: SmallPlan) -> None:
    assert months(small_plan, "ноябрь 2030 года") == []
    last = next(row for row in small_plan.rows() if "2030" in row.deadline_text)
    assert not any(found.count for found in plans.load_of([last], YEAR))
    assert not plans.stands_in(last, plans.NO_MONTH, YEAR)
    assert plans.stands_in(last, Month(2030, 11), 2031)
