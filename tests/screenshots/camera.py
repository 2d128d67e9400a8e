"""Takes pictures of the real window over a real workspace."""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtGui import QColor, QPainter

from app.services.clock import Clock
from app.views.base.toast import Toast
from app.views.look.window_state import WindowState
from app.views.shell.start import application
from app.views.shell.start.session import WindowSession
from app.views.shell.workplace import Workplace
from tests.ended import close_to_the_end

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.views.preview.preview_panel import PreviewPanel

CLOCK = Clock(datetime(2026, 11, 22, 12, 0).astimezone(UTC))
_PATIENCE = 60
_QUIET_ROUNDS = 20  # a page is laid out in several turns after it was given its room
_VEIL = QColor(0, 0, 0, 96)


@dataclass(frozen=True)
class Look:
    """How the window is photographed.

    A whole series of pictures has one shade and one scaling: both belong to the application, and
    the scaling is fixed when the process starts (`QT_SCALE_FACTOR`).

    Attributes:
        shade: `light` or `dark`.
        percent: scaling of the screen.
        sizes: of the window, in logical pixels.
    """

    shade: str = "light"
    percent: int = 100
    sizes: tuple[tuple[int, int], ...] = ((1280, 720),)

    @property
    def name(self) -> str:
        """The end of the names of its pictures."""
        return self.shade if self.percent == 100 else f"{self.shade}-{self.percent}"


LOOKS = {
    look.name: look
    for look in (
        Look("light", sizes=((1024, 528), (1280, 720), (1920, 1080))),
        Look("dark", sizes=((1280, 720), (1920, 1080))),
        Look("light", 150),
        Look("dark", 150),
    )
}


class Camera:
    """A window session that is driven from outside and photographed.

    The window's own settings go to a temporary file, so the user's are not touched.
    """

    def __init__(self, root: Path, out: Path, look: Look | None = None) -> None:
        self.look = look or LOOKS["light"]
        self._folder = tempfile.TemporaryDirectory()
        state = Path(self._folder.name) / "window.ini"
        self._state = WindowState(QSettings(str(state), QSettings.Format.IniFormat))
        self._state.keep_text("shade", self.look.shade)
        self.out = out
        self.app: QApplication = application.make_application(self._state)
        self.session = WindowSession(root, state=self._state, clock=CLOCK)
        self.session.start()
        self.session.window.show()
        self.settle()

    @property
    def workplace(self) -> Workplace:
        """The window's content, which must be the workplace."""
        content = self.session.window.centralWidget()
        assert isinstance(content, Workplace)
        return content

    def settle(self) -> None:
        """Let everything that was started come to its end."""
        until = time.monotonic() + _PATIENCE
        quiet = 0
        while quiet < _QUIET_ROUNDS and time.monotonic() < until:
            self.app.processEvents()
            quiet = quiet + 1 if self.session.tasks.wait(0) else 0
            time.sleep(0.005)

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window work until something is so, at most a minute."""
        until = time.monotonic() + _PATIENCE
        while not done() and time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.01)

    def wait_for_pages(self, panel: "PreviewPanel") -> None:
        """Wait until every page in sight is drawn at its size."""

        def drawn() -> bool:
            if panel.preview is None or panel.bar.waiting.isVisible():
                return False
            panel.view.viewport().repaint()
            return all(panel.view.images.is_sharp(page) for page in panel.view.seen_pages())

        self.until(drawn)

    def take(self, name: str, prepare: Callable[[], object] | None = None) -> list[Path]:
        """Photograph the window in every size of the look; `prepare` runs before each."""
        made: list[Path] = []
        for width, height in self.look.sizes:
            self.tidy()
            self.session.window.resize(width, height)
            if prepare is not None:
                prepare()
            self.settle()
            path = self.out / f"{name}-{width}x{height}-{self.look.name}.png"
            self.take_one(path)
            made.append(path)
        return made

    def take_one(self, path: Path) -> None:
        """Photograph the window as it is, with the dialog and the menu that stand over it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        window = self.session.window
        picture = window.grab()
        below, corner = window, QPoint()  # what a menu belongs to, and where that is drawn
        painter = QPainter(picture)
        dialog = self.app.activeModalWidget()
        if dialog is not None:  # pyright: ignore[reportUnnecessaryComparison]
            self.settle()
            place = dialog.rect()
            place.moveCenter(window.rect().center())
            below, corner = dialog, place.topLeft()
            painter.fillRect(window.rect(), _VEIL)
            painter.drawPixmap(corner, dialog.grab())
        popup = self.app.activePopupWidget()
        if popup is not None:  # pyright: ignore[reportUnnecessaryComparison]
            over = popup.mapToGlobal(QPoint()) - below.mapToGlobal(QPoint())
            painter.drawPixmap(corner + over, popup.grab())
        painter.end()
        picture.save(str(path))

    def tidy(self) -> None:
        """Close the dialog and the messages that a state has opened."""
        while (popup := self.app.activePopupWidget()) is not None:  # pyright: ignore[reportUnnecessaryComparison]
            popup.close()
            self.settle()
        while (dialog := self.app.activeModalWidget()) is not None:  # pyright: ignore[reportUnnecessaryComparison]
            dialog.close()
            self.settle()
        for toast in self.session.window.findChildren(Toast):
            toast.dismiss()
        self.settle()

    def close(self) -> None:
        """Close the window without a copy of the database."""
        self.session.messages.ask = lambda *_texts, **_words: True
        close_to_the_end(self.session)
        self._folder.cleanup()
