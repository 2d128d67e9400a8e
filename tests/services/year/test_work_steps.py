"""Steps that are marked by hand: computed from the marks, never guessed."""

from datetime import date

from app.enums import SupportKind
from app.services import plans
from app.services.findings.links import ToRegionInfo, ToSchools
from app.services.language.deadlines.periods import school_period
from app.services.plans import PlanDraft
from app.services.schools import support, support_work
from app.services.schools.support import SupportDraft
from app.services.schools.support_work import SchoolWork
from app.services.storage.workspace import Workspace
from app.services.year import region_info
from tests.services.overview_data import add_school, step

YEAR = 2027
NOVEMBER, SEPTEMBER = date(2026, 11, 22), date(2026, 9, 30)


def listed(workspace: Workspace, *names: str) -> list[int]:
    found = [add_school(workspace, name) for name in names]
    for school_id in found:
        draft = SupportDraft(
            school_id=school_id, kind=SupportKind.SHNOR, year=YEAR, entered_on=date(2026, 10, 20)
        )
        support.enter_support(workspace, draft)
    return found


def test_without_schools_on_a_list_there_is_nothing_to_do(workspace: Workspace) -> None:
    add_school(workspace, "СОШ № 1")
    found = step(workspace, "work", NOVEMBER, YEAR)
    assert (found.state, found.detail) == ("later", "в списке за 2026/2027 нет школ")


def test_every_school_of_the_list_needs_all_four_marks(workspace: Workspace) -> None:
    first, second = listed(workspace, "СОШ № 1", "СОШ № 2")
    assert step(workspace, "work", SEPTEMBER, YEAR).state == "later"
    assert step(workspace, "work", NOVEMBER, YEAR).state == "todo"

    day = date(2026, 11, 20)
    support_work.save_work(
        workspace, first, YEAR, SchoolWork(interview=day, review=day, programme=day, agreement=day)
    )
    found = step(workspace, "work", NOVEMBER, YEAR)
    assert found.state == "partly"
    assert found.detail.replace("\u00a0", " ") == (
        "собеседования 1 из 2, экспертиза документов 1 из 2, программы школ 1 из 2, соглашения 1"
        " из 2"
    )
    assert found.link == ToSchools(supported=True, part="support", year=YEAR)

    plans.save_plan(
        workspace, PlanDraft(title="Программа школы", period=school_period(YEAR), school_id=second)
    )
    support_work.save_work(
        workspace,
        second,
        YEAR,
        SchoolWork(interview=day, review=day, programme=None, agreement=day),
    )
    assert step(workspace, "work", NOVEMBER, YEAR).state == "done"


def test_marks_of_another_year_do_not_count(workspace: Workspace) -> None:
    [school] = listed(workspace, "СОШ № 1")
    day = date(2025, 11, 20)
    support_work.save_work(
        workspace,
        school,
        YEAR - 1,
        SchoolWork(interview=day, review=day, programme=day, agreement=day),
    )
    assert step(workspace, "work", NOVEMBER, YEAR).state == "todo"


def test_the_region_waits_from_a_month_before_each_term(workspace: Workspace) -> None:
    def state(today: date) -> str:
        return step(workspace, "region", today, 2026).state

    assert state(date(2025, 12, 1)) == "later"
    assert state(date(2026, 1, 5)) == "todo"
    region_info.save_sent(workspace, 2026, "january", date(2026, 1, 28), "исх. № 15")
    assert state(date(2026, 2, 5)) == "later"
    assert state(date(2026, 7, 1)) == "partly"
    found = step(workspace, "region", date(2026, 8, 1), 2026)
    assert found.state == "partly"
    assert found.detail == (
        "к 30 января отправлена 28.01.2026, исх. № 15; к 20 июля не отправлена, срок прошёл"
    )
    region_info.save_sent(workspace, 2026, "july", date(2026, 7, 19), "")
    assert state(date(2026, 8, 1)) == "done"
    assert found.link == ToRegionInfo(2026)


def test_every_school_of_the_list_is_decided_in_summer(workspace: Workspace) -> None:
    first, second = listed(workspace, "СОШ № 1", "СОШ № 2")
    assert step(workspace, "decision", date(2027, 5, 31), YEAR).state == "later"
    assert step(workspace, "decision", date(2027, 6, 1), YEAR).state == "todo"
    stay = next(row for row in support.list_support(workspace) if row.school_id == first)
    support.leave_support(workspace, stay.id, date(2027, 9, 1), "низких результатов нет")
    found = step(workspace, "decision", date(2027, 9, 2), YEAR)
    assert found.state == "partly"
    assert found.detail.replace("\u00a0", " ") == "решено по 1 из 2, выведены из списка: 1"
    mark = SchoolWork(decision=date(2026, 11, 1))
    support_work.save_work(workspace, second, YEAR, mark)
    assert step(workspace, "decision", date(2027, 9, 2), YEAR).state == "done"
