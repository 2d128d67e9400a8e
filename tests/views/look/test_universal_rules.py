"""The style sheet keeps a rule for each state of each widget: none is for all widgets or texts."""

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from app import paths
from app.views.look import theme

_EVERY = {"*", "QWidget", "QFrame", "QLabel"}


def test_no_rule_is_for_every_widget():
    rules = paths.resource("qss", "opora.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    selectors = [
        one.strip() for heads in re.findall(r"([^{}]+)\{", rules) for one in heads.split(",")
    ]
    assert len(selectors) > 100
    assert [one for one in selectors if one in _EVERY] == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_palette_gives_their_colours(look, qtbot, dark):
    look.apply(dark=dark)
    page = QWidget()
    qtbot.addWidget(page)
    words, refused = QLabel("Слова", page), QLabel("Слова", page)
    refused.setEnabled(False)
    page.show()
    colours = theme.DARK if dark else theme.LIGHT
    text = QPalette.ColorRole.WindowText
    assert words.palette().color(text).name().upper() == colours.text
    assert refused.palette().color(text).name().upper() == colours.muted
    look.apply(dark=False)
