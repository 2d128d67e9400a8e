"""What lies on the clipboard."""

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def clipboard_data() -> QMimeData:
    """The contents of the clipboard; empty while another program holds it and Qt gives nothing."""
    data = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    return QMimeData() if data is None else data
