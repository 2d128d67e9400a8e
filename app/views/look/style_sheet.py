"""The style sheet of the application, written from a palette, and how another is put on."""

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from app import paths

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QApplication

    from app.views.look.theme import Colours


def style_sheet(colours: "Colours") -> str:
    """The Qt style sheet for a palette; the rules stand in `resources/qss/opora.qss`."""
    names = dict(vars(colours))
    names["icons"] = paths.resource("icons").as_posix()
    names["shade"] = "dark" if colours.canvas < "#7" else "light"
    rules = paths.resource("qss", "opora.qss").read_text(encoding="utf-8")
    return Template(rules).substitute(names)


def replace_sheet(app: "QApplication", palette: "QPalette", sheet: str) -> None:
    """Put another palette and sheet on an application that wears one; each widget is visited once.

    A sheet that is put over another is put on every widget once for itself and once more for each
    of those it lies in: twelve times on average. So the old one is taken off before. No widget is
    told of the state between, in which the rows of a list are lower and its place would be lost.
    """
    deaf = _Deaf()
    app.installEventFilter(deaf)
    try:
        app.setStyleSheet("")
    finally:
        app.removeEventFilter(deaf)
    app.setPalette(palette)
    app.setStyleSheet(sheet)


class _Deaf(QObject):
    """Keeps from all widgets that the style has changed."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """True for what is kept back."""
        return event.type() == QEvent.Type.StyleChange
