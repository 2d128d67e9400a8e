"""Buttons: role, icon in the colour of the theme, name for screen readers."""

from PySide6.QtCore import Qt

from app.views.widgets.buttons import button, icon_button


def test_a_click_calls_without_arguments(look, qtbot):
    calls = []
    made = button("Добавить", lambda *arguments: calls.append(arguments), icon="plus")
    qtbot.addWidget(made)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert calls == [()]
    assert not made.icon().isNull()


def test_an_icon_alone_has_a_name_and_a_tooltip(look, qtbot):
    made = icon_button("trash", "Удалить", shortcut="Del")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Удалить"
    assert "Удалить" in made.toolTip()
    assert "Del" in made.toolTip()


def test_icons_follow_the_theme(look, qtbot):
    made = button("Удалить", icon="trash", role="danger")
    qtbot.addWidget(made)
    light = made.icon().pixmap(20, 16).toImage()
    look.apply(dark=True)
    dark = made.icon().pixmap(20, 16).toImage()
    look.apply(dark=False)
    assert light != dark
    assert made.icon().pixmap(20, 16).toImage() == light
