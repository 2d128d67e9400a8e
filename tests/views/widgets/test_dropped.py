"""Only files of this computer can be dropped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.views.widgets.dropped import dropped_file, dropped_files


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("names", "files", "single"),
    [
        (["Справка.pdf"], ["Справка.pdf"], "Справка.pdf"),
        (["Справка.pdf", "Скан.pdf"], ["Справка.pdf", "Скан.pdf"], None),
        (["папка"], [], None),
        (["папка", "Скан.pdf"], ["Скан.pdf"], None),
        (["нет такого.pdf"], [], None),
        (["https://example.org/a.pdf"], [], None),
        ([], [], None),
    ],
)
def test_files_of_a_drag(
    tmp_path: Path, names: list[str], files: list[str], single: str | None
) -> None:
    (tmp_path / "папка").mkdir()
    for name in ("Справка.pdf", "Скан.pdf"):
        (tmp_path / name).touch()
    data = QMimeData()
    data.setUrls(
        [QUrl(name) if ":" in name else QUrl.fromLocalFile(str(tmp_path / name)) for name in names]
    )
    event = QDropEvent(
        QPointF(1, 1),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert dropped_files(event) == [tmp_path / name for name in files]
    assert dropped_file(event) == (None if single is None else tmp_path / single)
