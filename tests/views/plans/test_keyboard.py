"""A plan driven with the keyboard: marks, order, copies; every step comes back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.enums import MeasureStatus
from app.services import plans
from app.services.documents.making import export
from app.services.plans import MarkDraft, PlanDraft
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from app.views.base.links import PlansSpot
from app.views.base.page_context import PageContext
from app.views.plans.page import PlansPage
from app.views.plans.table.status_menu import STATUS_KEYS
from app.views.shell.workplace import Workplace
from tests.views.conftest import said
from tests.views.plans.conftest import OpenPage, cell, editing, editor, measure, select, titles
from tests.views.samples import YEAR, District
from tests.views.typing import type_text

TODAY = date(2026, 11, 22)
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


def order(workspace: Workspace) -> list[int]:
    """Keys of the measures of the first plan, as they stand in it."""
    return [row.id for row in plans.list_plans(workspace)[0].measures]


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
    for key, status in STATUS_KEYS.items():
        qtbot.keyClick(page.table, key, _ALT)
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


def test_a_day_that_is_not_there_is_no_deadline(
    page: PlansPage, second: int, qtbot: QtBot, workspace: Workspace
) -> None:
    page.table.setCurrentIndex(cell(page, second, "deadline"))
    qtbot.keyClick(page.table, "3")
    line = editor(page)
    qtbot.keyClicks(line, "1.02.2027")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said(page.context).texts))
    assert said(page.context).texts[-1].startswith("«31.02.2027»: такой даты нет.")
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
    assert stored == (None if meant == "Не начато" else meant)  # nothing to take away


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
    qtbot.waitUntil(lambda: bool(said(context).texts), timeout=20_000)

    assert said(context).texts[-1] == "Отмечено: 400\u00a0мероприятий – снято."
    assert {row.status for row in plans.list_plans(workspace)[0].measures} == {
        MeasureStatus.CANCELLED
    }
    assert [path.name for path in workspace.backups.glob("*-bulk*.sqlite")]
    with qtbot.waitSignal(context.undoing.finished, timeout=20_000):
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


def test_measures_go_through_the_clipboard_into_another_plan(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    other, changes = plans.copy_plan(
        workspace, district.plan_id, 2027, measure_ids=district.measure_ids[2:]
    )
    page.context.events.announce(changes)
    select(page, *district.measure_ids[:2])
    qtbot.keyClick(page.table, Qt.Key.Key_C, _CTRL)
    text = QGuiApplication.clipboard().text().splitlines()
    assert text[1].split("\t")[:4] == [
        "2",
        "Создание рабочей группы",
        "ноябрь 2025 года",
        "Управление образования; МБОУ «СОШ № 30»",
    ]
    page.show_spot(PlansSpot(plan_id=other))
    page.table.selectRow(1)
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)

    found = plans.get_plan(workspace, other).measures
    assert [row.deadline_text for row in found] == [
        "ежегодно",
        "октябрь 2026 года",
        "ноябрь 2026 года",
    ]
    page.context.undoing.undo()
    assert len(plans.get_plan(workspace, other).measures) == 1


def test_copied_measures_are_forgotten_when_the_clipboard_gets_something_else(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    select(page, *district.measure_ids[:2])
    qtbot.keyClick(page.table, Qt.Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain", "text/html"]
    QGuiApplication.clipboard().setText("что-то другое")
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    titles_now = [row.title for row in plans.list_plans(workspace)[0].measures]
    assert titles_now.count("Создание рабочей группы") == 1


def test_rows_of_a_spreadsheet_become_measures(
    page: PlansPage, qtbot: QtBot, district: District, workspace: Workspace
) -> None:
    QGuiApplication.clipboard().setText(
        "№\tМероприятия\tСроки\tОтветственные\tОжидаемый результат\n"
        '1.\tАнкетирование\tсентябрь 2025\t"Школа; МЦ"\t"Анкеты\nСправка"\n'
        "2.\tКруглый стол\tдекабрь 2025\n"
    )
    page.show_spot(PlansSpot(measure_id=district.measure_ids[0]))
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)

    found = plans.list_plans(workspace)[0].measures
    assert [row.title for row in found][1:3] == ["Анкетирование", "Круглый стол"]
    assert found[1].responsible == ("Школа", "МЦ")
    assert found[1].expected == "Анкеты\nСправка"
    assert found[1].deadline_end == date(2025, 9, 30)
    QGuiApplication.clipboard().setText("")
    qtbot.keyClick(page.table, Qt.Key.Key_V, _CTRL)
    assert said(page.context).texts[-1] == "В буфере обмена нет мероприятий."


_WORD_TABLE = """<html><body><table>
<tr><td>№ п/п</td><td>Мероприятия</td><td>Ответственный исполнитель</td><td>Сроки</td></tr>
<tr><td colspan="4"><p>1. Управленческая деятельность</p></td></tr>
<tr><td>1</td><td><p>Анализ причин</p></td><td><p>Школа</p><p>МЦ</p></td><td>декабрь 2025</td></tr>
<tr><td>№ п/п</td><td>Мероприятия</td><td>Ответственный исполнитель</td><td>Сроки</td></tr>
<tr><td>2</td><td>Составление анкет</td><td>методисты</td><td>март 2026</td></tr>
<tr><td colspan="4"><p>Методическое сопровождение</p></td></tr>
<tr><td>3</td><td>Семинары по обмену опытом</td><td></td><td></td></tr>
<tr><td></td><td>Итоги</td><td></td><td></td></tr>
</table></body></html>"""


def test_a_table_of_word_becomes_a_plan(
    qtbot: QtBot, open_page: OpenPage, context: PageContext, workspace: Workspace
) -> None:
    plan_id, _ = plans.save_plan(workspace, PlanDraft(title="План школы", year=YEAR))
    data = QMimeData()
    data.setHtml(_WORD_TABLE)
    QGuiApplication.clipboard().setMimeData(data)
    page = open_page(context)
    page.no_measures.link_button.click()
    # Data that Python made must not outlive it: the clipboard of this platform is a static of C++.
    QGuiApplication.clipboard().clear()

    plan = plans.get_plan(workspace, plan_id)
    assert [(section.title, len(section.measures)) for section in plan.sections] == [
        ("Управленческая деятельность", 2),
        ("Методическое сопровождение", 1),
        ("Итоги", 0),
    ]
    first = plan.measures[0]
    assert (first.title, first.responsible) == ("Анализ причин", ("Школа", "МЦ"))
    assert first.deadline_end == date(2025, 12, 31)
    assert titles(page)[0] == "Управленческая деятельность"
    context.undoing.undo()
    assert plans.get_plan(workspace, plan_id).sections == ()


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
    menus[0].actions()[2].trigger()
    states = [measure(workspace, key).status for key in district.measure_ids[1:]]
    assert states == [MeasureStatus.POSTPONED] * 2


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
