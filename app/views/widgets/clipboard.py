"""What lies on the clipboard, and what may be put there."""

from typing import cast

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication


def clipboard_data() -> QMimeData:
    """The contents of the clipboard; empty while another program holds it and Qt gives nothing."""
    data = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    return QMimeData() if data is None else data


def empty_data() -> QMimeData:
    """Empty data for the clipboard, to be filled; they may outlive Python.

    Qt lets go of its clipboard at the very end of the process. `QMimeData()` would then ask a
    Python that is no more and crash the program; data that a class of Qt made ask nobody.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data
