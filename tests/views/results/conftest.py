"""A small district with results, the page on it, and workbooks made on the spot."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.results.page import ResultsPage
from tests.filling import made_once
from tests.views.conftest import finish, shown_alone
from tests.views.results.wide_grid import CODES, SCHOOLS, school_name

YEAR = 2026
FIRST, SECOND = "МБОУ «СОШ № 1»", "МБОУ «СОШ № 30»"
MarksRow = tuple[object, ...]


def procedure(workspace: Workspace, code: str) -> int:
    return next(row.id for row in results.list_procedures(workspace) if row.code == code)


@pytest.fixture
def district(workspace: Workspace) -> Workspace:
    """Two schools, one with two results of the year and one of the year before."""
    _fill(workspace)
    return workspace


@made_once
def _fill(workspace: Workspace) -> None:
    for number, name in enumerate((FIRST, SECOND)):
        schools.save_school(
            workspace, SchoolDraft(short_name=name, login_digits=str(203380 + number))
        )
    first = schools.list_schools(workspace)[0].id
    for year, code, participants, failed in (
        (YEAR, "vpr:ma:5", 89, 11),
        (YEAR, "vpr:ru:5", 20, 6),
        (YEAR - 1, "vpr:ma:5", 80, 24),
    ):
        draft = ResultDraft(
            school_id=first,
            procedure_id=procedure(workspace, code),
            year=year,
            participants=participants,
            failed=failed,
        )
        results.save_result(workspace, draft)


@pytest.fixture
def page(
    make_context: Callable[..., PageContext], district: Workspace, qtbot: QtBot
) -> ResultsPage:
    return shown(ResultsPage(make_context(district, year=YEAR)), qtbot)


def shown(page: ResultsPage, qtbot: QtBot) -> ResultsPage:
    shown_alone(page, qtbot).activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def wide(
    make_context: Callable[..., PageContext], workspace: Workspace, qtbot: QtBot
) -> ResultsPage:
    """24 schools and the nine procedures of the default profile, one result in each corner."""
    _fill_wide(workspace)
    page = shown(ResultsPage(make_context(workspace, year=YEAR)), qtbot)
    page.resize(1400, 800)
    model = page.grid.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert (model.rowCount(), model.columnCount()) == (SCHOOLS, len(CODES))
    return page


@made_once
def _fill_wide(workspace: Workspace) -> None:
    for number in range(1, SCHOOLS + 1):
        schools.save_school(workspace, SchoolDraft(short_name=school_name(number)))
    ids = {row.short_name: row.id for row in schools.list_schools(workspace)}
    results.change_results(
        workspace,
        [
            ResultDraft(
                school_id=ids[school_name(number)],
                procedure_id=procedure(workspace, code),
                year=YEAR,
                participants=50,
                failed=number,
            )
            for number in (1, SCHOOLS)
            for code in (CODES[0], CODES[-1])
        ],
    )


def stored(page: ResultsPage, code: str, school: str = FIRST) -> str:
    """A stored result in words, or nothing."""
    found = [
        row.percent_text
        for row in results.list_results(page.context.workspace, year=YEAR)
        if row.procedure == code and row.school == school
    ]
    return found[0].replace("\u00a0", " ") if found else ""


def choose(page: ResultsPage, school: str, code: str) -> None:
    """Make a cell of the grid current."""
    number = next(row.id for row in page.grid.model.schools if row.name == school)
    assert page.grid.view.choose(number, code)
    page.grid.view.setFocus()


def settle(page: ResultsPage, qtbot: QtBot) -> None:
    """Wait for the background work of the page."""
    finish(page.context, qtbot)


def write_marks(path: Path, rows: Sequence[MarksRow], *, year: int = YEAR) -> Path:
    """«Статистика по отметкам» of ФИС ОКО: Russian, class 6; rows of (name, participants, 2–5)."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "РУ 6 Статистика по отметкам"
    head = {
        "A1": "Статистика по отметкам",
        "A3": f"ВПР {year} Русский язык 6 класс",
        "A4": "Предмет:",
        "B4": "Русский язык",
        "A5": "Максимальный первичный балл:",
        "B5": 24,
        "A6": "Дата:",
        "B6": f"20.04.{year}",
    }
    for place, value in head.items():
        sheet[place] = value
    columns = ("Группы участников", "Кол-во ОО", "Кол-во участников", 2, 3, 4, 5)
    table = [columns, ("Калтанский городской округ(reg42_m012)", 2, 300, 13.57, 46.9, 33.65, 5.88)]
    table += [(name, None, *numbers) for name, *numbers in rows]
    for number, row in enumerate(table, start=8):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    book.save(path)
    return path


KNOWN = ("МБОУ «СОШ № 1»(edu203380)", 89, 12.36, 52.81, 26.97, 7.87)
UNKNOWN = ("МБОУ «Заречная СОШ»(edu209999)", 20, 10, 40, 40, 10)
WRONG = ("МБОУ «СОШ № 30»(edu203381)", 20, 130, 40, 40, 10)
