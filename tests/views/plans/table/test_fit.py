"""Columns and rows of the table of a plan at every width of the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import plans
from app.services.language.deadlines.periods import school_period
from app.services.plans import MeasureDraft, PlanDraft, SectionDraft
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from app.views.plans.table.columns import LEAST
from app.views.plans.table.fit import fitted_widths
from tests.views.plans.conftest import OpenPage, cell, editor
from tests.views.samples import YEAR, District

_ALL = ["number", "title", "deadline", "responsible", "expected", "status"]


def shown(page: PlansPage) -> list[str]:
    """Keys of the columns in sight, from the left."""
    columns = page.table.lines.columns
    return [one.key for number, one in enumerate(columns) if not page.table.isColumnHidden(number)]


def test_the_measure_is_the_widest_text_and_nothing_is_wider_than_the_table() -> None:
    wrong: list[int] = []
    for width in range(400, 2400, 7):
        widths = fitted_widths(width, {})
        texts = [size for key, size in widths.items() if key != "title"]
        fits = sum(widths.values()) <= width or set(widths) == {"number", "title", "status"}
        if widths["title"] <= max(texts) or not fits:
            wrong.append(width)
    assert not wrong


def test_columns_are_given_up_in_one_order_and_what_was_dragged_stays() -> None:
    assert list(fitted_widths(768, {})) == _ALL
    assert list(fitted_widths(1030, {})) == list(LEAST)
    assert list(fitted_widths(650, {})) == ["number", "title", "deadline", "responsible", "status"]
    assert list(fitted_widths(500, {})) == ["number", "title", "deadline", "status"]
    dragged = fitted_widths(1030, {"deadline": 300})
    assert dragged["deadline"] == 300
    assert dragged["title"] > LEAST["title"]
    assert fitted_widths(1400, {})["expected"] > fitted_widths(1030, {})["expected"]


def test_a_small_window_shows_who_is_responsible_and_the_expected_result(
    open_page: OpenPage, context: PageContext, district: District, qtbot: QtBot
) -> None:
    page = open_page(context)
    page.resize(832, 472)  # what a window of 1024 x 528 leaves for the page
    page.top.details.setChecked(False)
    qtbot.waitUntil(lambda: page.table.width() > 700)
    assert shown(page) == _ALL
    assert page.table.horizontalScrollBar().maximum() == 0
    page.show_spot(PlansSpot(measure_id=district.measure_ids[2]))
    assert shown(page) == _ALL


def test_a_long_measure_is_read_whole(
    open_page: OpenPage, context: PageContext, workspace: Workspace, qtbot: QtBot
) -> None:
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(YEAR)))
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Раздел"))
    long = "Обновить состав муниципальной рабочей группы и назначить координатора работы"
    for title in ("Приказ", long):
        plans.save_measure(workspace, MeasureDraft(section_id=section, title=title))
    page = open_page(context)
    page.resize(832, 472)
    qtbot.waitUntil(lambda: page.table.rowHeight(2) > page.table.rowHeight(1))
    spacing = page.table.fontMetrics().lineSpacing()
    column = [one.key for one in page.table.lines.columns].index("title")
    bounds = page.table.fontMetrics().boundingRect(
        0, 0, page.table.columnWidth(column) - 16, 1000, int(Qt.TextFlag.TextWordWrap), long
    )
    assert bounds.height() > 2 * spacing
    assert page.table.rowHeight(2) >= bounds.height()
    assert page.table.rowHeight(0) < page.table.rowHeight(1)


def test_a_width_that_was_dragged_is_kept_and_others_are_not(
    open_page: OpenPage, context: PageContext, district: District, qtbot: QtBot
) -> None:
    page = open_page(context)
    page.resize(1400, 600)
    page.top.details.setChecked(False)
    qtbot.waitUntil(lambda: page.table.width() > 1000)
    page.table.horizontalHeader().resizeSection(2, 180)
    qtbot.waitUntil(lambda: context.state.widths("plan-lines") == {"deadline": 180})
    page.resize(1200, 600)
    assert page.table.columnWidth(2) == 180


def test_tab_walks_the_cells_in_sight_and_never_leaves_the_table(
    page: PlansPage, qtbot: QtBot, district: District
) -> None:
    page.table.setColumnHidden(4, True)
    page.table.setCurrentIndex(page.table.lines.index(0, 0))
    page.table.setFocus()
    walked: list[tuple[int, int]] = []
    for _step in range(40):
        QTest.keyClick(page.table, Qt.Key.Key_Tab)
        index = page.table.currentIndex()
        walked.append((index.row(), index.column()))
    in_sight = [n for n in range(7) if not page.table.isColumnHidden(n)]
    assert 4 not in in_sight
    first = [(1, column) for column in in_sight]
    assert walked[: len(first)] == first
    assert (3, 0) in walked  # the heading of the second section is one cell
    assert (3, 1) not in walked
    assert walked[-1] == walked[-2] == (4, in_sight[-1])
    assert page.table.hasFocus()
    for _step in range(60):
        QTest.keyClick(page.table, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert (page.table.currentIndex().row(), page.table.currentIndex().column()) == (0, 0)
    assert page.table.hasFocus()


def test_tab_while_typing_goes_over_headings_and_stays_at_the_end(
    page: PlansPage, qtbot: QtBot, district: District
) -> None:
    last = [key for key in shown(page) if key in ("title", "deadline", "responsible", "expected")]
    page.table.type_into(("measure", district.measure_ids[1]), last[-1])
    qtbot.keyClick(editor(page), Qt.Key.Key_Tab)
    third = district.measure_ids[2]
    qtbot.waitUntil(lambda: page.table.currentIndex() == cell(page, third, "title"))
    assert editor(page).accessibleName() == "Мероприятие"
    for key in last[1:]:
        qtbot.keyClick(editor(page), Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda key=key: page.table.currentIndex() == cell(page, third, key))
    qtbot.keyClick(editor(page), Qt.Key.Key_Tab)
    qtbot.waitUntil(page.table.hasFocus)
    assert page.table.currentIndex() == cell(page, third, last[-1])
