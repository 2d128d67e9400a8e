"""Light or dark: the user's choice, or the system's look as long as there is none."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from app.views.look import theme

if TYPE_CHECKING:
    from app.views.look.window_state import WindowState

_LIGHT, _DARK = "light", "dark"


class Shade(QObject):
    """Switches the look of the running application and remembers what was chosen."""

    def __init__(self, state: "WindowState", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow)

    def toggle(self) -> None:
        """The button of the window: the other one from now on."""
        look = theme.current()
        look.apply(dark=not look.dark)
        self._state.keep_text("shade", _DARK if look.dark else _LIGHT)

    def follow(self, scheme: Qt.ColorScheme) -> None:
        """The system changed its look."""
        if not self._state.text("shade"):
            theme.current().apply(dark=scheme == Qt.ColorScheme.Dark)
