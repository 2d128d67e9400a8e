"""The start page: what is due, who is identified, how many results are low, what is next."""

import subprocess
import sys
from datetime import date

from app.enums import MeasureStatus, SupportKind, VerdictStatus
from app.models import Result
from app.services.findings.links import ToResults
from app.services.schools import support
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace
from app.services.year.due import DueRow
from tests.services import overview_data as data


def test_the_first_screen_does_not_load_the_heavy_libraries() -> None:
    code = (
        "import sys, app.services.year.overview\n"
        "heavy = ('sqlalchemy', 'sqlmodel', 'pandas', 'pymorphy3', 'openpyxl', 'alembic')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_entered_and_left_are_told_against_the_run_before(workspace: Workspace) -> None:
    first, second, third = (data.add_school(workspace, f"СОШ № {n}") for n in (1, 2, 10))
    data.add_run(workspace, 2018, {first: VerdictStatus.SHNOR, second: VerdictStatus.SHNOR})
    alone = data.look_numbers(workspace, year=2019).identified
    assert alone is not None
    assert (alone.compared, alone.entered, alone.left) == (False, (), ())
    data.add_run(
        workspace,
        2019,
        {
            first: VerdictStatus.NOT_IDENTIFIED,
            second: VerdictStatus.SHNOR,
            third: VerdictStatus.SHNOR,
        },
    )
    found = data.look_numbers(workspace, year=2020).identified
    assert found is not None
    assert (found.year, found.work_year, found.compared) == (2019, 2020, True)
    assert found.shnor == ("СОШ № 2", "СОШ № 10")
    assert (found.entered, found.left) == (("СОШ № 10",), ("СОШ № 1",))


def test_due_and_overdue_measures(workspace: Workspace) -> None:
    plan, section = data.add_plan(workspace)
    today = date(2019, 3, 15)
    with workspace.database.writing() as session:
        data.add_measure(session, section, "сегодня", today)
        data.add_measure(session, section, "через 30 дней", date(2019, 4, 14))
        data.add_measure(session, section, "через 31 день", date(2019, 4, 15))
        data.add_measure(session, section, "вчера", date(2019, 3, 14))
        data.add_measure(session, section, "давно", date(2018, 9, 30), MeasureStatus.IN_PROGRESS)
        data.add_measure(session, section, "сделано", date(2018, 9, 30), MeasureStatus.DONE)
        data.add_measure(
            session,
            section,
            "отметка снята",
            date(2018, 10, 31),
            MeasureStatus.DONE,
            MeasureStatus.IN_PROGRESS,
        )
        data.add_measure(session, section, "весь год", None)
        points = (date(2018, 11, 30), date(2019, 4, 1), date(2019, 6, 1))
        data.add_measure(session, section, "три срока", date(2019, 6, 1), points=points)
    found = data.look(workspace, today)
    assert [(row.title, row.days_left) for row in found.due] == [
        ("сегодня", 0),
        ("три срока", 17),
        ("через 30 дней", 30),
    ]
    assert [(row.title, row.days_left) for row in found.overdue] == [
        ("давно", -166),
        ("отметка снята", -135),
        ("три срока", -105),
        ("вчера", -1),
    ]
    first = found.due[0]
    assert isinstance(first, DueRow)
    assert first.plan_id == plan
    counts = data.look_numbers(workspace, today).counts
    assert (counts.measures, counts.measures_done) == (9, 1)
    row = data.step(workspace, "plan", today)
    assert (row.state, row.detail) == ("partly", "выполнено 1 из 9, просрочено 4")


def test_a_measure_partly_done_is_due_until_its_day_and_what_is_near_in_any_plan(
    workspace: Workspace,
) -> None:
    _plan, section = data.add_plan(workspace)
    _other, next_year = data.add_plan(workspace, 2020)
    today = date(2019, 3, 15)
    with workspace.database.writing() as session:
        partly = MeasureStatus.PARTLY_DONE
        data.add_measure(session, section, "частично, скоро", date(2019, 3, 20), partly)
        data.add_measure(session, section, "частично, сегодня", today, partly)
        data.add_measure(session, section, "частично, прошло", date(2019, 3, 14), partly)
        data.add_measure(session, section, "не выполнено", today, MeasureStatus.NOT_DONE)
        data.add_measure(session, next_year, "другого года", date(2019, 3, 16))
    found = data.look(workspace, today)
    assert [row.title for row in found.due] == [
        "частично, сегодня",
        "другого года",
        "частично, скоро",
    ]
    assert found.plans.measures == 4, "the year counts its own"
    assert found.overdue == ()
    assert [row.title for row in data.look(workspace, today, 2020).due] == ["другого года"]


def test_low_shares_are_counted_exactly(workspace: Workspace) -> None:
    first, second, third = (data.add_school(workspace, f"СОШ № {n}") for n in (1, 2, 3))
    data.add_results(workspace, first, ("vpr:ma:5",), failed=3)
    data.add_results(workspace, second, ("vpr:ma:5",), failed=2)
    data.add_results(workspace, first, ("vpr:ma:5",), year=2018, failed=10)
    with workspace.database.writing() as session:
        number = data.procedure_id(session, "vpr:ma:5")
        session.add(
            Result(
                school_id=third,
                procedure_id=number,
                year=2019,
                percents_only=True,
                failed_percent_h=2999,
            )
        )
        other = data.procedure_id(session, "vpr:ru:5")
        session.add(
            Result(school_id=first, procedure_id=other, year=2019, participants=0, failed=0)
        )
        session.add(
            Result(
                school_id=second,
                procedure_id=other,
                year=2019,
                percents_only=True,
                failed_percent_h=3000,
            )
        )
        session.add(Result(school_id=third, procedure_id=other, year=2019, state="not_held"))
    found = data.look_numbers(workspace, year=2020)
    assert found.threshold_h == 3000
    assert [
        (row.short_title, row.low, row.held, row.previous_low, row.previous_held)
        for row in found.low_shares
    ] == [("ВПР МА 5", 1, 3, 1, 1), ("ВПР РУ 5", 1, 1, 0, 0)]
    assert found.counts.results == 6


def test_supported_schools_are_those_of_the_year(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    for kind in SupportKind:
        support.enter_support(
            workspace,
            SupportDraft(school_id=school, kind=kind, year=2019, entered_on=date(2018, 10, 15)),
        )
    assert data.look_numbers(workspace, date(2018, 10, 14)).counts.supported == 1, "dated ahead"
    assert data.look_numbers(workspace, date(2018, 8, 31), year=2018).counts.supported == 0


def test_the_next_step_passes_over_what_no_longer_matters(workspace: Workspace) -> None:
    data.fill_department(workspace)
    school = data.add_school(workspace, "СОШ № 1")
    data.add_results(workspace, school, ("vpr:ma:5",))
    found = data.look(workspace, year=2020).next_step
    assert found is not None
    assert (found.key, found.link, found.action_title) == (
        "results",
        ToResults(2019),
        "Загрузить результаты",
    )
    data.add_run(workspace, 2019, {school: VerdictStatus.NOT_IDENTIFIED})
    found = data.look(workspace, year=2020).next_step
    assert found is not None
    assert found.key == "passports"
