"""A lasting notice under the top bar: the demo district, read-only."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import label


class Notice(QFrame):
    """One line with an icon and buttons, in the soft colour of its tone."""

    def __init__(
        self,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        icon: str = "info",
        tone: str = "accent",
    ) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", tone)
        self.setFixedHeight(theme.CONTROL_HEIGHT)
        self.text = label(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, 0, theme.WIDE, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(IconPicture(icon, tone, 16))
        layout.addWidget(self.text)
        layout.addSpacing(theme.STEP)
        for words, slot in actions:
            layout.addWidget(button(words, slot, role="link"))
        layout.addStretch()
