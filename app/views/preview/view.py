"""The pages of a document under one another: scrolled, paged and zoomed with mouse and keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame

from app.views.look import theme
from app.views.preview import layout as page_layout
from app.views.preview.images import PageImages
from app.views.preview.layout import PageLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.documents.making.preview import Preview
    from app.services.documents.pdf.pages import Blank
    from app.services.documents.pdf.places import Place
    from app.views.base.tasks import TaskRunner

WIDTH, PAGE = "width", "page"
Zoom = float | str
_LINE = 48
_WHEEL_NOTCH = 120
_MARK_PADDING = 2
_MARK_OPACITY = 0.22
_SIDE, _SIDE_WIDTH = 0.03, 3  # of the mark beside what is worked at: share of the width, pixels


class PageView(QAbstractScrollArea):
    """Continuous pages. PgUp and PgDn turn them, Home and End go to the first and the last.

    `zoom` is a number (1 is the real size), `WIDTH` or `PAGE`.

    Signals:
        page_changed: another page is the present one, from 0.
        zoom_changed: the zoom is another one.
        pointed: a page was clicked: its number from 0, and how far below its upper edge, points.
    """

    page_changed = Signal(int)
    zoom_changed = Signal()
    pointed = Signal(int, float)

    def __init__(self, tasks: "TaskRunner") -> None:
        super().__init__()
        self.images = PageImages(tasks, self)
        self.zoom: Zoom = WIDTH
        self.page = 0
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._blanks: tuple[Blank, ...] = ()
        self._marked: Blank | None = None
        self._places: Sequence[Place] = ()
        self._wheel = 0
        self._pressed: QPoint | None = None
        self._dragged_from = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Страницы документа")
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.images.arrived.connect(lambda _page: self.viewport().update())

    # What the panel uses

    def show_pages(self, shown: "Preview | None", *, stay: bool = False) -> None:
        """Show a document from its first page; with `stay` where the reader is now."""
        page = self.page if stay else 0
        self.images.show(None if shown is None else shown.pages, alike=stay)
        self._sizes = () if shown is None else shown.pages.sizes
        self._blanks = () if shown is None else shown.blanks
        self._marked = None
        self._places = ()
        self._lay_out()
        if not stay:
            self.verticalScrollBar().setValue(0)
        self.page = -1
        self._on_scrolled()
        if stay and page < len(self._sizes) and self.page != page:
            self.go_to_page(page)
        self.viewport().update()

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self._sizes)

    def seen_pages(self) -> range:
        """Pages of which something is in sight."""
        return self._layout().visible(self.verticalScrollBar().value(), self.viewport().height())

    @property
    def factor(self) -> float:
        """The zoom as a number, whatever it follows."""
        return self._layout().zoom

    def set_zoom(self, zoom: Zoom) -> None:
        """Zoom, keeping what is in the middle of the view there, and the beginning at the top."""
        if isinstance(zoom, float):
            zoom = max(page_layout.LEAST, min(zoom, page_layout.MOST))
        page, at_top = self.page, self.verticalScrollBar().value() == 0
        before, half = self._layout(), self.viewport().height() / 2
        middle = (self.verticalScrollBar().value() + half) / max(1, before.height)
        sideways = self._sideways()
        self.zoom = zoom
        self._lay_out()
        wanted = 0 if at_top else middle * self._layout().height - half
        self.verticalScrollBar().setValue(round(wanted))
        across = self.horizontalScrollBar()
        across.setValue(round(sideways * across.maximum()))
        if zoom == PAGE:
            self.go_to_page(page)
        self.zoom_changed.emit()
        self._on_scrolled()
        self.viewport().update()

    def zoom_by(self, steps: int) -> None:
        """Zoom in (positive) or out by steps of the scale."""
        self.set_zoom(page_layout.stepped(self.factor, steps))

    def go_to_page(self, page: int) -> None:
        """Bring the top of a page to the top of the view."""
        if not self._sizes:
            return
        page = max(0, min(page, self.count - 1))
        self.verticalScrollBar().setValue(self._layout().tops()[page] - theme.STEP)
        if page != self.page:  # the last page may be too short to reach the top
            self.page = page
            self.page_changed.emit(page)

    def show_blank(self, blank: "Blank") -> None:
        """Bring a line to fill in into the middle of the view and mark it."""
        self._marked = blank
        place = self._place_of(blank, self._layout())
        bar = self.verticalScrollBar()
        wanted = bar.value() + round(place.center().y()) - self.viewport().height() // 2
        bar.setValue(wanted)
        across = self.horizontalScrollBar()
        if not 0 <= place.left() <= self.viewport().width() - place.width():
            across.setValue(across.value() + round(place.left()) - self.viewport().width() // 3)
        self.viewport().update()

    def point_at(self, places: "Sequence[Place]") -> None:
        """Mark at its side what is worked at, and bring it in sight, if it is not there."""
        self._places = places
        if places:
            layout, room = self._layout(), self.viewport().height()
            top, bottom = _strip(places, layout)
            bar = self.verticalScrollBar()
            at, least = bar.value(), min(bottom, top + room // 2)
            if top < at or least > at + room:
                above = room // 4 if bottom - top <= room * 3 // 4 else theme.STEP
                bar.setValue(top - above)
            elif bottom > at + room:
                bar.setValue(max(at, min(bottom - room, top) + theme.STEP))
        self.viewport().update()

    # Layout

    def _layout(self) -> PageLayout:
        gap = theme.STEP
        if isinstance(self.zoom, float):
            return PageLayout(self._sizes, self.zoom, gap)
        room = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        if self.zoom == WIDTH or not self._sizes:
            zoom = page_layout.zoom_to_width(self._sizes, room.width() - bar, gap)
        else:
            size = self._sizes[min(max(self.page, 0), self.count - 1)]
            zoom = page_layout.zoom_to_page(size, (room.width() - bar, room.height()), gap)
        return PageLayout(self._sizes, zoom, gap)

    def _lay_out(self) -> None:
        layout, view = self._layout(), self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, layout.height - view.height()) if self._sizes else 0)
        down.setPageStep(view.height())
        across.setRange(0, max(0, layout.width - view.width()) if self._sizes else 0)
        across.setPageStep(view.width())

    def _sideways(self) -> float:
        across = self.horizontalScrollBar()
        return across.value() / across.maximum() if across.maximum() else 0.5

    def _page_rect(self, page: int, layout: PageLayout) -> QRect:
        width, height = layout.size(page)
        room = max(self.viewport().width(), layout.width)
        left = (room - width) // 2 - self.horizontalScrollBar().value()
        return QRect(left, layout.tops()[page] - self.verticalScrollBar().value(), width, height)

    def _place_of(self, blank: "Blank", layout: PageLayout) -> QRectF:
        page, scale = self._page_rect(blank.page, layout), layout.scale
        place = QRectF(
            page.left() + blank.left * scale,
            page.top() + blank.top * scale,
            blank.width * scale,
            blank.height * scale,
        )
        space = _MARK_PADDING * scale
        return place.adjusted(-space, -space * 4, space, space)

    def _on_scrolled(self) -> None:
        if not self._sizes:
            return
        layout, top = self._layout(), self.verticalScrollBar().value()
        at_end = top >= self.verticalScrollBar().maximum() > 0
        third = self.viewport().height() // 3
        page = self.count - 1 if at_end else layout.page_at(top + third)
        if page != self.page:
            self.page = page
            self.setAccessibleDescription(f"Страница {page + 1} из {self.count}")
            self.page_changed.emit(page)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place in the document."""
        before = max(1, self.verticalScrollBar().maximum())
        share = self.verticalScrollBar().value() / before
        self._lay_out()
        if not isinstance(self.zoom, float):
            self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))
            self.zoom_changed.emit()
        self._on_scrolled()
        super().resizeEvent(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Everything is painted anew."""
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _WHEEL_NOTCH)
        self._wheel -= steps * _WHEEL_NOTCH
        if steps:
            self.zoom_by(steps)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that move in the document."""
        down = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_PageDown: lambda: self.go_to_page(self.page + 1),
            Qt.Key.Key_PageUp: lambda: self.go_to_page(self.page - 1),
            Qt.Key.Key_Home: lambda: self.go_to_page(0),
            Qt.Key.Key_End: lambda: down.setValue(down.maximum()),
            Qt.Key.Key_Space: lambda: down.setValue(down.value() + self.viewport().height() - 48),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        move()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The pages can be dragged."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._dragged_from = self._pressed.y() + self.verticalScrollBar().value()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand."""
        if self._pressed is not None:
            self.verticalScrollBar().setValue(self._dragged_from - event.position().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; where nothing was dragged, a place was pointed at."""
        pressed, self._pressed = self._pressed, None
        self.viewport().unsetCursor()
        here = event.position().toPoint()
        if pressed is None or not self._sizes:
            return
        if (here - pressed).manhattanLength() < QApplication.startDragDistance():
            layout = self._layout()
            page = layout.page_at(here.y() + self.verticalScrollBar().value())
            place = self._page_rect(page, layout)
            if place.contains(here):
                self.pointed.emit(page, (here.y() - place.top()) / layout.scale)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus is visible."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The focus is gone."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Another scaling of the screen needs other pictures."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen, and ask for the pictures that are not there yet."""
        look = theme.current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), look.colour("sunken"))
        if self._sizes:
            layout = self._layout()
            seen = self.seen_pages()
            for page in seen:
                self._paint_page(painter, page, layout)
            wanted = sorted(seen, key=lambda page: abs(page - self.page))
            self.images.want(wanted, layout.scale * self.devicePixelRatioF())
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # that of the paper would cover the pages
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, page: int, layout: PageLayout) -> None:
        look, place = theme.current(), self._page_rect(page, layout)
        painter.setPen(look.colour("control_line"))
        painter.setBrush(QColor(theme.LIGHT.surface))  # paper is white in the dark too
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        image = self.images.image(page)
        if image is not None:
            painter.drawImage(place, image)
        self._paint_marks(painter, page, layout)
        for one in self._places:
            if one.page == page:
                top, bottom = round(one.top * layout.scale), round(one.bottom * layout.scale)
                left = place.left() + round(place.width() * _SIDE)
                strip = QRect(left, place.top() + top, _SIDE_WIDTH, bottom - top)
                painter.fillRect(strip, QColor(theme.LIGHT.accent))

    def _paint_marks(self, painter: QPainter, page: int, layout: PageLayout) -> None:
        for blank in self._on(page):
            colour = QColor(theme.LIGHT.warning)
            place = self._place_of(blank, layout)
            painter.setPen(QPen(colour, 2) if blank == self._marked else Qt.PenStyle.NoPen)
            colour.setAlphaF(_MARK_OPACITY)
            painter.setBrush(colour)
            painter.drawRoundedRect(place, 3, 3)

    def _on(self, page: int) -> "Sequence[Blank]":
        return [blank for blank in self._blanks if blank.page == page]


def _strip(places: "Sequence[Place]", layout: PageLayout) -> tuple[int, int]:
    """Upper and lower edge of what stands in places, in the column of pages."""
    tops, first, last = layout.tops(), places[0], places[-1]
    top = tops[first.page] + round(first.top * layout.scale)
    return top, tops[last.page] + round(last.bottom * layout.scale)
