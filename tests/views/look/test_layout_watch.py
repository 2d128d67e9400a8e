"""A content that grows is told of, as it was first and with every change."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.look.layout_watch import LayoutWatch


def test_a_content_that_grows_is_looked_at_again(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    widget.show()
    widths: list[int] = []
    LayoutWatch(widget, lambda: widths.append(widget.minimumSizeHint().width()))
    assert len(widths) == 1, "it looks at once"
    layout.addWidget(QLabel("Спасск-Дальний"))
    qtbot.waitUntil(lambda: widths[-1] > widths[0])
