"""The demo district as a coordinator finds it, through the real services."""

from collections import Counter
from pathlib import Path

import pytest

from app import paths
from app.enums import MeasureStatus, PassportBlockKind, SupportKind, VerdictStatus
from app.services import criteria, plans, results
from app.services.clock import Clock
from app.services.department import department, people
from app.services.documents.making.catalogue import KINDS, get_row
from app.services.identification.runs import runs
from app.services.importing.service import import_files
from app.services.log.listing import list_changes
from app.services.orders import orders
from app.services.program import demo as demo_district
from app.services.progress import run_steps
from app.services.schools import passports, schools, support
from app.services.storage.files.sqlite import integrity_problems
from app.services.storage.workspace import DATABASE_NAME, Workspace, is_workspace
from app.services.year import overview, years

# People of published documents whose figures the district borrows: none of them may be in it.
_NAMING = ("person", "person_form", "department", "measure", "execution_mark")
REAL_SURNAMES = (*("Лунцов", "Плюснин", "Азанов", "Гееб", "Кириллов", "Чистов", "Ермилин"),)


def school_ids(workspace: Workspace) -> dict[str, int]:
    return {row.short_name: row.id for row in schools.list_schools(workspace)}


def statuses(workspace: Workspace, year: int, **settings: str) -> dict[str, VerdictStatus]:
    outcome = runs.run(workspace, year=year, settings=settings)
    return {verdict.school: verdict.final_status for verdict in outcome.verdicts}


def test_what_the_district_holds(demo: Workspace) -> None:
    assert len(schools.list_schools(demo)) == 10
    assert years.list_years(demo)[:4] == [2027, 2026, 2025, 2024]
    assert Counter(row.year for row in results.list_results(demo)) == {
        2018: 83,
        2019: 77,
        2024: 142,
        2025: 142,
        2026: 142,
    }
    assert [(row.year, len(row.sections), len(row.measures)) for row in plans.list_plans(demo)] == [
        (2027, 4, 19),
        (2027, 2, 6),
        (2021, 3, 26),
        (2019, 4, 17),
    ]
    assert len(orders.list_orders(demo)) == 7
    assert len(people.list_people(demo)) == 15


def test_the_department_prints_whole(demo: Workspace) -> None:
    found = department.get_department(demo)
    assert department.lacking_facts(found) == ()
    assert found is not None
    assert found.head is not None
    assert len(found.head.forms) == 5


def test_the_published_table_of_school_30_gives_the_published_verdict(demo: Workspace) -> None:
    verdict = runs.run(demo, year=2019).verdict(school_ids(demo)["МБОУ «СОШ № 30»"])
    assert verdict is not None
    assert (verdict.status, verdict.c1, verdict.c2, verdict.margin) == (
        VerdictStatus.SHNOR,
        True,
        False,
        0,
    )
    assert [(low.procedure, low.percent_text.replace("\u00a0", " ")) for low in verdict.low] == [
        ("vpr:ma:5", "33 %"),
        ("vpr:ru:6", "31 %"),
    ]


def test_every_status_of_the_identification_occurs(demo: Workspace) -> None:
    found = statuses(demo, 2019)
    assert {name for name, status in found.items() if status is VerdictStatus.SHNOR} == {
        "МБОУ «СОШ № 30»",
        "МБОУ «Антоновская СОШ»",
        "МБОУ «Болгарская кадетская школа»",
        "МБОУ «Полянская СОШ»",
    }
    assert found["МБОУ «ООШ № 29»"] is VerdictStatus.INSUFFICIENT_DATA
    assert found["МАОУ «Гимназия № 1»"] is VerdictStatus.NOT_IDENTIFIED
    careful = statuses(demo, 2019, small_cohort="expert")
    assert careful["МБОУ «Полянская СОШ»"] is VerdictStatus.NEEDS_DECISION


