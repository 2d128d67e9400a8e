"""What marks a cell stays inside it on a scaled screen, or it would not go with the mark."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from app.services.storage.workspace import Workspace
from app.views.look.theme import Theme
from app.views.results.cell.editor import Judge
from app.views.results.cell.held import Held
from app.views.results.grid.delegate import GridDelegate
from app.views.results.grid.model import GridModel
from tests.views.results.grid.test_model import table_of

_AROUND = QColor("magenta")


def test_a_cell_that_is_painted_over_leaves_nothing_of_its_mark(
    look: Theme, district: Workspace, qtbot: QtBot
) -> None:
    model = GridModel(lambda *_typed: None)
    model.set_table(table_of(district))
    view = QWidget()
    qtbot.addWidget(view)
    delegate = GridDelegate(view, model, Judge(lambda _text: None, lambda _text: ""))
    key = model.key_at(model.index(0, 0))
    assert key is not None
    offenders: list[str] = []
    for scale in (1, 1.25, 1.5, 1.75, 2):
        for top in range(8, 16):
            model.set_held({})
            plain = _blank(scale)
            _paint(delegate, model, plain, top)
            for mark in ("focus", "cut", "held"):
                image = _blank(scale)
                model.set_held({key: Held("плохо", "не читается")} if mark == "held" else {})
                delegate.cut = {(0, 0)} if mark == "cut" else ()
                _paint(delegate, model, image, top, focus=mark == "focus")
                model.set_held({})
                delegate.cut = ()
                _paint(delegate, model, image, top)
                if image != plain:
                    offenders.append(f"{mark} at {scale}, {top}")
    assert not offenders, "\n".join(offenders)


def _blank(scale: float) -> QImage:
    image = QImage(round(120 * scale), round(60 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(_AROUND)
    return image


def _paint(
    delegate: GridDelegate, model: GridModel, image: QImage, top: int, *, focus: bool = False
) -> None:
    option = QStyleOptionViewItem()
    option.rect = QRect(top, top, 90, 32)  # pyright: ignore[reportAttributeAccessIssue]
    if focus:
        option.state = QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue]
    painter = QPainter(image)
    painter.fillRect(QRect(top, top, 90, 32), QColor("white"))
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
