"""The frame of the window: places, keys, search, year, undo."""

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.services.department.department import DepartmentDraft, get_department, save_department
from app.services.findings.links import ToPerson, ToSchool
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.views.base.links import SettingsSpot
from app.views.base.pages import PLACES, place
from tests.views.conftest import finish, said, sized
from tests.views.typing import type_text


@pytest.fixture
def workplace(open_workplace, context):
    """The places of an empty workspace."""
    return open_workplace(context)


def press(widget, qtbot, key):
    qtbot.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)


def test_there_are_seven_places_in_the_order_of_the_design():
    titles = [found.title for found in PLACES]
    assert titles == [
        "Обзор",
        "Школы",
        "Результаты",
        "Выявление",
        "Планы",
        "Документы",
        "Настройки",
    ]
    assert place("plans").title == "Планы"


def test_what_was_shown_is_painted_in_the_next_turn_at_once(workplace, monkeypatch):
    painted = []
    monkeypatch.setattr(workplace, "paint_now", lambda: painted.append(True))
    workplace.paint_next()
    assert not painted
    QApplication.sendPostedEvents(workplace, 0)
    assert painted == [True]


def test_every_place_opens_and_fits_the_smallest_window(workplace):
    workplace.window().resize(1024, 640)
    offenders = []
    for one in PLACES:
        workplace.show_place(one.key)
        page, room = workplace.current_page, workplace.stack.size()
        needed = page.minimumSizeHint()
        fits = needed.width() <= room.width() and needed.height() <= room.height()
        if not fits or not page.isVisible() or workplace.window().size() != QSize(1024, 640):
            offenders.append((one.key, needed, room))
    assert offenders == []


def test_a_page_is_built_on_its_first_visit_only(workplace):
    assert list(workplace.pages) == ["overview"]
    workplace.show_place("settings")
    built = workplace.pages["settings"]
    workplace.show_place("overview")
    workplace.show_place("settings")
    assert workplace.pages["settings"] is built


def test_ctrl_and_a_digit_go_to_a_place(workplace, qtbot):
    press(workplace, qtbot, Qt.Key.Key_7)
    assert workplace.current_key == "settings"
    press(workplace, qtbot, Qt.Key.Key_1)
    assert workplace.current_key == "overview"


def test_links_between_pages_reach_their_target(workplace, context):
    spots = []
    workplace.show_place("settings")
    workplace.pages["settings"].show_spot = spots.append
    context.go_to(ToPerson(7))
    assert spots == [SettingsSpot(person_id=7)]


def test_the_year_is_one_for_the_whole_window(workplace, context, qtbot):
    box = workplace.top_bar.year
    with qtbot.waitSignal(context.year_changed):
        box.setCurrentIndex(box.findData(2025))
    assert context.year == 2025
    assert box.currentText() == "Год работы 2024/2025"
    assert workplace.current_page.header.subtitle.text().startswith("Год работы 2024/2025")


def test_the_district_is_named_and_follows_the_settings(workplace, context):
    assert workplace.top_bar.district.text() == "Район не указан"
    draft = DepartmentDraft(full_name="Управление образования", territory="Спасский район")
    context.events.announce(save_department(context.workspace, draft))
    assert workplace.top_bar.district.text() == "Спасский район"


def test_ctrl_k_searches_the_whole_workspace(workplace, context, qtbot):
    school_id, _changes = save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))
    press(workplace, qtbot, Qt.Key.Key_K)
    field, popup = workplace.top_bar.search, workplace.search.popup
    assert field.hasFocus()
    assert popup.isVisible()
    type_text(field, "сош")
    qtbot.waitUntil(lambda: popup.hits[0].title == "СОШ № 5")
    assert popup.hits[0].link == ToSchool(school_id)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert popup.isHidden()
    assert field.text() == ""
    assert field.hasFocus(), "another word may be typed"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert workplace.hasFocus(), "an empty page has no list that could take the keys"


def test_enter_right_after_the_last_key_means_what_was_typed(workplace, qtbot):
    press(workplace, qtbot, Qt.Key.Key_K)
    type_text(workplace.top_bar.search, "настройки")
    qtbot.keyClick(workplace.top_bar.search, Qt.Key.Key_Return)
    assert workplace.current_key == "settings"
    assert workplace.top_bar.search.text() == ""
    assert workplace.search.popup.isHidden()


def test_ctrl_f_goes_to_the_page_or_to_the_window(workplace, context, qtbot):
    press(workplace, qtbot, Qt.Key.Key_F)
    assert workplace.top_bar.search.hasFocus()
    save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))
    workplace.show_place("schools")
    finish(context, qtbot)
    press(workplace, qtbot, Qt.Key.Key_F)
    assert workplace.current_page.search.hasFocus()


def test_f5_reads_again(workplace, context, qtbot):
    reads = []
    workplace.current_page.refresh = lambda: reads.append(1)
    qtbot.keyClick(workplace, Qt.Key.Key_F5)
    assert reads == [1]


