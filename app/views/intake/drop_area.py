"""Takes files that are dragged onto the page and shows where they may be dropped."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.views.look import theme
from app.views.widgets.dropped import dropped_files


class DropArea(QWidget):
    """Covers a page while files are dragged over it.

    Signals:
        dropped: the paths of the dropped files.
    """

    dropped = Signal(list)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a drag over the page."""
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if dropped_files(event):
                event.acceptProposedAction()
                self._cover()
                return True
        elif kind == QEvent.Type.DragLeave:
            self.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            files = dropped_files(event)
            if files:
                event.acceptProposedAction()
                self.dropped.emit(files)
                return True
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        page = self.parentWidget()
        if page is not None:
            self.setGeometry(QRect(0, 0, page.width(), page.height()))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed frame with the words what will happen."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        back = look.colour("accent_soft")
        back.setAlpha(246)
        painter.setBrush(back)
        painter.setPen(QPen(look.colour("accent"), 2, Qt.PenStyle.DashLine))
        frame = self.rect().adjusted(theme.STEP, theme.STEP, -theme.STEP, -theme.STEP)
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        picture = look.pixmap_cached("upload", "accent", 40)
        centre = frame.center()
        painter.drawPixmap(centre.x() - 20, centre.y() - 56, picture)
        painter.setPen(look.colour("accent"))
        painter.setFont(theme.text_font(theme.TITLE, bold=True))
        words = QRect(frame.left(), centre.y(), frame.width(), 2 * theme.GAP)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), "Отпустите файлы здесь")
        painter.setFont(theme.text_font())
        painter.setPen(look.colour("text"))
        more = words.translated(0, 2 * theme.GAP)
        text = "Программа определит, что в них, и покажет всё перед сохранением"
        painter.drawText(more, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()
