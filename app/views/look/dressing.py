"""Another look for an application that wears one: for what is shown at once, for all else later."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.services.writing.collector import paused_collector

if TYPE_CHECKING:
    from PySide6.QtGui import QPalette
    from PySide6.QtWidgets import QApplication

_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_STEP_SECONDS = 0.015


class Dressing(QObject):
    """Puts another palette and style sheet on the widgets of an application.

    A sheet that is put over another is put on every widget once for itself and once more for each
    of those it lies in: twelve times on average, a second for all pages. So the old one is taken
    off before. Of two thousand widgets less than a hundred are shown: the others are left out, and
    follow in small steps between two events, or as soon as one of them is shown.

    Python does not look for garbage meanwhile: it would end a closed dialog, which Qt has on the
    list of all widgets that it goes through.
    """

    def __init__(self, app: "QApplication") -> None:
        super().__init__(app)
        self._app = app
        self._waiting: dict[QWidget, None] = {}
        self._between = False
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._dress_some)

    def put_on(self, palette: "QPalette", sheet: str) -> None:
        """The whole application has this look when the next thing is painted."""
        with paused_collector():
            self._put_on(palette, sheet)
        self._next.start()  # what is shown is painted before

    def _put_on(self, palette: "QPalette", sheet: str) -> None:
        self._app.installEventFilter(self)
        self._leave_out()
        keeper = QWidget()  # what Qt knows of a widget's own colours is lost with the last sheet
        keeper.setStyleSheet("QWidget {}")
        # None is told of the state between: rows are lower there, and a list would lose its place.
        self._between = True
        self._app.setStyleSheet("")
        self._between = False
        self._app.setPalette(palette)
        self._app.setStyleSheet(sheet)
        keeper.deleteLater()

    def _leave_out(self) -> None:
        """Qt passes over what was never polished."""
        hidden = {
            widget: None
            for widget in self._app.allWidgets()
            if not widget.isVisible()
            and (widget.testAttribute(_POLISHED) or widget in self._waiting)
        }
        for widget in hidden:
            widget.setAttribute(_POLISHED, False)
        self._waiting = hidden

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the change of the style from those it is not for yet; dress what is shown."""
        kind = event.type()
        if kind == QEvent.Type.StyleChange:
            return self._between or watched in self._waiting
        if kind == QEvent.Type.Show and watched in self._waiting:
            assert isinstance(watched, QWidget)
            self._dress(watched)
        return False

    def _dress_some(self) -> None:
        until = time.perf_counter() + _STEP_SECONDS
        with paused_collector():
            while self._waiting and time.perf_counter() < until:
                self._dress(next(iter(self._waiting)))
        if self._waiting:
            self._next.start()
        else:
            self._app.removeEventFilter(self)

    def _dress(self, widget: QWidget) -> None:
        del self._waiting[widget]
        if isValid(widget):
            widget.setAttribute(_POLISHED)
            widget.style().polish(widget)
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
