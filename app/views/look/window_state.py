"""What the window remembers about itself: geometry, splitters, column widths, light or dark.

This is no data of the department: it lies in an ini file of the user and may be lost at any time.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSettings

# The word under which version 0.1.0 remembered the profile; the workspace holds it now.
OLD_PROFILE_IN_USE = "identification_profile"
_GRIP, _HEAD = 160, 24  # pixels of the upper edge by which a window can be taken


class WindowState:
    """Remembered sizes by name."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Opora", "window"
        )

    def widths(self, table: str) -> dict[str, int]:
        """Column widths of a table by column key."""
        stored = str(self._settings.value(f"columns/{table}", "") or "")
        pairs = (part.split("=") for part in stored.split(";") if "=" in part)
        return {key: int(width) for key, width in pairs if width.isdigit()}

    def keep_widths(self, table: str, widths: dict[str, int]) -> None:
        """Remember the column widths of a table."""
        text = ";".join(f"{key}={width}" for key, width in widths.items())
        self._settings.setValue(f"columns/{table}", text)

    def sorting(self, table: str) -> tuple[str, bool] | None:
        """Key of the column that a table is sorted by, and whether descending; None: by none."""
        key, _, order = self.text(f"sort {table}").partition(" ")
        return (key, order == "down") if key else None

    def keep_sorting(self, table: str, key: str, *, descending: bool) -> None:
        """Remember the order of a table; an empty key forgets it."""
        self.keep_text(f"sort {table}", f"{key} {'down' if descending else 'up'}" if key else "")

    def blob(self, name: str) -> QByteArray | None:
        """Geometry of a window or state of a splitter, as Qt saved it."""
        stored = self._settings.value(f"blobs/{name}")
        return stored if isinstance(stored, QByteArray) else None

    def keep_blob(self, name: str, value: QByteArray) -> None:
        """Remember what `saveGeometry` or `saveState` gave."""
        self._settings.setValue(f"blobs/{name}", value)

    def text(self, name: str, default: str = "") -> str:
        """A remembered word."""
        return str(self._settings.value(f"words/{name}", default))

    def keep_text(self, name: str, value: str) -> None:
        """Remember a word."""
        self._settings.setValue(f"words/{name}", value)

    def flush(self) -> None:
        """Write the file now."""
        self._settings.sync()


def of_folder(word: str, root: Path) -> str:
    """The name under which a word about one workspace is remembered.

    A slash in a name would begin a group of the ini file.
    """
    return f"{word} {root.as_posix().replace('/', '|')}"


def visible_place(frame: QRect, screens: list[QRect]) -> QRect:
    """Where a window has to stand so that it can be seen and moved.

    Its place is kept when enough of its upper edge lies on a screen that is large enough for it;
    otherwise it moves to the nearest screen and is made small enough for it.

    Args:
        frame: where it would stand.
        screens: the free parts of the screens, the first one being the main screen.
    """
    head = QRect(frame.left(), frame.top(), frame.width(), _HEAD)
    for screen in screens:
        seen = screen.intersected(head)
        if seen.width() >= min(_GRIP, frame.width()) and seen.height() == _HEAD:
            if frame.size() == frame.size().boundedTo(screen.size()):
                return frame
            screens = [screen]
            break
    middle = frame.center()

    def distance(screen: QRect) -> int:
        away = middle - screen.center()
        return away.x() ** 2 + away.y() ** 2

    screen = min(screens, key=distance)
    width, height = min(frame.width(), screen.width()), min(frame.height(), screen.height())
    left = max(screen.left(), min(frame.left(), screen.left() + screen.width() - width))
    top = max(screen.top(), min(frame.top(), screen.top() + screen.height() - height))
    return QRect(left, top, width, height)
