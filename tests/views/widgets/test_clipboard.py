"""Reading the clipboard."""

from PySide6.QtGui import QClipboard, QGuiApplication

from app.views.widgets.clipboard import clipboard_data


def test_a_clipboard_that_gives_nothing_is_empty(qtbot, monkeypatch):
    QGuiApplication.clipboard().setText("12")
    assert clipboard_data().text() == "12"
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_args: None)
    assert clipboard_data().text() == ""
    assert clipboard_data().formats() == []
