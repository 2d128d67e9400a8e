"""Pages beside the list: what a document would be now, or a file that was made earlier."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.services.documents.making import preview
from app.services.documents.making.preview import Preview
from app.views.base.progress_strip import ProgressStrip
from app.views.look import theme
from app.views.preview.preview_bar import PreviewBar
from app.views.preview.view import PageView
from app.views.widgets.empty_state import EmptyState
from app.views.widgets.labels import rule
from app.views.widgets.seen_timer import SeenTimer

if TYPE_CHECKING:
    from app.services.progress import Steps
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task

Make = Callable[[str], "Steps[Preview | None]"]

_DEBOUNCE_MS = 250
_WAITING = ("Готовятся страницы…", "Документ появится здесь таким, каким он будет на бумаге.")
_FAILED = ("Страницы показать не удалось.", "Документ можно сделать и открыть в другой программе.")


class PreviewPanel(QFrame):
    """A bar with paging, zoom and printing, and the pages below.

    `show_kind` and `show_file` make the pages in the background; older ones stay in sight until
    the new ones are there. The newest wish counts.

    Signals:
        shown: a `Preview` is shown now, or None.
        line_pointed: the part of a text that begins in this line was clicked.
    """

    shown = Signal(object)
    line_pointed = Signal(int)

    def __init__(self, context: "PageContext", *, pause_ms: int = _DEBOUNCE_MS) -> None:
        """Args: `pause_ms` is how long a newer wish is waited for before pages are made."""
        super().__init__()
        self.context = context
        self.preview: Preview | None = None
        self._serial = 0  # of the newest wish
        self._make: Make | None = None  # what still waits for the pause
        self._subject: object = None  # kind and year, or the path, of what was asked for last
        self._shown_subject: object = None
        self._task: Task | None = None
        self._line = 0  # of the text that is worked at, 0 for none
        self.setProperty("role", "panel")
        self.setMinimumWidth(theme.DETAILS_WIDTH - theme.GAP * 4)
        self.view = PageView(context.tasks)
        self.view.pointed.connect(self._on_pointed)
        self.bar = PreviewBar(self.view, self._on_print)
        self.progress = ProgressStrip()
        self._way_out: Callable[[], object] | None = None
        self.note = EmptyState(*_WAITING, icon="documents", on_action=self._on_way_out)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.note)
        self.stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(rule())
        layout.addWidget(self.progress)
        layout.addWidget(self.stack, 1)
        self._pause = SeenTimer(self, pause_ms, self._start)
        self.bar.set_document(None)

    def install_shortcuts(self, place: QWidget) -> None:
        """Ctrl+плюс, Ctrl+минус, Ctrl+0 and Ctrl+P work wherever the focus is in `place`."""
        slots: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl++", lambda: self.view.zoom_by(1)),
            ("Ctrl+=", lambda: self.view.zoom_by(1)),
            ("Ctrl+-", lambda: self.view.zoom_by(-1)),
            ("Ctrl+0", lambda: self.view.set_zoom(1.0)),
            ("Ctrl+P", self._on_print),
        )
        for keys, slot in slots:
            shortcut = QShortcut(QKeySequence(keys), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # What is shown

    def show_kind(self, kind: str, year: int) -> None:
        """Show the pages that a document would have now; asked for often, made once."""
        workspace = self.context.workspace
        self._ask(
            (kind, year), lambda known: preview.preview(workspace, kind, year=year, known=known)
        )

    def show_file(self, path: Path, title: str = "") -> None:
        """Show the pages of a PDF on disk, under its own name unless a title is given."""
        self._ask(path, lambda _known: preview.preview_file(path, title))

    def show_made(self, subject: str, make: Make) -> None:
        """Show pages that are made of something else than a kind of documents.

        Args:
            subject: what they are pages of; the same stay in sight until newer ones are there.
            make: gets the fingerprint of what is shown of the subject, and gives None for it.
        """
        self._ask(subject, make)

    def show_note(
        self,
        title: str,
        text: str,
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show words in the place of pages, and the button that leads on when there is one."""
        self._serial += 1
        self._make = self._subject = self._shown_subject = None
        self._pause.stop()
        self._drop_task()
        self._show_words(title, text, action, on_action)

    def follow(self, line: int) -> None:
        """Keep in sight the part of the text that a line belongs to, now and on newer pages."""
        self._line = line
        if self.preview is not None:
            self.view.point_at(self.preview.places.of_line(line))

    # Making

    def _ask(self, subject: object, make: Make) -> None:
        self._serial += 1
        self._make = make
        if subject != self._subject:
            self._subject = subject
            self._shown_subject = None
            self._show_words(*_WAITING)
        self.bar.set_waiting(waiting=True)
        self._pause.start()

    def _start(self) -> None:
        if self._make is None:
            return
        self._drop_task()
        make, self._make = self._make, None
        serial, known = self._serial, self._known_fingerprint()
        self._task = self.context.tasks.run(
            lambda: make(known),
            lambda pages: self._on_ready(serial, pages),
            lambda problem: self._on_problem(serial, problem.message, problem.hint),
            casual=True,
        )
        self._task.failed.connect(lambda _error: self._on_problem(serial, *_FAILED))

    def _drop_task(self) -> None:
        if self._task is not None and isValid(self._task):
            self._task.cancel()
        self._task = None

    def _known_fingerprint(self) -> str:
        same = self.preview is not None and self._shown_subject == self._subject
        return self.preview.fingerprint if same and self.preview is not None else ""

    def _on_ready(self, serial: int, pages: Preview | None) -> None:
        if not isValid(self) or serial != self._serial:
            return
        self._task = None
        if pages is not None:
            stay = self._shown_subject == self._subject
            self._shown_subject = self._subject
            self.preview = pages
            self.view.show_pages(pages, stay=stay)
            self.bar.set_document(pages)
            self.stack.setCurrentWidget(self.view)
            self.follow(self._line)
            self.shown.emit(pages)
        self.bar.set_waiting(waiting=False)

    def _on_problem(self, serial: int, message: str, hint: str) -> None:
        """A known problem is said here; what was said first by `failed` is said better then."""
        if isValid(self) and serial == self._serial:
            self._task = None
            self._shown_subject = None
            self._show_words(message, hint)

    def _show_words(
        self,
        title: str,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        self.note.set_text(title, text)
        self._way_out = on_action
        self.note.button.setText(action)
        self.note.button.setVisible(on_action is not None)
        self.stack.setCurrentWidget(self.note)
        self.view.show_pages(None)
        self.preview = None
        self.bar.set_document(None)
        self.bar.set_waiting(waiting=False)
        self.shown.emit(None)

    def _on_way_out(self) -> None:
        if self._way_out is not None:
            self._way_out()

    def _on_pointed(self, page: int, height: float) -> None:
        line = None if self.preview is None else self.preview.places.line_at(page, height)
        if line is not None:
            self.line_pointed.emit(line)

    def _on_print(self) -> None:
        if self.preview is not None:
            from app.views.preview.printing import print_preview

            task = print_preview(self.context, self, self.preview, self.view.page)
            if task is not None:
                self.progress.follow(task)
