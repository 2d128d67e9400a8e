"""The other marks of a measure, newest first; each can be taken away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.numbers import NBSP
from app.services.plans.upkeep.places import scope_words
from app.views.look import theme
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.services.plans import MarkRow

AT_ONCE = 8


class MarkHistory(QWidget):
    """Hidden while there are no other marks; older ones of many stand behind a button.

    Signals:
        removal_asked: key of a mark that is to be taken away.
    """

    removal_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[MarkRow, bool], ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.HALF)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.STEP, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(label("Другие отметки", "small"))
        layout.addLayout(self._lines)
        self.more_button = button("", self._add_lines, role="link")
        layout.addLayout(button_row(self.more_button))
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The shown marks in words."""
        return [_words(mark, is_stray=is_stray) for mark, is_stray in self._shown]

    def show_marks(self, marks: "Sequence[MarkRow]", strays: "Collection[int]" = ()) -> None:
        """Show the other marks of a measure; `strays` are those of a due date that is gone."""
        shown = tuple((mark, mark.id in strays) for mark in marks)
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._lines)
        self._add_lines()
        self.setVisible(bool(marks))

    def _add_lines(self) -> None:
        """Show the next older marks: a line of widgets each, a hundred would keep one waiting."""
        there = self._lines.count()
        for mark, is_stray in self._shown[there : there + AT_ONCE]:
            self._lines.addWidget(self._line(mark.id, _words(mark, is_stray=is_stray)))
        rest = len(self._shown) - self._lines.count()
        self.more_button.setVisible(rest > 0)
        self.more_button.setText(f"Показать ещё {min(rest, AT_ONCE)} из{NBSP}{rest}")

    def _line(self, key: int, words: str) -> QWidget:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.HALF)
        line.addWidget(selectable(words, "muted"), 1)
        line.addWidget(
            icon_button("trash", f"Удалить отметку: {words}", lambda: self.removal_asked.emit(key))
        )
        return widget


def _words(mark: "MarkRow", *, is_stray: bool) -> str:
    """«до 30.01.2027, СОШ № 5: Выполнено», or that the measure has no such due date any more."""
    where = scope_words(mark)
    gone = " (теперь такого срока или школы нет)" if is_stray else ""
    return f"{where}{gone}: {mark.sentence}" if where else mark.sentence
