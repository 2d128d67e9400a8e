"""A plan driven with the keyboard: marks, deadlines, long selections; every step comes back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.documents.making import export
from app.services.plans import MarkDraft
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from app.views.plans.table.delegate import text_height
from app.views.plans.table.status_menu import STATUS_KEYS
from app.views.shell.workplace import Workplace
from tests.views.conftest import said
from tests.views.plans.conftest import TODAY, OpenPage, cell, editing, editor, measure, select
from tests.views.samples import District
from tests.views.typing import type_text

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that would have been opened."""
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: shown.append(menu))
    return shown


def test_ten_measures_are_marked_and_stand_in_the_report(
    qtbot: QtBot, open_page: OpenPage, demo_context: PageContext, demo: Workspace, tmp_path: Path
) -> None:
    demo_context.set_year(2019)
    page = open_page(demo_context)
    assert page.plan is not None
    page.table.select_key(("measure", page.plan.measures[0].id))
    marked: list[int] = []
    while len(marked) < 10:
        line = page.table.current_line()
        if line is not None and line.measure is not None:
            qtbot.keyClick(page.table, "1" if len(marked) % 2 else "2", _ALT)
            marked.append(line.measure.id)
        qtbot.keyClick(page.table, Qt.Key.Key_Down)

    wanted = [MeasureStatus.PARTLY_DONE, MeasureStatus.DONE] * 5
    assert [measure(demo, key).status for key in marked] == wanted
    assert measure(demo, marked[0]).mark_text.startswith("Выполнено частично")
    made = run_steps(
        export.build(demo, "execution-report", year=2019, formats=("docx",), out=tmp_path)
    )
    import docx

    document = docx.Document(str(made[0]))
    cells = "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )
    for key in marked:
        assert " ".join(measure(demo, key).mark_text.split()) in " ".join(cells.split())


def test_every_digit_marks_and_only_what_is_finished_gets_a_day(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace
) -> None:
    form = page.panel.form
    for key, status in STATUS_KEYS.items():
        qtbot.keyClick(page.table, key, _ALT)
        if status is MeasureStatus.POSTPONED:
            assert form.moved_row.has_error
            form.moved.setText("20.12.2026")
            form.moved.editingFinished.emit()
        if status is MeasureStatus.CANCELLED:
            assert form.text_row.has_error
            form.text.setPlainText("Нет средств")
            form.text.commit()
        found = measure(workspace, second).mark
        assert found is not None
        assert found.status is status
        unfinished = status in (MeasureStatus.IN_PROGRESS, MeasureStatus.NOT_STARTED)
        assert found.marked_on == (None if unfinished else TODAY)
    assert len(plans.list_marks(workspace, second)) == 1


