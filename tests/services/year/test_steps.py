"""Each step of the year tells what the data say, in words and numbers."""

from datetime import date

import pytest
from sqlmodel import select

from app.enums import MeasureStatus, SchoolKind, SupportKind, VerdictStatus
from app.models import (
    Criterion,
    CriterionValue,
    ManualDecision,
    OutputRecord,
    Plan,
    ProcedureGap,
)
from app.services.department import department
from app.services.department.department import DepartmentDraft
from app.services.findings.links import (
    ToDepartment,
    ToIdentification,
    ToOrder,
    ToRun,
    ToSchools,
)
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.reference import ensure_school_year
from app.services.schools import passports, support, support_work
from app.services.schools.support import SupportDraft
from app.services.schools.support_work import SchoolWork
from app.services.storage.workspace import Workspace
from app.services.year.numbers import Counts
from tests.services import overview_data as data


def test_an_empty_workspace_asks_for_the_department_first(workspace: Workspace) -> None:
    found = data.look(workspace, year=2020)
    states = {row.key: row.state for row in found.steps}
    assert states["setup"] == "todo"
    assert {states[key] for key in ("results", "identification", "orders", "plan")} == {"todo"}
    assert states["criteria"] == "later"
    assert found.next_step is not None
    assert (found.next_step.key, found.next_step.link) == ("setup", ToDepartment())
    assert (found.due, found.overdue) == ((), ())
    numbers = data.look_numbers(workspace)
    assert (numbers.low_shares, numbers.identified) == ((), None)
    assert numbers.counts == Counts(schools=0, supported=0, results=0, measures=0, measures_done=0)


def test_setup_names_what_is_missing_and_is_done_when_nothing_is(workspace: Workspace) -> None:
    department.save_department(
        workspace, DepartmentDraft(full_name="Отдел", full_name_genitive="Отдела")
    )
    row = data.step(workspace, "setup")
    assert row.state == "partly"
    assert row.detail.startswith("не заполнено: наименование муниципального образования; ")
    assert "реестр школ" in row.detail
    assert row.link == ToDepartment("territory")  # the first of them
    data.fill_department(workspace)
    assert data.step(workspace, "setup").link == ToSchools(year=2019)
    data.add_school(workspace, "СОШ № 4")
    row = data.step(workspace, "setup")
    assert (row.state, row.detail) == ("done", "заполнено, в реестре 1\u00a0школа")


def test_results_say_who_has_not_sent_what(workspace: Workspace) -> None:
    whole = data.add_school(workspace, "СОШ № 1")
    lacking = data.add_school(workspace, "СОШ № 30")
    data.add_school(workspace, "СОШ № 4")
    data.add_results(workspace, whole)
    data.add_results(workspace, lacking, tuple(code for code in data.PROFILE if code != "oge:ru"))
    found = data.look(workspace, year=2020)
    row = data.step(workspace, "results", year=2020)
    assert row.state == "partly"
    assert row.detail == (
        "2018/2019: нет результатов у 2\u00a0школ из 3: СОШ № 4 (ВПР МА 5, ВПР МА 6, ВПР РУ 5"
        " и\u00a0ещё\u00a06), СОШ № 30 (ОГЭ РУ)"
    )
    assert [(gap.school, len(gap.procedures)) for gap in found.missing_results] == [
        ("СОШ № 4", 9),
        ("СОШ № 30", 1),
    ]


def test_a_school_is_not_asked_for_what_it_does_not_have(workspace: Workspace) -> None:
    nine = data.add_school(workspace, "Кузнечихинская ООШ", SchoolKind.OOSH)
    four = data.add_school(workspace, "Начальная школа", SchoolKind.NOSH)
    data.add_results(
        workspace, nine, tuple(code for code in data.PROFILE if not code.startswith("ege"))
    )
    assert four
    assert data.step(workspace, "results", year=2020).state == "done"
    assert data.look(workspace, year=2020).missing_results == ()


