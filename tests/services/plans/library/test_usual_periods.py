"""The period that a plan of the library is usually made for."""

from datetime import date

from app.services.language.deadlines.periods import PlanPeriod, YearsKind
from app.services.plans.library.usual_periods import read_usual_period

SCHOOL, CALENDAR, MONTHS = YearsKind.SCHOOL, YearsKind.CALENDAR, YearsKind.MONTHS


def test_each_wording_and_its_period_for_a_school_year() -> None:
    periods = {
        "учебный год": PlanPeriod(date(2026, 9, 1), date(2027, 8, 31), SCHOOL),
        "учебный год с августа": PlanPeriod(date(2026, 8, 1), date(2027, 8, 31), SCHOOL),
        "3 учебных года": PlanPeriod(date(2026, 9, 1), date(2029, 8, 31), SCHOOL),
        "календарный год": PlanPeriod(date(2027, 1, 1), date(2027, 12, 31), CALENDAR),
        "5 календарных лет": PlanPeriod(date(2027, 1, 1), date(2031, 12, 31), CALENDAR),
        "с октября по декабрь": PlanPeriod(date(2026, 10, 1), date(2026, 12, 31), MONTHS),
        "с ноября по октябрь следующего года": PlanPeriod(
            date(2026, 11, 1), date(2027, 10, 31), MONTHS
        ),
        "с февраля по май": PlanPeriod(date(2027, 2, 1), date(2027, 5, 31), MONTHS),
    }
    read = {wording: read_usual_period(wording) for wording in periods}
    assert {wording: usual and usual.in_year(2027) for wording, usual in read.items()} == periods


def test_what_is_no_period() -> None:
    wordings = (
        "",
        "год",
        "календарный год с августа",
        "с октября",
        "с октября по май",
        "с октобря по май следующего года",
    )
    assert [read_usual_period(wording) for wording in wordings] == [None] * len(wordings)
