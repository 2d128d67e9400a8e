"""Until its lock is taken a workspace is only looked at; the first press takes it at once."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject

_DEEDS = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.ShortcutOverride,  # before the key itself, and before a shortcut
        QEvent.Type.KeyPress,
        QEvent.Type.Drop,
    }
)


class FirstPress(QObject):
    """Lets something be done before the first press, key or drop reaches the window.

    Nothing else could be refused then: what she presses finds the workspace open.
    """

    def __init__(self, act: Callable[[], bool], parent: QObject) -> None:
        """`act` returns whether the press may go on; what it was meant for may be gone."""
        super().__init__(parent)
        self._act: Callable[[], bool] | None = act
        self._app = QCoreApplication.instance()
        assert self._app is not None
        self._app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Only the first press is met."""
        if self._act is None or event.type() not in _DEEDS:
            return False
        act = self._act
        self.stop()
        return not act()

    def stop(self) -> None:
        """Nothing is met any more."""
        if self._act is not None:
            self._act = None
            if self._app is not None:
                self._app.removeEventFilter(self)
            self.deleteLater()
