"""The icon of the program, drawn from `resources/icons/app.svg`."""

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from installer.layout import ROOT

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
_SOURCE = ROOT / "resources" / "icons" / "app.svg"
_GROUND, _LINES = "#1C5FA6", "#FFFFFF"  # the accent of the light theme
_CORNER, _MARGIN = 0.2, 0.14
_SMALL = 24


def write_icon(path: Path) -> None:
    """White lines on a rounded square of the accent colour, in every size Windows asks for."""
    app = QGuiApplication.instance() or QGuiApplication(["installer"])
    pictures = [picture(size) for size in SIZES]
    path.write_bytes(pack_icon(dict(zip(SIZES, pictures, strict=True))))
    del app


def pack_icon(pictures: dict[int, bytes]) -> bytes:
    """An .ico file of PNG pictures by their size in pixels."""
    offset = 6 + 16 * len(pictures)
    entries, data = b"", b""
    for size, picture in pictures.items():
        side = size % 256  # 256 is written as 0
        place = offset + len(data)
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        data += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + data


def picture(size: int) -> bytes:
    """A PNG of the icon; needs a running application of Qt."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_GROUND))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * _CORNER, size * _CORNER)
    lines = _SOURCE.read_text(encoding="utf-8").replace("currentColor", _LINES)
    margin = size * (_MARGIN / 2 if size <= _SMALL else _MARGIN)
    side = size - 2 * margin
    renderer = QSvgRenderer(QByteArray(lines.encode()))
    renderer.render(painter, QRectF(margin, margin, side, side))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(data.data())
