"""Ten years of an invented district, lived through the services month by month.

Everything is computed from numbers of rows, so that two runs build the same data.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.enums import MeasureStatus, PassportBlockKind, SchoolKind, SupportKind
from app.errors import UserError
from app.services import plans
from app.services.clock import Clock
from app.services.department.department import DepartmentDraft, save_department
from app.services.documents.making import catalogue, export
from app.services.identification.runs import runs
from app.services.importing.service import import_files
from app.services.language.deadlines.periods import school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.plans.marks import MarkPlace, mark_places
from app.services.progress import run_steps
from app.services.results.editing import ResultDraft, change_results, save_result
from app.services.schools.passport_writing import YEAR_CODES, indicators_of
from app.services.schools.passports import save_block
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.schools.support import SupportDraft, enter_schools
from app.services.storage.ending import end_session
from app.services.storage.workspace import create_workspace
from tests.benchmarks.growth import workbooks

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

LAST_YEAR, YEARS = 2026, 10
LAST_DAY = datetime(LAST_YEAR, 9, 30, 9, 0, tzinfo=UTC)
# A school that no plan names and every year changes: number 6 of the register.
QUIET_SCHOOL, QUIET_GRADE = 6, 6
MEASURES, SECTIONS = 60, 4
_SUPPORTED, _PHONES, _TYPED, _PASTED, _PAPERS, _REWORDED = 4, 10, 90, 20, 10, 15
_EVERY_MONTH, _ONE_BY_ONE = 40, 10
_PLACES = ("Спасск", "Болгар", "Кимовка", "Верхнереченск", "Покровка", "Заозёрье", "Лесное")
_STATUSES = (MeasureStatus.DONE, MeasureStatus.IN_PROGRESS, MeasureStatus.NOT_DONE)
_DEADLINES = (
    "ежемесячно",
    "до ноября {0} года",
    "сентябрь",
    "до 25 числа ежемесячно",
    "в течение года",
)
Say = Callable[[str], None]


class Lived(NamedTuple):
    """What the years go by: keys of the schools and of the procedures by their codes."""

    workspace: "Workspace"
    school_ids: tuple[int, ...]
    procedure_ids: dict[str, int]


def make_decade(root: Path, schools: int, folder: Path, say: Say) -> None:
    """Make the workspace in an empty folder; takes minutes.

    Args:
        root: the folder of the workspace.
        schools: how many the district has.
        folder: where the workbooks that are imported may lie.
        say: is told which year has passed.
    """
    with create_workspace(root, _noon(date(LAST_YEAR - YEARS, 9, 1))) as workspace:
        lived = _begun(workspace, schools)
        for year in range(LAST_YEAR - YEARS + 1, LAST_YEAR + 1):
            for month, (day, work) in enumerate(_year(lived, year, folder)):
                workspace.clock = _noon(day)
                work()
                _end_of_day(workspace)
                say(f"{year}, month {month + 1} of 12")
        for day in range(1, 31):  # the last month, day by day
            workspace.clock = _noon(date(LAST_YEAR, 9, day))
            _type_results(lived, LAST_YEAR, range(day, day + 2))
            _end_of_day(workspace)


def _noon(day: date) -> Clock:
    return Clock(datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC))


def _end_of_day(workspace: "Workspace") -> None:
    """What closing the window leaves."""
    run_steps(end_session(workspace, changed=True))


def _begun(workspace: "Workspace", schools: int) -> Lived:
    draft = DepartmentDraft(
        full_name="Управление образования Опытного района",
        full_name_genitive="управления образования Опытного района",
        territory="Опытный район",
        territory_genitive="Опытного района",
        place="г. Спасск",
    )
    save_department(workspace, draft)
    for number in range(schools):
        save_school(workspace, _school(number))
    with workspace.database.reading() as reader:
        codes = reader.rows("SELECT id, code FROM procedure")
    school_ids = tuple(row.id for row in list_schools(workspace))
    return Lived(workspace, school_ids, {row["code"]: row["id"] for row in codes})


def _school(number: int, year: int = 0) -> SchoolDraft:
    return SchoolDraft(
        short_name=workbooks.school_name(number),
        kind=SchoolKind.SOSH,
        login_digits=workbooks.login_digits(number),
        settlement=_PLACES[number % len(_PLACES)],
        distance_m=number * 137 % 60_000,
        phone=f"2-{number:02d}-{year % 100:02d}",
        email=f"school{number + 1}@example.ru",
    )


def _year(lived: Lived, year: int, folder: Path) -> Iterator[tuple[date, Callable[[], None]]]:
    """Twelve months with what is done in each; `year` is the one in which it ends."""
    for month in range(9, 13):
        yield date(year - 1, month, 20), _month(lived, year, month, folder)
    for month in range(1, 9):
        yield date(year, month, 20), _month(lived, year, month, folder)


def _month(lived: Lived, year: int, month: int, folder: Path) -> Callable[[], None]:
    marks, exams = workbooks.write_marks, workbooks.write_exams
    file = folder / f"{year}-{month:02d}.xlsx"
    shape = workbooks.Shape(len(lived.school_ids), year)
    again, once_more = shape._replace(edition=1), shape._replace(edition=2)
    special: dict[int, Callable[[], object]] = {
        9: lambda: _september(lived, year),
        10: lambda: _identify(lived, year),
        11: lambda: _type_results(lived, year - 1, range(_TYPED)),
        1: lambda: _reword(lived),
        4: lambda: _import(lived, marks(file, shape)),
        5: lambda: _import(lived, marks(file, again)),
        6: lambda: _import(
            lived, marks(file, once_more), exams(file.with_suffix(".ГИА.xlsx"), shape)
        ),
        7: lambda: _import(lived, marks(file, again), exams(file.with_suffix(".ГИА.xlsx"), again)),
        8: lambda: _paste_results(lived, year),
    }

    def work() -> None:
        special.get(month, lambda: None)()
        _marks(lived, year, month)

    return work


def _september(lived: Lived, year: int) -> None:
    """Passports of all schools, some telephones, the plan of the year, the lists of support."""
    workspace, today = lived.workspace, lived.workspace.clock.today()
    for number, school_id in enumerate(lived.school_ids):
        for block in PassportBlockKind:
            counts = {
                indicator.code: (
                    2010
                    if indicator.code in YEAR_CODES
                    else 900 - place * 20 + (number + year) % 10
                )
                for place, indicator in enumerate(indicators_of(block))
            }
            save_block(workspace, school_id, block, today, counts, "ОО-1")
    for number, school_id in enumerate(lived.school_ids[:_PHONES]):
        save_school(workspace, _school(number, year), school_id)
    _plan(lived, year)
    chosen = {(year * _SUPPORTED + number) % len(lived.school_ids) for number in range(_SUPPORTED)}
    drafts = [
        SupportDraft(
            school_id=lived.school_ids[number],
            kind=SupportKind.SHNOR,
            year=year,
            entered_on=today,
            entry_basis="результаты прошлого года",
        )
        for number in sorted(chosen)
    ]
    for draft in drafts:
        try:
            enter_schools(workspace, [draft])
        except UserError:  # it is on the list since an earlier year
            continue


def _plan(lived: Lived, year: int) -> None:
    draft = PlanDraft(title=f"План на {year - 1}/{year} учебный год", period=school_period(year))
    plan_id, _changes = plans.save_plan(lived.workspace, draft)
    for section in range(SECTIONS):
        title = f"Раздел {section + 1}"
        section_id, _changes = plans.save_section(lived.workspace, SectionDraft(plan_id, title))
        drafts = [
            MeasureDraft(
                section_id=section_id,
                title=f"Семинар № {number} для учителей района: разбор результатов",
                deadline_text=_DEADLINES[number % len(_DEADLINES)].format(year - 1),
                responsible=("Отдел образования", workbooks.school_name(number % 5)),
                expected="Справка по итогам семинара",
            )
            for number in range(section, MEASURES, SECTIONS)
        ]
        plans.add_measures(lived.workspace, drafts)


def _marks(lived: Lived, year: int, month: int) -> None:
    """What has come due is marked: most at once, some one by one."""
    workspace, today = lived.workspace, lived.workspace.clock.today()
    plan_id = max(plan.id for plan in plans.list_plan_heads(workspace))
    due = [
        MarkPlace(measure.id, cell.occurrence_on, cell.school_id)
        for measure in plans.get_plan(workspace, plan_id).measures
        for cell in measure.cells
        if cell.due is not None and cell.due < today and cell.mark is None
    ][:_EVERY_MONTH]
    status = _STATUSES[(year + month) % len(_STATUSES)]
    draft = MarkDraft(status=status, text="Проведено, материалы на сайте")
    if due[_ONE_BY_ONE:]:
        mark_places(workspace, due[_ONE_BY_ONE:], draft)
    for place in due[:_ONE_BY_ONE]:
        mark_places(workspace, [place], draft)


def _identify(lived: Lived, year: int) -> None:
    """The list of the year, from the results of the one before, and its papers."""
    workspace = lived.workspace
    if year - 1 <= LAST_YEAR - YEARS:  # nothing is known yet
        return
    runs.freeze(workspace, runs.run(workspace, year=year - 1))
    possible = [row for row in catalogue.list_kinds(workspace, year) if row.possible]
    for row in possible[:_PAPERS]:
        run_steps(export.build(workspace, row.kind, year=year, formats=("docx",)))


def _reword(lived: Lived) -> None:
    """The texts of some measures, one by one."""
    workspace = lived.workspace
    plan_id = max(plan.id for plan in plans.list_plan_heads(workspace))
    for measure in plans.get_plan(workspace, plan_id).measures[:_REWORDED]:
        draft = replace(MeasureDraft.of(measure), expected="Справка и приказ по итогам семинара")
        plans.save_measure(workspace, draft, measure.id)


def _import(lived: Lived, *files: Path) -> None:
    for outcome in run_steps(import_files(lived.workspace, files, dry_run=False)):
        if not outcome.stored:
            problems = [problem.sentence for problem in outcome.problems]
            msg = f"{outcome.file.name} is refused: {problems[:3]}"
            raise RuntimeError(msg)


def _drafts(lived: Lived, year: int, numbers: range, grade: int) -> list[ResultDraft]:
    schools, procedure = lived.school_ids, lived.procedure_ids[f"vpr:ma:{grade}"]
    return [
        ResultDraft(
            school_id=schools[number % len(schools)],
            procedure_id=procedure,
            year=year,
            participants=40 + number % 20,
            failed=5 + (number * 3 + lived.workspace.clock.today().toordinal()) % 30,
        )
        for number in numbers
    ]


def _type_results(lived: Lived, year: int, numbers: range) -> None:
    for draft in _drafts(lived, year, numbers, QUIET_GRADE):
        save_result(lived.workspace, draft)


def _paste_results(lived: Lived, year: int) -> None:
    change_results(lived.workspace, _drafts(lived, year, range(_PASTED), 7))
