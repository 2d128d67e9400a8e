"""Lines of a plan change their places, with Alt and by dragging."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.storage.workspace import Workspace
from app.views.plans.page import PlansPage
from tests.views.conftest import said
from tests.views.plans.conftest import select, titles
from tests.views.samples import District

_ALT = Qt.KeyboardModifier.AltModifier


def order(workspace: Workspace) -> list[int]:
    """Keys of the measures of the first plan, as they stand in it."""
    return [row.id for row in plans.list_plans(workspace)[0].measures]


def test_lines_move_with_alt_and_stay_selected(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    first, second, third = district.measure_ids
    select(page, first, second)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, _ALT)
    assert order(workspace) == [first, second, third]
    assert titles(page)[1] == "Методическая поддержка"
    qtbot.keyClick(page.table, Qt.Key.Key_Down, _ALT)
    assert order(workspace) == [third, first, second]
    assert [row.id for row in page.table.selected_measures()] == [first, second]
    qtbot.keyClick(page.table, Qt.Key.Key_Down, _ALT)
    assert order(workspace) == [third, first, second]
    page.context.undoing.undo()
    page.context.undoing.undo()
    assert titles(page)[1:3] == ["1", "2"]


def test_sections_move_with_alt(page: PlansPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, _ALT)
    assert titles(page) == ["Методическая поддержка", "1", "Организационные мероприятия", "2", "3"]


def test_nothing_moves_while_a_filter_hides_lines(
    page: PlansPage, qtbot: QtBot, district: District
) -> None:
    page.filters.set_value("status", MeasureStatus.NOT_STARTED)
    page.table.select_key(("measure", district.measure_ids[1]))
    qtbot.keyClick(page.table, Qt.Key.Key_Up, _ALT)
    assert said(page.context).texts == ["Чтобы перемещать строки, покажите весь план."]
    assert not page.table.lines.movable


def drop(page: PlansPage, row: int, onto: int, *, below: bool) -> None:
    """Drag a line and let it fall on the lower or the upper half of another."""
    model = page.table.lines
    data = model.mimeData([model.index(row, column) for column in (0, 1)])
    rect = page.table.visualRect(model.index(onto, 0))
    middle = rect.center()
    where = QPointF(middle.x(), rect.bottom() - 2 if below else rect.top() + 2)
    event = QDropEvent(
        where,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.table.dropEvent(event)


def test_dragged_lines_fall_between_others(
    page: PlansPage, district: District, workspace: Workspace
) -> None:
    first, second, third = district.measure_ids
    assert page.table.lines.flags(page.table.lines.index(1, 0)) & Qt.ItemFlag.ItemIsDragEnabled

    drop(page, 1, 4, below=True)
    assert order(workspace) == [second, third, first]
    drop(page, 4, 1, below=False)
    assert order(workspace) == [first, second, third]
    assert titles(page)[:3] == ["Организационные мероприятия", "1", "2"]
    drop(page, 0, 4, below=True)
    assert titles(page) == ["Методическая поддержка", "1", "Организационные мероприятия", "2", "3"]
    page.filters.set_value("status", MeasureStatus.DONE)
    told = len(said(page.context).texts)
    drop(page, 1, 0, below=False)
    assert len(said(page.context).texts) == told
