"""The pages of a programme beside its form: they follow what is typed and where."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from app.services.documents.editing.programme_pages import ProgrammeLines, programme_pages
from app.views.preview.preview_panel import PreviewPanel
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from app.services.programmes.parts import Programme
    from app.views.base.page_context import PageContext

_SETTLED_MS = 500  # after the last key
_NOTHING = ("Страниц пока нет", "Выберите программу: здесь будет её документ.")


class ProgrammePages(PreviewPanel):
    """The document «Программа» with what is typed, made in the worker when the keys rest.

    Signals:
        part_pointed: the part of the programme that was clicked on a page.
    """

    part_pointed = Signal(str)

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, pause_ms=_SETTLED_MS)
        self._part = ""
        self._lines: ProgrammeLines | None = None
        self.install_shortcuts(self)
        self.shown.connect(self._on_shown)
        self.line_pointed.connect(self._on_line)

    def show_programme(self, programme: "Programme | None") -> None:
        """Show a programme as it is typed; what is asked for often is made once."""
        if programme is None:
            self.show_note(*_NOTHING)
            return
        workspace = self.context.workspace
        self.show_made(f"programme {programme.id}", partial(programme_pages, workspace, programme))

    def follow_part(self, part: str) -> None:
        """Keep a part of the programme in sight, now and on newer pages."""
        self._part = part
        if self._lines is not None and part:
            self.follow(self._lines.of_part(part))

    def _on_shown(self, pages: object) -> None:
        """The text may be another since the pages before."""
        self._lines = None if pages is None else ProgrammeLines.read(self.context.workspace)
        self.follow_part(self._part)

    def _on_line(self, line: int) -> None:
        part = "" if self._lines is None else self._lines.part_at(line)
        if part:
            self.part_pointed.emit(part)


class PagesSplitter(SideSplitter):
    """Tells when the pages have no room beside the form any more, or have it again.

    Signals:
        sides_changed: they lie over the form now, or stand beside it.
    """

    sides_changed = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        former = self.lies_over
        super().resizeEvent(event)
        if former != self.lies_over:
            self.sides_changed.emit()