def test_a_digit_keeps_the_evidence_of_the_mark(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    qtbot.keyClick(page.table, "6", _ALT)
    found = measure(workspace, district.measure_ids[0]).mark
    assert found is not None
    assert (found.status, found.order_id) == (MeasureStatus.IN_PROGRESS, district.order_id)


def press(widget: QWidget, text: str, key: Qt.Key = Qt.Key.Key_A) -> None:
    """A key with its text, in whatever layout, to a widget that need not be visible."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(widget, event)


def marks(workspace: Workspace) -> list[object]:
    return [row.mark for row in plans.list_plans(workspace)[0].measures]


def test_a_date_typed_into_the_deadline_is_a_deadline(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace
) -> None:
    before = marks(workspace)
    page.table.selectAll()
    page.table.selectionModel().setCurrentIndex(cell(page, second, "deadline"), _NO_UPDATE)
    qtbot.keyClick(page.table, "1")
    line = editor(page)
    qtbot.keyClicks(line, "5.12.2026")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: measure(workspace, second).deadline_text == "15.12.2026")
    assert measure(workspace, second).deadline_end == date(2026, 12, 15)
    assert marks(workspace) == before
    page.context.undoing.undo()
    assert measure(workspace, second).deadline_text == "ноябрь 2025 года"


def test_words_typed_into_the_deadline_can_be_given_up(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace
) -> None:
    page.table.setCurrentIndex(cell(page, second, "deadline"))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.table.indexWidget(page.table.currentIndex()) is None
    press(page.table, "я")
    line = editor(page)
    assert isinstance(line, QLineEdit)
    assert line.text() == "я"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert measure(workspace, second).deadline_text == "ноябрь 2025 года"


def test_a_character_typed_on_the_number_pad_marks_nothing(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace
) -> None:
    """On Windows Alt+0151 is a dash."""
    before = marks(workspace)
    for key in "0151":
        qtbot.keyClick(page.table, key, _ALT | Qt.KeyboardModifier.KeypadModifier)
    assert marks(workspace) == before


def test_a_digit_alone_marks_nowhere(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace, menus: list[QMenu]
) -> None:
    before = marks(workspace)
    for column in page.table.lines.columns:
        for key in STATUS_KEYS:
            page.table.setCurrentIndex(cell(page, second, column.key))
            qtbot.keyClick(page.table, key)
            if editing(page, QLineEdit):
                qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    assert marks(workspace) == before
    assert len(menus) == len(STATUS_KEYS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("в", "Выполнено"),
        ("вв", "Выполнено частично"),
        ("ввв", "В работе"),
        ("в р", "В работе"),
        ("п", "Перенесено"),
        ("не н", "Не начато"),
        ("не в", "Не выполнено"),
        ("c", "Снято"),
        ("g", "Перенесено"),
        ("4", "Не выполнено"),
        ("йй", None),
    ],
)
def test_letters_in_a_status_only_look_for_it_and_enter_marks(
    page: PlansPage,
    second: int,
    qtbot: QtBot,
    workspace: Workspace,
    menus: list[QMenu],
    typed: str,
    meant: str | None,
) -> None:
    page.table.setCurrentIndex(cell(page, second, "status"))
    press(page.table, typed[0])
    (menu,) = menus
    for letter in typed[1:]:
        press(menu, letter)
    assert measure(workspace, second).mark is None
    active: QAction | None = menu.activeAction()
    assert (active.text().split("\t")[0] if active else None) == meant
    if active:
        press(menu, "\r", Qt.Key.Key_Return)
    mark = measure(workspace, second).mark
    stored = None if mark is None else mark.status.label.capitalize()
    form = page.panel.form
    asked = {"Перенесено": form.moved_row, "Снято": form.text_row}.get(meant or "")
    assert asked is None or asked.has_error  # the new date, the reason
    nothing = meant == "Не начато" or asked is not None
    assert stored == (None if nothing else meant)


def test_a_long_selection_is_marked_after_a_copy_and_comes_back_at_once(
    qtbot: QtBot,
    open_page: OpenPage,
    context: PageContext,
    long_plan: list[int],
    workspace: Workspace,
) -> None:
    page = open_page(context)
    qtbot.keyClick(page.table, Qt.Key.Key_A, _CTRL)
    assert page.panel.title.text() == "400\u00a0мероприятий"
    qtbot.keyClick(page.table, "5", _ALT)
    form = page.panel.form
    assert form.text_row.has_error
    form.text.setPlainText("Программа закрыта")
    form.text.commit()
    qtbot.waitUntil(lambda: bool(said(context).texts))

    assert said(context).texts[-1] == "Отмечено: 400\u00a0мероприятий – снято."
    rows = plans.list_plans(workspace)[0].measures
    assert {row.mark_text for row in rows} == {"Снято 22.11.2026. Программа закрыта"}
    assert [path.name for path in workspace.backups.glob("*-bulk*.sqlite")]
    with qtbot.waitSignal(context.undoing.finished):
        context.undoing.undo()
    assert {row.mark for row in plans.list_plans(workspace)[0].measures} == {None}


def test_a_long_plan_is_selected_without_reading_anything(
    qtbot: QtBot,
    open_page: OpenPage,
    context: PageContext,
    long_plan: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = open_page(context)
    asked: list[str] = []
    flags = page.table.lines.flags
    monkeypatch.setattr(
        "app.views.plans.panel.measure_panel.orders.list_orders",
        lambda _space: asked.append("orders"),
    )
    monkeypatch.setattr(
        page.table.lines, "flags", lambda index: asked.append("flags") or flags(index)
    )
    page.table.selectAll()
    page.table.select_key(("measure", long_plan[7]))
    page.table.selectAll()
    assert page.panel.title.text() == "400\u00a0мероприятий"
    assert "orders" not in asked
    assert len(asked) < len(long_plan)


def test_what_is_typed_survives_a_change_from_elsewhere(
    page: PlansPage, second: int, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    line = editor(page)
    assert isinstance(line, QPlainTextEdit)
    type_text(line, "Новый состав")
    changes = plans.mark_measures(
        workspace, district.measure_ids[2:], MarkDraft(status=MeasureStatus.IN_PROGRESS)
    )
    page.context.events.announce(changes)
    assert line.toPlainText() == "Новый состав"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert measure(workspace, second).title == "Новый состав"


def test_a_selection_grows_with_shift_and_enter_offers_the_states(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace, menus: list[QMenu]
) -> None:
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    qtbot.keyClick(page.table, Qt.Key.Key_Down, modifier=_SHIFT)
    assert page.panel.title.text() == "2\u00a0мероприятия"
    page.table.setCurrentIndex(cell(page, district.measure_ids[1], "status"))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    actions = menus[0].actions()
    assert [action.text().split("\t")[1] for action in actions] == [
        f"Alt+{key}" for key in STATUS_KEYS
    ]
    actions[1].trigger()
    assert measure(workspace, district.measure_ids[1]).status is MeasureStatus.PARTLY_DONE


def test_a_click_in_a_status_offers_the_states_for_the_whole_selection(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace, menus: list[QMenu]
) -> None:
    select(page, *district.measure_ids[1:])
    place = page.table.visualRect(cell(page, district.measure_ids[2], "status")).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menus[0].actions()[1].trigger()
    states = [measure(workspace, key).status for key in district.measure_ids[1:]]
    assert states == [MeasureStatus.PARTLY_DONE] * 2


def test_after_ctrl_y_one_measure_is_selected_and_marked(
    workspace: Workspace,
    context: PageContext,
    district: District,
    open_workplace: Callable[..., Workplace],
    qtbot: QtBot,
) -> None:
    first, second, *_ = district.measure_ids
    workplace = open_workplace(context)
    workplace.show_place("plans")
    workplace.focus_page()
    draft = MarkDraft(status=MeasureStatus.DONE)
    page = workplace.current_page
    assert isinstance(page, PlansPage)
    page.saving.change(lambda: plans.mark_measures(workspace, [second], draft), "Отмечено.")
    context.undoing.undo()
    workplace.show_place("overview")
    select(page, first)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert workplace.current_key == "plans"
    assert [row.id for row in page.table.selected_measures()] == [second]


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_F5])
def test_what_is_being_typed_is_stored_before_other_lines_are_shown(
    qtbot: QtBot,
    demo_context: PageContext,
    open_workplace: Callable[..., Workplace],
    key: Qt.Key,
) -> None:
    demo_context.set_year(2027)
    workplace = open_workplace(demo_context)
    workplace.show_way(PlansSpot())
    page = workplace.current_page
    assert isinstance(page, PlansPage)
    assert page.plan is not None
    first = page.plan.measures[0]
    page.table.type_into(("measure", first.id))
    type_text(editor(page), "Курсы учителей")
    modifiers = _CTRL if key == Qt.Key.Key_N else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(editor(page), key, modifiers)  # a button is pressed by its keys for a moment
    qtbot.waitUntil(lambda: measure(demo_context.workspace, first.id).title == "Курсы учителей")
    assert editing(page, QPlainTextEdit) == (key == Qt.Key.Key_N)


def test_a_second_new_line_stores_the_first_and_stands_below_it(
    page: PlansPage, district: District
) -> None:
    select(page, district.measure_ids[0])
    for title in ("Первое новое", "Второе новое"):
        page.add_button.click()
        type_text(editor(page), title)
    page.add_button.click()
    assert page.plan is not None
    typed = [row.title for row in page.plan.measures]
    place = typed.index("Первое новое")
    assert typed[place + 1] == "Второе новое"
    assert editing(page, QPlainTextEdit)


def test_giving_up_a_new_line_gives_the_cursor_back(
    qtbot: QtBot, page: PlansPage, district: District
) -> None:
    last = ("measure", district.measure_ids[-1])
    page.table.select_key(last)
    page.add_button.click()
    qtbot.keyClick(editor(page), Qt.Key.Key_Escape)
    line = page.table.current_line()
    assert line is not None
    assert line.key == last


def test_typing_begins_once_and_goes_over_to_another_line(
    page: PlansPage, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    first, second = [line.key for line in page.table.lines.rows if line.measure is not None][:2]
    page.table.type_into(first)
    page.table.type_into(first)
    assert editing(page, QPlainTextEdit)
    page.table.type_into(second)
    assert editing(page, QPlainTextEdit)
    line = page.table.current_line()
    assert line is not None
    assert line.key == second
    assert "failed" not in capfd.readouterr().err


def test_a_row_is_high_only_while_it_is_typed_into(page: PlansPage, qtbot: QtBot) -> None:
    def heights() -> list[int]:
        return [page.table.rowHeight(row) for row in range(len(page.table.lines.rows))]

    before = heights()
    page.plan_actions.add_measure()
    assert page.table.rowHeight(page.table.currentIndex().row()) >= text_height(
        page.table.fontMetrics()
    )
    page.table.draft_left.emit()  # without the editor being told, as by a change from elsewhere
    assert heights() == before
