"""The texts of the licences in the window."""

from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QTextBrowser

from app.views.look import theme
from app.views.settings.dialogs.licences_dialog import LicencesDialog


def test_every_text_is_there_and_the_first_has_no_heading_of_its_own(qtbot):
    dialog = LicencesDialog(None)
    qtbot.addWidget(dialog)
    texts = [dialog.tabs.widget(n).toPlainText() for n in range(dialog.tabs.count())]
    assert all(isinstance(dialog.tabs.widget(n), QTextBrowser) for n in range(len(texts)))
    assert texts[0].startswith("Сама «Опора»")
    assert "переустановите" not in "".join(texts)
    assert [bool(text) for text in texts] == [True] * 5


def test_its_table_has_the_lines_and_the_air_of_the_program(look, qtbot):
    dialog = LicencesDialog(None)
    qtbot.addWidget(dialog)
    (table,) = dialog.tabs.widget(0).document().rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    shape = table.format()
    assert shape.borderBrush().color() == look.colour("line")
    assert (shape.topMargin(), shape.cellPadding()) == (theme.HALF, 6)
