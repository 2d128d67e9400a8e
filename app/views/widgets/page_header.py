"""Title of a page, one line about it, and its actions on the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.labels import ElidedLabel, label

_TITLE_ALONE = 2  # the title and the room after it


class PageHeader(QWidget):
    """The head of every page. Actions stand from the least to the most important, left to right."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.help_button: QToolButton | None = None
        self._last: QWidget | None = None
        self.title = label(title, "title")
        self.subtitle = ElidedLabel(subtitle, "muted")
        self._title_line = QHBoxLayout()
        self._title_line.setSpacing(theme.STEP)
        self._title_line.addWidget(self.title)
        self._title_line.addStretch()
        texts = self._texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addLayout(self._title_line)
        texts.addWidget(self.subtitle)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.STEP)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addLayout(texts, 1)
        layout.addLayout(self._actions)
        self._line = layout
        self.subtitle.setVisible(bool(subtitle))

    def add_action(self, widget: QWidget) -> None:
        """Put a button, or a choice, to the right end."""
        self._last = widget
        self._actions.addWidget(widget)

    def add_help(self, on_click: Callable[[], object]) -> None:
        """Put «?» after the actions; once."""
        if self.help_button is None:
            from app.views.widgets.buttons import icon_button

            self.help_button = icon_button("help", "Справка об этой странице (F1)", on_click)
            self._line.addWidget(self.help_button)
            if self._last is not None:
                self.setTabOrder(self._last, self.help_button)

    def add_beside_title(self, *widgets: QWidget) -> None:
        """Let the title go on in these: «Результаты» and the year that they are of."""
        for widget in widgets:
            self._title_line.insertWidget(self._title_line.count() - 1, widget)

    def set_low(self, *, low: bool) -> None:
        """Put the line beside the title where there are few lines and the title stands alone."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setSpacing(theme.STEP if low else theme.GAP)
        low = low and self._title_line.count() == _TITLE_ALONE
        self._texts.setDirection(across if low else down)
        self._texts.setSpacing(theme.GAP if low else 0)
        self._texts.setStretchFactor(self.subtitle, 1 if low else 0)

    def set_subtitle(self, text: str) -> None:
        """Change the line under the title; empty hides it."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))
