"""An empty place says what belongs there and brings it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.views.widgets.empty_state import ContentStack, EmptyState, ShownStack


def test_the_button_brings_it(look, qtbot):
    calls = []
    empty = EmptyState(
        "Школ нет", "Загрузите список.", action="Загрузить", on_action=lambda: calls.append(1)
    )
    qtbot.addWidget(empty)
    empty.show()
    qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert calls == [1]
    assert empty.second_button.isHidden()


def test_the_parts_are_made_when_they_are_seen_or_asked_for(look, qtbot):
    """Every list has an empty state, and most are never empty."""
    content, empty = QLabel("список"), EmptyState("Пусто", "Ничего нет", action="Добавить")
    stack = ContentStack(content, empty)
    qtbot.addWidget(stack)
    stack.show()
    stack.show_content([1])
    empty.set_text("Ничего не найдено", "Снимите отбор")
    assert empty.findChildren(QWidget) == []
    stack.show_content([])
    assert empty.title.isVisible()
    assert empty.title.text() == "Ничего не найдено"
    assert empty.button.isVisible()
    alone, page = EmptyState("Пусто", ""), QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(alone)
    page.show()
    assert alone.title.isVisible()
    assert EmptyState("Пусто", "", second="Загрузить").second_button.text() == "Загрузить"


def test_the_whole_text_is_visible(look, qtbot):
    """A problem said in the place of pages has a whole sentence for its title."""
    empty = EmptyState(
        "Приказ об утверждении перечня школ: документ составить нельзя. Выявления ещё нет.",
        "Длинное объяснение того, что здесь бывает. " * 4,
    )
    qtbot.addWidget(empty)
    for width in (700, 360):
        empty.resize(width, 500)
        empty.show()
        for words in (empty.title, empty.text):
            assert words.height() >= words.heightForWidth(words.width())
            assert empty.rect().contains(words.geometry())


def test_the_stack_shows_the_list_when_there_is_something(look, qtbot):
    content, empty = QLabel("список"), EmptyState("Пусто", "")
    stack = ContentStack(content, empty)
    qtbot.addWidget(stack)
    stack.show()
    stack.show_content([])
    assert empty.isVisible()
    stack.show_content([1])
    assert content.isVisible()
    assert not empty.isVisible()


def test_a_stack_needs_the_room_of_the_view_that_is_shown(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    stack = ShownStack()
    page.setLayout(stack)
    low, high = QWidget(), QWidget()
    low.setMinimumSize(200, 100)
    high.setMinimumSize(300, 400)
    for view in (low, high):
        stack.addWidget(view)
    page.show()
    assert page.minimumSizeHint().height() == 100
    stack.setCurrentWidget(high)
    qtbot.waitUntil(lambda: page.minimumSizeHint().height() == 400)
    stack.setCurrentWidget(low)
    qtbot.waitUntil(lambda: page.minimumSizeHint().height() == 100)
