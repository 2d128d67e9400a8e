"""Pictures of the help: drawings of the guide in the colours and the letters of the program."""

from PySide6.QtCore import QByteArray, QRectF, Qt, QUrl
from PySide6.QtGui import QFontInfo, QGuiApplication, QImage, QPainter, QTextDocument

from app.services.program import guide
from app.views.look import theme

_FAMILY = "sans-serif"


def add_pictures(document: QTextDocument, page: guide.GuidePage) -> None:
    """Give a document the pictures of the page that it shows; reading a page forgets them."""
    for name in page.pictures:
        document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(name), _drawn(name)
        )
    if page.pictures:
        document.markContentsDirty(0, document.characterCount())


def _drawn(name: str) -> QImage:
    """A drawing, sharp on a scaled screen; colours of the light palette become those of today."""
    from PySide6.QtSvg import QSvgRenderer

    source = guide.picture(name)
    for tone, colour in vars(theme.LIGHT).items():
        if colour in source:
            source = source.replace(colour, f"<{tone}>")
    for tone, colour in vars(theme.current().colours).items():
        source = source.replace(f"<{tone}>", colour)
    source = source.replace(_FAMILY, QFontInfo(theme.text_font()).family())
    renderer = QSvgRenderer(QByteArray(source.encode()))
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    image = QImage(renderer.defaultSize() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
