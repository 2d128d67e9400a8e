"""The lines to fill in that the pages of a document have, with the way to each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.numbers import NBSP
from app.services.language.plural import Forms, counted
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.documents.pdf.pages import Blank

_LINE: Forms = ("строка", "строки", "строк")
_MOST_BLANKS = 12


class BlankList(QWidget):
    """The list; hidden while the pages have none.

    Signals:
        chosen: a line to fill in is to be shown on its page.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "heading")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(theme.HALF)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.heading)
        layout.addLayout(self.lines)

    def show_blanks(self, blanks: "Sequence[Blank]") -> None:
        """List the lines to fill in."""
        clear_layout(self.lines)
        self.setVisible(bool(blanks))
        self.heading.setText(f"На страницах: {counted(len(blanks), _LINE)} для заполнения")
        for blank in blanks[:_MOST_BLANKS]:
            self.lines.addWidget(self._line(blank))
        if len(blanks) > _MOST_BLANKS:
            rest = len(blanks) - _MOST_BLANKS
            self.lines.addWidget(label(f"И ещё {counted(rest, _LINE)}.", "muted"))

    def _line(self, blank: "Blank") -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        page = f"Стр.{NBSP}{blank.page + 1}"
        link = button(page, lambda: self.chosen.emit(blank), role="link")
        link.setAccessibleName(f"Показать на странице {blank.page + 1}: {blank.text}")
        layout.addWidget(link)
        layout.addWidget(label(blank.text, wrap=True), 1)
        return line
