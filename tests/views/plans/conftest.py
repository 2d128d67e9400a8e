"""The page of the plans on the small district or a long plan, and ways to drive it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MeasureDraft, MeasureRow, PlanDraft, SectionDraft
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from tests.filling import made_once
from tests.views.conftest import shown_alone
from tests.views.samples import YEAR, District
from tests.views.typing import type_text

OpenPage = Callable[[PageContext], PlansPage]
TODAY = date(2026, 11, 22)  # the clock of the workspace


@pytest.fixture
def long_plan(workspace: Workspace) -> list[int]:
    """Keys of the 400 measures of a plan with eight sections."""
    return list(_make_long_plan(workspace))


@made_once
def _make_long_plan(workspace: Workspace) -> list[int]:
    plan_id, _ = plans.save_plan(
        workspace, PlanDraft(title="Длинный план", period=school_period(YEAR))
    )
    for number in range(8):
        section, _ = plans.save_section(workspace, SectionDraft(plan_id, f"Раздел {number}"))
        drafts = [
            MeasureDraft(
                section_id=section,
                title=f"Мероприятие {number}.{inner}",
                deadline_text="ежемесячно",
                responsible=("Отдел",),
            )
            for inner in range(50)
        ]
        plans.add_measures(workspace, drafts)
    return [row.id for row in plans.get_plan(workspace, plan_id).measures]


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """The window that forms and dialogs belong to."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def open_page(qtbot: QtBot) -> OpenPage:
    """Opens the page with its model under watch."""

    def opened(context: PageContext) -> PlansPage:
        page = PlansPage(context)
        return shown_alone(page, qtbot, page.table.lines)

    return opened


@pytest.fixture
def page(open_page: OpenPage, context: PageContext, district: District) -> PlansPage:
    """The page with the plan of the small district."""
    return open_page(context)


@pytest.fixture
def second(page: PlansPage, district: District) -> int:
    """The second measure of the plan, overdue and without a mark: chosen on the page."""
    page.show_spot(PlansSpot(measure_id=district.measure_ids[1]))
    return district.measure_ids[1]


def titles(page: PlansPage) -> list[str]:
    """Titles of the sections and numbers of the measures, from top to bottom."""
    return [
        line.section.title if line.measure is None else f"{line.measure.number}"
        for line in page.table.lines.rows
    ]


def measure(workspace: Workspace, measure_id: int) -> MeasureRow:
    """A measure as it is stored now."""
    found = [row for plan in plans.list_plans(workspace) for row in plan.measures]
    return next(row for row in found if row.id == measure_id)


def select(page: PlansPage, *measure_ids: int) -> None:
    """Select these measures."""
    page.table.clear_selection()
    flags = QItemSelectionModel.SelectionFlag
    for measure_id in measure_ids:
        number = page.table.lines.position_of(("measure", measure_id))
        assert number is not None
        index = page.table.lines.index(number, 0)
        page.table.selectionModel().select(index, flags.Select | flags.Rows)


def cell(page: PlansPage, measure_id: int, column: str) -> QModelIndex:
    """The cell of a measure in a column."""
    keys = [found.key for found in page.table.lines.columns]
    row = page.table.lines.position_of(("measure", measure_id))
    assert row is not None
    return page.table.lines.index(row, keys.index(column))


def editor(page: PlansPage) -> QWidget:
    """What is being typed into; pages tell it by nothing else than the table."""
    found = page.table.indexWidget(page.table.currentIndex())
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def editing(page: PlansPage, kind: type[QWidget]) -> bool:
    """Whether a line of this kind is being typed into."""
    return isinstance(page.table.indexWidget(page.table.currentIndex()), kind)


def typed(page: PlansPage, qtbot: QtBot, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over what the open editor holds and leave it with a key."""
    type_text(editor(page), text)
    qtbot.keyClick(editor(page), key)
