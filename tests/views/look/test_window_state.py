"""The window remembers its sizes in a file of the user."""

from PySide6.QtCore import QByteArray, QSettings

from app.views.look.window_state import WindowState


def state(path):
    return WindowState(QSettings(str(path), QSettings.Format.IniFormat))


def test_what_is_kept_is_there_after_a_restart(tmp_path):
    path = tmp_path / "window.ini"
    first = state(path)
    first.keep_widths("schools", {"name": 240, "kind": 88})
    first.keep_blob("window", QByteArray(b"\x01\x02"))
    first.keep_text("shade", "dark")
    first.flush()
    second = state(path)
    assert second.widths("schools") == {"name": 240, "kind": 88}
    assert second.blob("window") == QByteArray(b"\x01\x02")
    assert second.text("shade") == "dark"


def test_nothing_kept_is_no_trouble(tmp_path):
    empty = state(tmp_path / "window.ini")
    assert empty.widths("schools") == {}
    assert empty.blob("window") is None
    assert empty.text("shade", "light") == "light"


def test_a_damaged_width_is_left_out(tmp_path):
    path = tmp_path / "window.ini"
    path.write_text("[columns]\nschools=name=abc;kind=88\n", encoding="utf-8")
    assert state(path).widths("schools") in ({"kind": 88}, {})
