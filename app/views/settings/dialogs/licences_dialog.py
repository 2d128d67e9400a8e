"""The licences of the program and of what it carries along, as texts inside the program."""

import re
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from app import paths
from app.views.help.pages import dress_document
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.look.tabs import Tabs
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

_WIDTH, _HEIGHT = 800, 560
_HEADING = re.compile(r"\A# .*\n+")


def _texts() -> tuple[tuple[str, Path], ...]:
    root = paths.RESOURCES.parent
    return (
        ("Части программы", paths.resource("licences.md")),
        ("«Опора» (MIT)", root / "LICENSE"),
        ("Qt (LGPL)", paths.resource("licences", "LGPL-3.0.txt")),
        ("GPL", paths.resource("licences", "GPL-3.0.txt")),
        ("Шрифт Liberation Serif (OFL)", paths.resource("fonts", "OFL.txt")),
    )


class LicencesDialog(QDialog):
    """One tab a text."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Лицензии")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tabs = Tabs()
        for title, path in _texts():
            self.tabs.addTab(_viewer(path), title)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(button("Закрыть", self.accept))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label("Лицензии", "title"))
        layout.addWidget(self.tabs, 1)
        layout.addLayout(foot)
        self.resize(within_screen(self, QSize(_WIDTH, _HEIGHT), parent))


def _viewer(path: Path) -> QTextBrowser:
    viewer = QTextBrowser()
    viewer.setOpenLinks(False)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        text = f"Файла «{path}» нет: переустановите программу."
    if path.suffix == ".md":
        viewer.setMarkdown(_HEADING.sub("", text))  # the dialog has its title
        dress_document(viewer.document())
    else:
        viewer.setPlainText(text)
    viewer.setAccessibleName("Текст лицензий")
    return viewer