def test_a_procedure_that_was_not_held_in_the_country_is_not_missed(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    data.add_results(workspace, school, tuple(code for code in data.PROFILE if code != "oge:ru"))
    assert data.step(workspace, "results", year=2020).state == "partly"
    with workspace.database.writing() as session:
        session.add(ProcedureGap(procedure_id=data.procedure_id(session, "oge:ru"), year=2019))
    assert data.step(workspace, "results", year=2020).state == "done"


def test_maths_of_either_level_will_do(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    without = tuple(code for code in data.PROFILE if not code.startswith("ege:ma"))
    data.add_results(workspace, school, without)
    assert [row.procedures for row in data.look(workspace, year=2020).missing_results] == [
        ("ЕГЭ МА база", "ЕГЭ МА профиль")
    ]
    data.add_results(workspace, school, ("ege:ma",))
    assert data.look(workspace, year=2020).missing_results == ()


@pytest.mark.parametrize(
    ("today", "state", "counted_year"),
    [(date(2018, 11, 22), "todo", 2018), (date(2019, 5, 1), "todo", 2019)],
)
def test_before_may_the_results_of_the_year_before_count(
    workspace: Workspace, today: date, state: str, counted_year: int
) -> None:
    data.add_school(workspace, "СОШ № 1")
    found = data.look(workspace, today)
    assert found.results_year == counted_year
    row = data.step(workspace, "results", today)
    assert row.state == state
    assert row.detail == f"результаты за {counted_year - 1}/{counted_year} не загружены"


def test_passports_need_every_block_in_the_school_year(workspace: Workspace) -> None:
    first, second = data.add_school(workspace, "СОШ № 1"), data.add_school(workspace, "СОШ № 2")
    assert data.step(workspace, "passports").detail == "паспорта за 2018/2019 не заполнены"
    assert data.step(workspace, "passports", date(2018, 8, 31)).state == "later"
    counts = {
        "contingent": {"pupils": 90},
        "staff": {"teachers": 9},
        "social": {"children": 90},
        "resources": {"labs": 0},
    }
    for school in (first, second):
        for block, numbers in counts.items():
            day = date(2018, 8, 31) if (school, block) == (second, "staff") else date(2018, 9, 20)
            passports.save_block(workspace, school, block, day, numbers)
    row = data.step(workspace, "passports")
    assert (row.state, row.detail) == (
        "partly",
        "не все блоки за 2018/2019 у 1\u00a0школы из 2: СОШ № 2",
    )
    passports.save_block(workspace, second, "staff", date(2019, 8, 31), {"teachers": 9})
    assert data.step(workspace, "passports").state == "done"


def test_identification_waits_for_decisions(workspace: Workspace) -> None:
    first, second = data.add_school(workspace, "СОШ № 1"), data.add_school(workspace, "СОШ № 2")
    row = data.step(workspace, "identification", year=2020)
    assert (row.state, row.detail) == (
        "todo",
        "выявление по результатам 2018/2019 не зафиксировано",
    )
    verdicts = data.add_run(
        workspace,
        2019,
        {first: VerdictStatus.SHNOR, second: VerdictStatus.NEEDS_DECISION},
    )
    assert row.link == ToIdentification(2019, 2020)
    row = data.step(workspace, "identification", year=2020)
    assert row.state == "partly"
    assert isinstance(row.link, ToRun)
    assert row.link.undecided
    assert row.detail == (
        "по результатам 2018/2019: ШНОР – 1\u00a0школа; решить о\u00a0школе СОШ № 2;"
        " внести школу СОШ № 1 в\u00a0список"
    )
    with workspace.database.writing() as session:
        session.add(
            ManualDecision(
                verdict_id=verdicts[second],
                status=VerdictStatus.NOT_IDENTIFIED,
                reason="малочисленная группа",
                decided_on=data.AUTUMN,
                document="протокол № 1",
                created_at=workspace.clock.now(),
            )
        )
    row = data.step(workspace, "identification", year=2020)
    assert (row.state, row.action_title) == ("partly", "Внести в список")
    assert isinstance(row.link, ToRun)
    assert (row.link.undecided, row.link.unlisted) == (False, True)
    assert row.detail.endswith("ШНОР – 1\u00a0школа; внести школу СОШ № 1 в\u00a0список")
    entry = SupportDraft(school_id=first, kind=SupportKind.SHNOR, year=2020, entered_on=data.AUTUMN)
    support.enter_support(workspace, entry)
    row = data.step(workspace, "identification", year=2020)
    assert (row.state, row.link) == ("done", ToRun(row.link.run_id))  # type: ignore[union-attr]


def test_a_listed_school_that_is_not_identified_any_more_is_to_be_decided_on(
    workspace: Workspace,
) -> None:
    school = data.add_school(workspace, "СОШ № 30")
    entry = SupportDraft(
        school_id=school, kind=SupportKind.SHNOR, year=2019, entered_on=date(2018, 10, 20)
    )
    support.enter_support(workspace, entry)
    data.add_run(workspace, 2019, {school: VerdictStatus.NOT_IDENTIFIED})
    row = data.step(workspace, "identification", year=2020)
    assert (row.state, row.action_title) == ("partly", "Внести решения")
    assert row.link == ToSchools(supported=True, part="support", year=2020)
    assert row.detail.endswith("решить, остаются ли в\u00a0списке не выявленные: СОШ № 30")
    support_work.save_work(workspace, school, 2020, SchoolWork(decision=date(2019, 11, 20)))
    assert data.step(workspace, "identification", year=2020).state == "done"


def test_a_year_of_work_lives_by_its_own_run_on_every_day(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    data.add_results(workspace, school, year=2019)
    data.add_run(workspace, 2019, {school: VerdictStatus.NOT_IDENTIFIED})
    for day in (data.AUTUMN, date(2020, 7, 1), date(2020, 9, 1), date(2026, 11, 29)):
        row = data.step(workspace, "identification", day, 2020)
        assert row.state == "done", day
        assert "по результатам 2018/2019" in row.detail, day
    for year in (2019, 2021):
        assert data.step(workspace, "identification", date(2021, 9, 1), year).state == "todo"


def test_one_stray_result_changes_nothing(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    data.add_results(workspace, school, year=2026)
    today = date(2026, 11, 29)
    before = data.look(workspace, today, 2027)
    numbers = data.look_numbers(workspace, today, 2027)
    data.add_results(workspace, school, ("vpr:ma:5",), year=2027)
    after = data.look(workspace, today, 2027)
    assert (after.results_year, after.steps) == (before.results_year, before.steps)
    assert before.results_year == 2026
    assert data.look_numbers(workspace, today, 2027) == numbers


def test_steps_of_a_past_year_never_wait(workspace: Workspace) -> None:
    for today in (date(2019, 9, 1), data.AUTUMN, date(2026, 11, 29)):
        states = {row.key: row.state for row in data.look(workspace, today, 2019).steps}
        assert "later" not in states.values(), (today, states)
        of_a_list = {states[key] for key in ("work", "criteria", "decision")}
        assert of_a_list == {"none"}, today


def test_orders_name_drafts_and_records_without_an_order(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    assert data.step(workspace, "orders").detail == "приказов за 2018/2019 нет"
    draft, _ = orders.save_order(workspace, OrderDraft(title="О списке", year=2019))
    entry = SupportDraft(
        school_id=school,
        kind=SupportKind.SHNOR,
        year=2019,
        entered_on=date(2018, 10, 15),
        entry_order_id=draft,
    )
    support.enter_support(workspace, entry)
    plan, _ = data.add_plan(workspace)
    row = data.step(workspace, "orders")
    assert (row.state, row.link) == ("partly", ToOrder(draft, edit=True))
    assert row.detail == (
        "зарегистрировано 0\u00a0приказов; 1\u00a0проект без номера и даты;"
        " у\u00a01\u00a0школы списка не указан приказ; у\u00a0плана не указан приказ"
    )
    orders.register_order(workspace, draft, "77", date(2018, 10, 15))
    with workspace.database.writing() as session:
        stored = session.get(Plan, plan)
        assert stored is not None
        stored.order_id = draft
    row = data.step(workspace, "orders")
    assert (row.state, row.detail) == ("done", "зарегистрирован 1\u00a0приказ")


def test_the_plan_is_done_when_nothing_is_waited_for(workspace: Workspace) -> None:
    _, section = data.add_plan(workspace)
    with workspace.database.writing() as session:
        for status in (status for status in MeasureStatus if status.is_finished):
            data.add_measure(session, section, status, date(2018, 9, 30), status)
    row = data.step(workspace, "plan")
    assert (row.state, row.detail) == ("done", "выполнено 1 из 4, просрочено 0")
    assert data.look(workspace).overdue == ()


def test_criteria_of_the_schools_on_the_list(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    entry = SupportDraft(
        school_id=school, kind=SupportKind.SHNOR, year=2019, entered_on=date(2018, 10, 15)
    )
    support.enter_support(workspace, entry)
    assert data.step(workspace, "criteria", date(2019, 5, 31)).state == "later"
    assert data.step(workspace, "criteria", date(2019, 6, 1)).state == "todo"
    with workspace.database.writing() as session:
        criteria = [row.id for row in session.exec(select(Criterion))]
        for number, criterion in enumerate(criteria):
            assert criterion is not None
            session.add(
                CriterionValue(
                    school_id=school,
                    criterion_id=criterion,
                    year=2019,
                    current_h=None if number < 2 else 6300,
                    not_applicable=number == 1,
                )
            )
    row = data.step(workspace, "criteria")
    assert (row.state, row.detail) == (
        "partly",
        "не все критерии заполнены у 1\u00a0школы из 1: СОШ № 1",
    )
    with workspace.database.writing() as session:
        for value in session.exec(select(CriterionValue)):
            value.current_text = "нет участников"
    assert data.step(workspace, "criteria").state == "done"


def test_the_report_says_when_it_was_made(workspace: Workspace) -> None:
    assert data.step(workspace, "report", date(2019, 7, 31)).state == "later"
    assert data.step(workspace, "report").detail == "отчёт за 2018/2019 не сформирован"
    with workspace.database.writing() as session:
        ensure_school_year(session, 2019)
        session.add(
            OutputRecord(
                created_at=workspace.clock.now(),
                kind="execution-report",
                title="Отчёт",
                file_format="docx",
                path="отчёт.docx",
                sha256="0" * 64,
                year=2019,
                inputs={},
            )
        )
    row = data.step(workspace, "report")
    assert (row.state, row.detail) == ("done", "сформирован 22.11.2026")
