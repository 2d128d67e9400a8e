"""What the window remembers about itself: geometry, splitters, column widths, light or dark.

This is no data of the department: it lies in an ini file of the user and may be lost at any time.
"""

from PySide6.QtCore import QByteArray, QSettings

# Name of the remembered word: the profile that «Выявление» calculates with.
PROFILE_IN_USE = "identification_profile"


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
