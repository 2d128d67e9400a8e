"""Pictures of pages, drawn in the worker when they are wanted and kept while they may be needed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

if TYPE_CHECKING:
    from app.services.documents.pdf.pages import PagePicture, PdfPages
    from app.views.base.tasks import TaskRunner

_MOST_PIXELS = 12_000_000  # of one page; a larger picture is drawn coarser and stretched
_KEPT_BYTES = 16_000_000  # four pages as wide as a window; drawing one takes some milliseconds
_OLD = 0.0  # the scale of a picture that is to be drawn anew


class PageImages(QObject):
    """Draws one page after another; the newest wish counts.

    Signals:
        arrived: number of a page that has been drawn.
    """

    arrived = Signal(int)

    def __init__(self, tasks: "TaskRunner", parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pages: PdfPages | None = None
        self._images: dict[int, tuple[float, QImage]] = {}
        self._wanted: list[int] = []
        self._scale = 1.0
        self._drawing = False

    def show(self, pages: "PdfPages | None", *, alike: bool = False) -> None:
        """Draw the pages of another document from now on.

        Of one that is `alike` the older pictures stay until the newer ones are drawn.
        """
        self._pages = pages
        old = self._images if alike and pages is not None else {}
        self._images = {page: (_OLD, image) for page, (_scale, image) in old.items()}
        self._wanted = []

    def image(self, page: int) -> QImage | None:
        """The newest picture of a page; it may be of another size while a new one is drawn."""
        entry = self._images.get(page)
        return None if entry is None else entry[1]

    def is_sharp(self, page: int) -> bool:
        """Whether the picture of a page has the wanted size."""
        entry = self._images.get(page)
        return entry is not None and entry[0] == self._scale_of(page)

    def want(self, numbers: Sequence[int], scale: float) -> None:
        """Pages to draw at `scale` device pixels a point, most urgent first."""
        self._scale = scale
        self._wanted = [page for page in numbers if not self.is_sharp(page)]
        self._forget(numbers)
        self._draw_next()

    def _scale_of(self, page: int) -> float:
        assert self._pages is not None
        width, height = self._pages.sizes[page]
        return min(self._scale, (_MOST_PIXELS / (width * height)) ** 0.5)

    def _draw_next(self) -> None:
        if self._drawing or not self._wanted or self._pages is None:
            return
        pages, page = self._pages, self._wanted.pop(0)
        scale = self._scale_of(page)
        self._drawing = True

        def keep(image: QImage) -> None:
            if isValid(self) and pages is self._pages:
                self._images[page] = (scale, image)
                self.arrived.emit(page)

        task = self._tasks.run(
            lambda: picture_image(pages.draw(page, scale)), on_done=keep, casual=True
        )
        task.finished.connect(self._on_drawn)

    def _on_drawn(self) -> None:
        self._drawing = False
        self._draw_next()

    def _forget(self, wanted: Sequence[int]) -> None:
        """Give back the pictures that are farthest from what is looked at."""
        if not wanted:
            return
        used = sum(image.sizeInBytes() for _scale, image in self._images.values())
        for page in sorted(self._images, key=lambda page: -abs(page - wanted[0])):
            if used <= _KEPT_BYTES or page in wanted:
                return
            used -= self._images.pop(page)[1].sizeInBytes()


def picture_image(picture: "PagePicture") -> QImage:
    """A picture of a page for painting."""
    shown = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGB32,
    )
    return shown.copy()  # the bytes belong to the picture
