"""The window of the help: the page of the place, links, back, search, keys."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFontInfo, QImage, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QMainWindow, QTabBar, QWidget
from pytestqt.qtbot import QtBot

import app
from app import paths
from app.enums import DeadlineKind
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.periods import school_period
from app.services.language.matching import folded
from app.services.program import guide
from app.views.base.pages import PLACES
from app.views.help.window import HelpWindow
from app.views.look import theme
from app.views.plans.table.status_menu import STATUS_KEYS
from app.views.shell.commands.places import place_commands
from app.views.shell.commands.window import window_commands
from app.views.shell.workplace import Workplace
from tests.views.conftest import finish
from tests.views.typing import type_text


@pytest.fixture
def window(workplace: Workplace) -> QMainWindow:
    workplace.setFocus()
    made = workplace.window()
    assert isinstance(made, QMainWindow)
    return made


def open_help(window: QMainWindow, qtbot: QtBot) -> HelpWindow:
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_F1)
    found = window.findChild(HelpWindow)
    assert found is not None
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_f1_opens_the_page_of_every_place_and_closes_it(
    workplace: Workplace, window: QMainWindow, qtbot: QtBot
) -> None:
    opened: dict[str, tuple[str, str, str]] = {}
    for place in PLACES:
        workplace.show_place(place.key)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        workplace.setFocus()
        shown = open_help(window, qtbot)
        heading = shown.browser.toPlainText()[: len(place.title)]
        opened[place.key] = (shown.key, shown.contents.currentItem().text(), heading)
        qtbot.keyClick(shown, Qt.Key.Key_F1)
        assert shown.isHidden(), place.key
        finish(workplace.context, qtbot)
    assert opened == {place.key: (place.key, place.title, place.title) for place in PLACES}


def test_links_and_the_way_back(window: QMainWindow, qtbot: QtBot) -> None:
    shown = open_help(window, qtbot)
    assert not shown.back.isEnabled()
    shown.browser.anchorClicked.emit(QUrl("plans.md"))
    assert shown.key == "plans"
    shown.contents.setCurrentRow(0)
    assert shown.key == "first-steps"
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.key == "plans"
    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.key == "overview"
    assert not shown.back.isEnabled()


def test_searching_marks_the_words_and_esc_empties_first(window: QMainWindow, qtbot: QtBot) -> None:
    shown = open_help(window, qtbot)
    qtbot.keyClick(shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.search.hasFocus()
    type_text(shown.search, "запас")
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.key == "terms"
    assert len(shown.browser.extraSelections()) > 1
    type_text(shown.search, "ъъъ")
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.nothing.isVisible()
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert shown.contents.count() == len(guide.CONTENTS)
    assert shown.isVisible()
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert shown.isHidden()


def test_what_is_marked_on_a_page_is_what_was_sought(window: QMainWindow, qtbot: QtBot) -> None:
    shown = open_help(window, qtbot)
    unmarked: list[str] = []
    for text, wanted in (("№1", "№ 1"), ("20", "20"), ("ШКОЛА", "школа"), ("учёт", "учет")):
        hits = guide.find(text)
        assert hits, text
        shown.search.setText(text)
        shown.search.tell_now()
        for hit in hits:
            shown.show_page(hit.page.key)
            marks = [folded(one.cursor.selectedText()) for one in shown.browser.extraSelections()]
            if set(marks) != {wanted}:
                unmarked.append(f"{text}, {hit.page.key}: {set(marks)}")
    assert unmarked == []


def test_a_drawing_of_the_page_is_shown_in_the_colours_of_the_theme(
    window: QMainWindow, qtbot: QtBot, look: theme.Theme
) -> None:
    shown = open_help(window, qtbot)
    shown.show_page("terms")
    (name,) = guide.get_page("terms").pictures
    kind = QTextDocument.ResourceType.ImageResource.value
    seen: list[str] = []
    for dark in (False, True):
        look.apply(dark=dark)
        image = shown.browser.document().resource(kind, QUrl(name))
        assert isinstance(image, QImage)
        assert image.width() >= 560
        middle = image.pixelColor(image.width() * 3 // 4, image.height() * 48 // 196)
        seen.append(middle.name().upper())
    assert seen == [theme.LIGHT.accent_soft, theme.DARK.accent_soft]


def test_it_follows_the_theme(window: QMainWindow, qtbot: QtBot, look: theme.Theme) -> None:
    shown = open_help(window, qtbot)
    shown.show_page("settings")
    colours: list[set[str]] = []  # of the links of the page
    for dark in (False, True):
        look.apply(dark=dark)
        colours.append(set())
        block = shown.browser.document().begin()
        while block.isValid():
            piece = block.begin()
            while not piece.atEnd():
                shape = piece.fragment().charFormat()
                if shape.isAnchor():
                    colours[-1].add(shape.foreground().color().name().upper())
                piece += 1
            block = block.next()
    look.apply(dark=False)
    assert colours == [{theme.LIGHT.accent.upper()}, {theme.DARK.accent.upper()}]


def test_light_and_dark_keep_the_place_on_the_page(
    window: QMainWindow, qtbot: QtBot, look: theme.Theme
) -> None:
    shown = open_help(window, qtbot)
    shown.search.setText("файл")
    shown.search.tell_now()
    shown.show_page("settings")
    bar = shown.browser.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 1000)
    lost: list[str] = []
    for place in (bar.maximum(), 640, 0):
        here = shown.browser.document().find("папк").selectionEnd()
        cursor = shown.browser.textCursor()
        cursor.setPosition(here - 4)
        cursor.setPosition(here, QTextCursor.MoveMode.KeepAnchor)
        shown.browser.setTextCursor(cursor)
        bar.setValue(place)
        for dark in (True, False):
            look.apply(dark=dark)
            qtbot.wait(20)  # what is laid out later moves nothing
            if bar.value() != place:
                lost.append(f"{place}: {bar.value()}")
            if shown.browser.textCursor().selectedText().lower() != "папк":
                lost.append(f"{place}: «{shown.browser.textCursor().selectedText()}»")
    assert lost == []


def _keys_named() -> set[str]:
    text = "".join(page.markdown for page in guide.list_pages())
    found: list[str] = re.findall(r"\*\*((?:(?:Ctrl|Alt|Shift)\+)+[^* ]+|F\d+)\*\*", text)
    keys = {"Влево": "Left", "Вверх": "Up", "Вниз": "Down", "Enter": "Return"}
    return {"+".join(keys.get(part, part) for part in named.split("+")) for named in found}


def test_the_shortcuts_named_in_the_help_exist(
    workplace: Workplace, window: QMainWindow, qtbot: QtBot
) -> None:
    shown = open_help(window, qtbot)
    known = {made.key().toString() for made in window.findChildren(QShortcut)}
    known |= {made.key().toString() for made in shown.findChildren(QShortcut)}
    for place in PLACES:
        workplace.prepare(place.key)
    known |= {made.key().toString() for made in window.findChildren(QShortcut)}
    known |= {made.shortcut().toString() for made in window.findChildren(QAbstractButton)}
    # of Qt, of every table, of the grid and the plan (their own tests), of forms (`FormDialog`)
    known |= {"Alt+Up", "Alt+Down", *(f"Alt+{key}" for key in STATUS_KEYS)}
    known |= {f"Ctrl+{key}" for key in ("A", "C", "D", "R", "V", "X", "Return")}
    known |= {"Shift+Tab", "Shift+Return", "F2", "Ctrl+Shift+L", "Alt+Shift+Down"}
    known |= {"F8"}  # of the text of a document
    named = {QKeySequence(keys).toString() for keys in _keys_named()}
    assert {"Ctrl+K", "Ctrl+Z", "Ctrl+Y", "F1", "F5"} <= named
    assert named <= known


def _words_of(widget: QWidget) -> set[str]:
    words: set[str] = set()
    for found in widget.findChildren(QWidget):
        if isinstance(found, QAbstractButton | QLabel):
            words.add(found.text())
        if isinstance(found, QTabBar):
            words |= {found.tabText(tab) for tab in range(found.count())}
        if isinstance(found, QComboBox):
            words |= {found.itemText(row) for row in range(found.count())}
    return {word.replace("&", "").rstrip("…") for word in words}


def _plainly(text: str) -> str:
    """The text with every space an ordinary one: which are glued is typography."""
    return text.replace("\u00a0", " ").replace("\\u00a0", " ")


def _is_deadline(words: str) -> bool:
    """Whether the words are an example of a deadline, one that the program understands."""
    return parse_deadline(words, school_period(2027)).kind is not DeadlineKind.UNPARSED


# A number, a day or a result is an example, no word of the window.
_EXAMPLE = re.compile(r"[\d.,%\s]+(?:из\s[\d\s]+)?")
_NOT_OF_THE_PROGRAM = {
    "школы и процедуры",
    "загр",
    "новый план",
    "нужно решение",
    "нет данных",
    "что, если",
    "31 из 250",
    "12 %",
    "______",
    "управлением образования",
    "управление образования",
    "irjkf",
    "школа",
    "ШНОР",
    "порог",
    "доля",
    "Не преодолели",
    "Вывод изменят 2 процедуры (запас 1)",
    "Опора",
    "Опору",
    "СОШ № 1",
    "СОШ № 9",
    "Таблицу XML 2003",
    "более 670 баллов",
    "Не выявлено",
    "Выполнено 15.10.2026. Протокол № 3",
    "Выполнено на 50 %",
    "Перенесено на май",
    "до 30.01.2027: Выполнено",
    "Срок: начала, окончания",
    "школе № 30",
    "Ивановой И. И.",
    "Выполнено частично, на 50 %",
    "ЕГЭ математика",
    "ВПР, математика, 5 класс",
}


def test_the_words_of_the_window_named_in_the_help_exist(
    workplace: Workplace, window: QMainWindow, qtbot: QtBot
) -> None:
    seen: set[str] = set()
    for place in PLACES:
        workplace.show_place(place.key)
        finish(workplace.context, qtbot)
        seen |= _words_of(workplace)
    settings = workplace.pages["settings"]
    seen |= {words for words, *_rest in settings.sections.values()}  # pyright: ignore
    seen |= {made.title.rstrip("…") for made in place_commands(workplace)}
    seen |= {made.title.rstrip("…") for made in window_commands(workplace)}
    named = {
        words.rstrip("…")
        for page in guide.list_pages()
        for words in re.findall(r"«([^»]+)»", _plainly(page.plain))
        if not _EXAMPLE.fullmatch(words) and not _is_deadline(words)
    }
    # What only messages, menus, dialogs and rare states show stands in the sources at least.
    sources = [*Path(app.__file__).parent.rglob("*.py"), *paths.RESOURCES.rglob("*.json")]
    text = _plainly("".join(path.read_text(encoding="utf-8") for path in sources))
    seen = {_plainly(words) for words in seen}
    assert {words for words in named - seen - _NOT_OF_THE_PROGRAM if words not in text} == set()


def test_a_bar_in_a_table_is_shown_as_it_is_typed(window: QMainWindow, qtbot: QtBot) -> None:
    shown = open_help(window, qtbot)
    shown.show_page("texts")
    text = shown.browser.document().toPlainText()
    assert "[подпись: Директор школы | И.О. Фамилия]" in text
    assert "\\|" not in text
    assert "Директор школы | И.О." not in guide.get_page("texts").plain
    assert "\\" not in guide.get_page("texts").plain


def test_headings_are_larger_than_the_text(window: QMainWindow, qtbot: QtBot) -> None:
    shown = open_help(window, qtbot)
    sizes: dict[int, set[int]] = {}
    block = shown.browser.document().begin()
    while block.isValid():
        piece = block.begin()
        while not piece.atEnd():
            level = block.blockFormat().headingLevel()
            font = QFontInfo(piece.fragment().charFormat().font())
            sizes.setdefault(level, set()).add(font.pixelSize())
            piece += 1
        block = block.next()
    assert sizes[1] == {theme.TITLE}
    assert sizes[2] == {16}
