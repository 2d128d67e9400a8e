"""Rows for the tests of the start page."""

from datetime import UTC, date, datetime

from sqlmodel import Session, select

from app.enums import MeasureStatus, SchoolKind, VerdictStatus
from app.models import (
    ExecutionMark,
    IdentificationRun,
    Measure,
    MeasureOccurrence,
    PlanSection,
    Procedure,
    Result,
    Verdict,
)
from app.services.department import department, people
from app.services.department.department import DepartmentDraft
from app.services.department.people import PersonDraft
from app.services.identification.profile import builtin_profiles
from app.services.language.deadlines.periods import school_period
from app.services.plans.deadlines.terms import new_plan
from app.services.reference import ensure_school_year
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.services.year import overview
from app.services.year.numbers import Numbers, get_numbers
from app.services.year.overview import Overview
from app.services.year.steps import StepRow

AUTUMN = date(2019, 11, 22)
MARKED = datetime(2019, 1, 9, tzinfo=UTC)
# The default profile; a school takes mathematics of the ЕГЭ at one of its two levels.
PROFILE = tuple(code for code in builtin_profiles()[0].procedures if code != "ege:ma:prof")


def look(workspace: Workspace, today: date = AUTUMN, year: int = 2019) -> Overview:
    with workspace.database.reading() as reader:
        return overview.get_overview(reader, today, year)


def look_numbers(workspace: Workspace, today: date = AUTUMN, year: int = 2019) -> Numbers:
    with workspace.database.reading() as reader:
        return get_numbers(reader, today, overview.get_overview(reader, today, year))


def step(workspace: Workspace, key: str, today: date = AUTUMN, year: int = 2019) -> StepRow:
    return next(row for row in look(workspace, today, year).steps if row.key == key)


def add_school(workspace: Workspace, name: str, kind: SchoolKind = SchoolKind.SOSH) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name=name, kind=kind))[0]


def fill_department(workspace: Workspace) -> None:
    """Everything that documents need to know of the department."""
    head, _ = people.save_person(
        workspace, PersonDraft(surname="Плюснина", given_name="Н", patronymic="В", post="начальник")
    )
    draft = DepartmentDraft(
        full_name="Отдел",
        full_name_genitive="Отдела",
        territory="Район",
        territory_genitive="Района",
        place="г. Калтан",
        head_id=head,
        coordinator_id=head,
    )
    department.save_department(workspace, draft)


def add_results(
    workspace: Workspace,
    school_id: int,
    codes: tuple[str, ...] = PROFILE,
    year: int = 2019,
    failed: int = 1,
) -> None:
    with workspace.database.writing() as session:
        ensure_school_year(session, year)
        for code in codes:
            session.add(
                Result(
                    school_id=school_id,
                    procedure_id=procedure_id(session, code),
                    year=year,
                    participants=10,
                    failed=failed,
                )
            )


def procedure_id(session: Session, code: str) -> int:
    found = session.exec(select(Procedure).where(Procedure.code == code)).one()
    assert found.id is not None
    return found.id


def add_run(workspace: Workspace, year: int, statuses: dict[int, VerdictStatus]) -> dict[int, int]:
    """A frozen run; returns school -> verdict."""
    verdicts: dict[int, int] = {}
    with workspace.database.writing() as session:
        for each in (year, year + 1):
            ensure_school_year(session, each)
        run = IdentificationRun(
            created_at=workspace.clock.now(),
            year=year,
            previous_year=year - 1,
            work_year=year + 1,
            profile_id="fioko-2020",
            profile={},
            inputs={},
        )
        session.add(run)
        session.flush()
        assert run.id is not None
        for school_id, status in statuses.items():
            verdict = Verdict(
                run_id=run.id,
                school_id=school_id,
                school_name=schools.get_school(workspace, school_id).short_name,
                status=status,
                c1=False,
                c2=False,
                evidence={},
            )
            session.add(verdict)
            session.flush()
            assert verdict.id is not None
            verdicts[school_id] = verdict.id
    return verdicts


def add_measure(
    session: Session,
    section_id: int,
    title: str,
    end: date | None,
    *statuses: MeasureStatus,
    points: tuple[date, ...] = (),
) -> None:
    measure = Measure(
        section_id=section_id, position=1, title=title, deadline_text="срок", deadline_end=end
    )
    session.add(measure)
    session.flush()
    assert measure.id is not None
    for position, day in enumerate(points):
        session.add(
            MeasureOccurrence(measure_id=measure.id, position=position, starts_on=day, ends_on=day)
        )
    for status in statuses:
        session.add(ExecutionMark(measure_id=measure.id, status=status, created_at=MARKED))
        session.flush()


def add_plan(workspace: Workspace, year: int = 2019) -> tuple[int, int]:
    with workspace.database.writing() as session:
        ensure_school_year(session, year)
        plan = new_plan("Дорожная карта", school_period(year))
        session.add(plan)
        session.flush()
        assert plan.id is not None
        section = PlanSection(plan_id=plan.id, position=1, title="Организация")
        session.add(section)
        session.flush()
        assert section.id is not None
    return plan.id, section.id