def test_the_current_year_waits_for_its_identification(demo: Workspace) -> None:
    assert sorted(run.year for run in runs.list_runs(demo)) == [2019, 2025]
    before = runs.get_run(demo, runs.list_runs(demo, work_year=2026)[0].id)
    compared = runs.compare(before, runs.run(demo, year=2026))
    assert [row.school for row in compared.entered] == ["МБОУ «Полянская СОШ»"]
    assert [row.school for row in compared.left] == ["МБОУ «СОШ № 30»"]
    decided = before.verdict(school_ids(demo)["МБОУ «Кимовская СОШ»"])
    assert decided is not None
    assert decided.status is VerdictStatus.SHNOR
    assert decided.final_status is VerdictStatus.NOT_IDENTIFIED


def test_the_identification_is_the_next_step_of_the_year(demo: Workspace) -> None:
    with demo.database.reading() as reader:
        found = overview.get_overview(reader, demo.clock.today(), 2027)
    assert found.next_step is not None
    assert found.next_step.key == "identification"
    assert {row.state for row in found.steps} == {"done", "partly", "todo", "later"}
    assert len(found.overdue) == 4
    assert len(found.due) == 11  # the interviews with five schools too


def test_the_lists_of_support_follow_the_frozen_runs(demo: Workspace) -> None:
    today = demo.clock.today()
    now = support.list_support(demo, on=today)
    assert {(row.school, row.kind) for row in now} == {
        ("МБОУ «СОШ № 30»", SupportKind.SHNOR),
        ("МБОУ «Антоновская СОШ»", SupportKind.SHNOR),
        ("МБОУ «Болгарская кадетская школа»", SupportKind.SHNOR),
        ("МБОУ «ООШ № 29»", SupportKind.SHSSU),
        ("МБОУ «Кузнечихинская ООШ»", SupportKind.SHSSU),
    }
    assert all(row.entry_basis and row.entry_order is not None for row in now)
    assert all(row.exit_basis for row in support.list_support(demo) if row.left_on is not None)


def test_the_report_of_2018_2019_has_its_order_in_every_mark(demo: Workspace) -> None:
    plan = plans.list_plans(demo, year=2019)[0]
    assert plan.order is not None
    assert plan.order.number == "458"
    assert all(measure.mark_text for measure in plan.measures)
    first = plan.measures[0]
    assert first.mark_text.replace("\u00a0", " ") == "Выполнено. Приказ от 17.08.2018 № 458"
    assert plan.measures[8].deadline_text == "Август 2018 / Август 2019"
    assert len(plan.measures[8].occurrences) == 2
    assert Counter(measure.deadline_kind.value for measure in plan.measures) == {
        "period": 16,
        "points": 1,
    }


def test_the_plan_of_the_year_has_done_overdue_and_coming_measures(demo: Workspace) -> None:
    municipal, of_school = plans.list_plans(demo, year=2027)
    assert of_school.school_name == "МБОУ «СОШ № 30»"
    assert municipal.done_count == 4
    assert [measure.place for measure in municipal.measures if measure.overdue] == [3, 4, 5]
    assert [measure.place for measure in of_school.measures if measure.overdue] == [2]
    kinds = {measure.deadline_kind.value for measure in municipal.measures}
    assert {"period", "until", "points"} <= kinds
    assert "unparsed" not in kinds
    visits = next(row for row in municipal.measures if row.title.startswith("Посетить уроки"))
    assert visits.mark is not None
    assert visits.mark.attachment_id is not None
    assert plans.attachment_path(demo, visits.mark.attachment_id).stat().st_size > 0
    all_statuses = {measure.status for plan in plans.list_plans(demo) for measure in plan.measures}
    assert set(MeasureStatus) - all_statuses == {MeasureStatus.CANCELLED}


def test_the_criteria_carry_the_published_figures(demo: Workspace) -> None:
    ids = school_ids(demo)
    rows = criteria.list_criteria_values(demo, ids["МБОУ «Бураковская СОШ»"], 2019)
    russian = rows[2]
    assert russian.result_text.replace("\u00a0", " ") == "63 балла (в 2017/2018 уч. г. – 69)"
    assert russian.expected_text.replace("\u00a0", " ") == "более 70 баллов"
    assert (russian.reached_text, russian.delta_text) == ("не достигнуто", "−6")
    rows = criteria.list_criteria_values(demo, ids["МБОУ «Кузнечихинская ООШ»"], 2019)
    assert [row.reached_text for row in rows[1:6]] == ["нет данных"] * 5
    assert rows[10].current_text.replace("\u00a0", " ") == "26 %"
    rows = criteria.list_criteria_values(demo, ids["МБОУ «Полянская СОШ»"], 2019)
    assert rows[4].expected_text.replace("\u00a0", " ") == "более 70 баллов"
    assert (followed(demo, 2019), followed(demo, 2026)) == (6, 4)


