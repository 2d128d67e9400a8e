"""A card: a titled section on a calm surface."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.views.look import theme
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
