"""Titled sections: a card on a calm surface, and a part that its heading opens and closes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.buttons import button, dress
from app.views.widgets.labels import label


class Card(QFrame):
    """A section with a heading; put widgets in with `add`, actions into the heading's line.

    A `lined` card holds lines (`widgets.line`), which reach from edge to edge.
    """

    def __init__(
        self,
        title: str = "",
        hint: str = "",
        parent: QWidget | None = None,
        *,
        lined: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        side = 0 if lined else theme.GAP
        indent = theme.GAP - side
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(side, theme.GAP, side, theme.STEP if lined else theme.GAP)
        self.body.setSpacing(theme.STEP)
        self._heading = QHBoxLayout()
        self._heading.setSpacing(theme.STEP)
        self._heading.setContentsMargins(indent, 0, indent, 0)
        self.title = label(title, "heading")
        self._heading.addWidget(self.title, 1)
        if title:
            self.body.addLayout(self._heading)
        self.hint = label(hint, "muted", wrap=True)
        self.hint.setContentsMargins(indent, 0, indent, 0)
        self.body.addWidget(self.hint)
        self.hint.setVisible(bool(hint))  # after it has a parent: else a window for a moment

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget below the others."""
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout below the others."""
        self.body.addLayout(layout)

    def add_heading_action(self, widget: QWidget) -> None:
        """Put a button to the right end of the heading."""
        self._heading.addWidget(widget)


class Fold(QWidget):
    """A part of a form or a panel under a heading that opens and closes it.

    It is filled when it is opened first: dozens of fields that nobody sees take their time too.
    """

    def __init__(self, title: str, fill: Callable[[QVBoxLayout], object], *, opened: bool) -> None:
        """Args: `fill` puts the fields into the layout of the inside."""
        super().__init__()
        self.opened = opened
        self._fill: Callable[[QVBoxLayout], object] | None = fill
        self.head = button(title, lambda: self.open(opened=not self.opened), role="quiet")
        self.head.setProperty("fold", True)
        self.inside = QWidget()
        self.content = QVBoxLayout(self.inside)
        self.content.setContentsMargins(0, 0, 0, theme.STEP)
        self.content.setSpacing(theme.STEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.inside)
        self.open(opened=opened)

    def open(self, *, opened: bool) -> None:
        """Show the inside, or hide it."""
        self.opened = opened
        if opened:
            self.fill()
        self.inside.setVisible(opened)
        dress(self.head, "chevron-down" if opened else "chevron-right")
        self.head.setAccessibleDescription("раскрыто" if opened else "свёрнуто")

    def fill(self) -> None:
        """Make the fields unless they are there; shown with the inside, all at once."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self.content)