def followed(workspace: Workspace, year: int) -> int:
    """Number of the schools with criteria values in a year."""
    with workspace.database.reading() as reader:
        return reader.scalar(
            "SELECT count(DISTINCT school_id) FROM criterion_value WHERE year = ?", (year,)
        )


def test_the_passports_carry_the_published_counts(demo: Workspace) -> None:
    ids = school_ids(demo)
    pair = [
        passports.get_passport(demo, ids[name]) for name in ("МБОУ «СОШ № 30»", "МБОУ «ООШ № 29»")
    ]
    staff = [
        next(block for block in row.blocks["staff"] if block.on_date.year == 2020).counts
        for row in pair
    ]
    together = {code: sum(counts[code] for counts in staff) for code in staff[0]}
    assert together == {
        "teachers": 100,
        "pension_age": 15,
        "under_30": 7,
        "experience_0_3": 10,
        "category": 84,
        "training_valid": 78,
        "certified": 0,
    }
    social = next(block for block in pair[1].blocks["social"] if block.on_date.year == 2020)
    shares = {row.code: row.share_text for row in passports.compare(social)}
    assert shares["single_parent"].replace("\u00a0", " ") == "36 %"
    for school_id in ids.values():
        blocks = passports.get_passport(demo, school_id).blocks
        assert all(blocks[kind.value] for kind in PassportBlockKind)


def test_the_files_come_in_without_problems_and_a_second_time_change_nothing(
    demo: Workspace,
) -> None:
    files = sorted((demo.root / demo_district.SOURCES).glob("*.xlsx"))
    assert len(files) == 11
    before = len(list_changes(demo))
    outcomes = run_steps(import_files(demo, files, dry_run=False, create_schools=False))
    for outcome in outcomes:
        assert (outcome.accepted, outcome.rejected) == (0, 0), outcome.file
        assert [row.text for row in outcome.problems if row.is_error] == []
        expected = {"integer_percents"} if outcome.file.name.startswith("СОШ 30") else set()
        if outcome.kind == "plan":  # a deadline of 2018/2019 is worded as people word it
            expected = {"deadline.outside-plan", "deadline.long-school-year"}
        assert {row.code for row in outcome.problems} <= expected
    assert len(list_changes(demo)) == before


def test_every_kind_of_document_can_be_made(demo: Workspace) -> None:
    """In the running year; what it waits for, in one before; a change, of an order named to it."""
    order = orders.list_orders(demo)[-1]
    chosen = {"amending-order": {"amends": str(order.id)}}
    offenders: list[str] = []
    earlier: set[str] = set()
    for kind in KINDS:
        rows = [get_row(demo, kind, year, chosen.get(kind)) for year in (2027, 2026, 2022)]
        offenders += [] if any(row.possible for row in rows) else [kind]
        earlier |= set() if rows[0].possible else {kind}
    assert offenders == []
    assert earlier == {"list-order", "exclusion-order"}


def test_no_published_person_is_named(demo: Workspace) -> None:
    with demo.database.reading() as reader:
        text = "\n".join(
            str(value)
            for table in _NAMING
            for row in reader.rows(f"SELECT * FROM {table}")
            for value in tuple(row)
        )
    for name in ("department.json", "papers.json"):
        text += paths.resource("demo", name).read_text("utf-8")
    assert not [surname for surname in REAL_SURNAMES if surname in text]


def test_the_database_is_sound_and_the_clock_is_the_callers(demo: Workspace, clock: Clock) -> None:
    assert integrity_problems(demo.root / DATABASE_NAME) == []
    assert demo.clock is clock


def test_it_leaves_nothing_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(demo_district, "_attach_evidence", fail)
    with pytest.raises(RuntimeError):
        demo_district.create_demo(tmp_path / "failed")
    assert not is_workspace(tmp_path / "failed")
