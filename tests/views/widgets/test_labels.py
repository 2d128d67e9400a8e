"""Texts: elided ones have a tooltip, links work with the keyboard."""

from PySide6.QtCore import Qt

from app.views.widgets.labels import ElidedLabel, ElidedLink, label, rule, selectable


def shown(widget, qtbot, width):
    qtbot.addWidget(widget)
    widget.resize(width, 24)
    widget.show()
    widget.grab()
    return widget


def test_text_that_does_not_fit_is_in_the_tooltip(look, qtbot):
    text = "Управление образования администрации муниципального района"
    assert shown(ElidedLabel(text), qtbot, 100).toolTip() == text
    assert shown(ElidedLabel("Коротко"), qtbot, 300).toolTip() == ""
    assert ElidedLabel(text).minimumWidth() < 60


def test_a_link_is_clicked_with_the_mouse_and_the_keyboard(look, qtbot):
    calls = []
    link = shown(ElidedLink("Мероприятие", lambda: calls.append(1)), qtbot, 200)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    qtbot.keyClick(link, Qt.Key.Key_Space)
    qtbot.keyClick(link, Qt.Key.Key_A)
    assert len(calls) == 3


def test_texts_are_never_markup(look, qtbot):
    for made in (label("<b>5</b>"), selectable("<b>5</b>")):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText
    assert rule().height() == 1
