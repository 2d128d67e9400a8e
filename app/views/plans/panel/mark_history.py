"""The earlier marks of a measure, newest first; the latest can be taken away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.buttons import icon_button
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.plans import MarkRow


class MarkHistory(QWidget):
    """Hidden while there are no earlier marks.

    Signals:
        removal_asked: key of a mark that is to be taken away.
    """

    removal_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[MarkRow, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.HALF)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.STEP, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(label("Прежние отметки", "small"))
        layout.addLayout(self._lines)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The shown marks in words."""
        return [mark.sentence for mark in self._shown]

    def show_marks(self, marks: "Sequence[MarkRow]") -> None:
        """Show the marks before the one that counts."""
        if tuple(marks) == self._shown:
            return
        self._shown = tuple(marks)
        while (item := self._lines.takeAt(0)) is not None:  # pyright: ignore[reportUnnecessaryComparison]
            widget = item.widget()
            widget.hide()
            widget.deleteLater()
        for mark in marks:
            self._lines.addWidget(self._line(mark))
        self.setVisible(bool(marks))

    def _line(self, mark: "MarkRow") -> QWidget:
        words = mark.sentence
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.HALF)
        line.addWidget(selectable(words, "muted"), 1)
        key = mark.id
        line.addWidget(
            icon_button("trash", f"Удалить отметку: {words}", lambda: self.removal_asked.emit(key))
        )
        return widget