def test_ctrl_z_takes_the_last_action_back(workplace, context, qtbot):
    _id, changes = save_school(context.workspace, SchoolDraft(short_name="СОШ № 5"))
    context.events.announce(changes)
    press(workplace, qtbot, Qt.Key.Key_Z)
    assert list_schools(context.workspace) == []
    press(workplace, qtbot, Qt.Key.Key_Z)
    assert said(context).texts[-1].startswith("Отменять нечего")


def test_undo_and_redo_are_seen_and_name_what_they_do(workplace, context, qtbot):
    tools = workplace.undo_buttons
    assert [tools.undo.isEnabled(), tools.redo.isEnabled()] == [False, False]
    _id, made = save_school(context.workspace, SchoolDraft(short_name="СОШ № 77"))
    context.events.announce(made)
    qtbot.waitUntil(tools.undo.isEnabled)
    assert tools.undo.toolTip() == "Отменить: добавление школы – СОШ № 77 (Ctrl+Z)"
    qtbot.mouseClick(tools.undo, Qt.MouseButton.LeftButton)
    assert list_schools(context.workspace) == []
    qtbot.waitUntil(tools.redo.isEnabled)
    assert tools.redo.toolTip() == "Вернуть: добавление школы – СОШ № 77 (Ctrl+Y)"
    assert not tools.undo.isEnabled()
    qtbot.mouseClick(tools.redo, Qt.MouseButton.LeftButton)
    assert [row.short_name for row in list_schools(context.workspace)] == ["СОШ № 77"]


def test_a_question_mark_on_every_page_opens_its_help(workplace, qtbot):
    opened = {}
    for one in PLACES:
        workplace.show_place(one.key)
        asked = workplace.current_page.header.help_button
        assert asked.isVisible(), one.key
        qtbot.mouseClick(asked, Qt.MouseButton.LeftButton)
        opened[one.key] = (workplace.help_window.isVisible(), workplace.help_window.key)
        workplace.help_window.close()
    assert opened == {one.key: (True, one.key) for one in PLACES}


def test_ctrl_s_stores_what_is_typed_and_says_that_everything_is_stored(workplace, context, qtbot):
    press(workplace, qtbot, Qt.Key.Key_S)
    assert said(context).texts[-1].startswith("Всё сохранено")
    workplace.show_way(SettingsSpot(section="department"))
    row = workplace.current_page.department.rows["full_name"]
    row.editor.setFocus()
    row.editor.selectAll()
    type_text(row.editor, "Управление образования Покровского района")
    already = len(said(context).texts)
    press(row.editor, qtbot, Qt.Key.Key_S)
    finish(context, qtbot)
    assert said(context).texts[already].startswith("Всё сохранено")
    stored = get_department(context.workspace)
    assert stored.full_name == "Управление образования Покровского района"


def test_ctrl_s_says_what_is_not_stored(workplace, context, qtbot):
    workplace.show_way(SettingsSpot(section="department"))
    row = workplace.current_page.department.rows["full_name"]
    row.show_error("Название слишком длинное.")
    press(workplace, qtbot, Qt.Key.Key_S)
    assert said(context).texts[-1].startswith("Не всё сохранено Не сохранено поле")


def test_tab_goes_through_the_top_bar_and_the_header_from_left_to_right(workplace):
    workplace.show_place("schools")
    bar, tools = workplace.top_bar, workplace.undo_buttons
    chain, widget = [], bar.search
    for _step in range(400):
        chain.append(widget)
        widget = widget.nextInFocusChain()
    order = [chain.index(one) for one in (bar.search, tools.undo, tools.redo, bar.year, bar.shade)]
    assert order == sorted(order)
    header = workplace.current_page.header
    last = header.findChildren(QPushButton)[-1]
    assert chain.index(header.help_button) - chain.index(last) == 1


_FEW = 20


class _Layouts(QObject):
    """Counts how often something asks for its children to be placed anew."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - of Qt
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.mark.parametrize("size", [QSize(1440, 900), QSize(1024, 528)], ids=["large", "small"])
def test_a_window_at_rest_rests(workplace, context, qtbot, size):
    """Whatever moves by itself keeps the processor busy all day."""
    workplace.window().resize(size)
    offenders = []
    for each in PLACES:
        workplace.show_place(each.key)
        finish(context, qtbot)
        qtbot.wait(150)  # what is read a moment later
        layouts = _Layouts()
        workplace.stack.installEventFilter(layouts)
        qtbot.wait(150)
        workplace.stack.removeEventFilter(layouts)
        if layouts.asked > _FEW:  # something is still being read; what never ends asks for 50
            offenders.append(f"{each.key}: {layouts.asked}")
    assert offenders == []


def test_the_search_gives_way_to_the_name_of_the_district(workplace, qtbot):
    bar = workplace.top_bar
    bar.show_district("Заречный муниципальный округ")
    for width in (1024, 1100, 1280, 1366):
        sized(workplace, QSize(width, 528))
        qtbot.waitUntil(lambda width=width: workplace.width() == width)
        QApplication.processEvents()
        assert bar.district.width() >= bar.district.sizeHint().width(), width
        assert bar.search.width() >= 160, width
    bar.show_district("Межмуниципальное управление образования " * 3)
    sized(workplace, QSize(1024, 528))
    QApplication.processEvents()
    assert workplace.width() == 1024
    assert bar.search.width() >= 160
