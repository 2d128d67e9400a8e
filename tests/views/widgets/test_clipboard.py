"""What lies on the clipboard, also when the program ends."""

import subprocess
import sys

from PySide6.QtGui import QClipboard, QGuiApplication

from app.views.widgets.clipboard import clipboard_data


def test_a_clipboard_that_gives_nothing_is_empty(qtbot, monkeypatch):
    QGuiApplication.clipboard().setText("12")
    assert clipboard_data().text() == "12"
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_args: None)
    assert clipboard_data().text() == ""
    assert clipboard_data().formats() == []


_COPY_AND_END = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
{copied}
assert "0042" in QApplication.clipboard().text()
sys.exit(0)
"""
_COPIES = {
    "rows of a table": """
from app.views.tables.clipboard import put
put("0042", "<table><tr><td>0042</td></tr></table>")
assert "<td>0042" in QApplication.clipboard().mimeData().html()
""",
    "a text of a document": """
from app.views.documents.text.editor import TextEditor
editor = TextEditor()
editor.setPlainText("0042")
editor.selectAll()
editor.copy()
assert QApplication.clipboard().mimeData().formats() == ["text/plain"]
""",
}


def test_the_program_ends_well_with_what_it_copied_on_the_clipboard():
    """Data that Python made would crash it, see `empty_data`."""
    ended = {
        name: subprocess.run(
            [sys.executable, "-c", _COPY_AND_END.format(copied=copied)], check=False, timeout=60
        ).returncode
        for name, copied in _COPIES.items()
    }
    assert ended == dict.fromkeys(_COPIES, 0)
