"""The Qt application: language, font, theme, crash path; then the window."""

import gc
import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app import paths
from app.views.base.pages import PLACES
from app.views.look import theme
from app.views.look.display_scale import apply_scale
from app.views.look.window_state import WindowState
from app.views.shell.start.main_window import MainWindow
from app.views.shell.workplace import Workplace

if TYPE_CHECKING:
    from app.crash import CrashPath
    from app.views.shell.start.session import WindowSession

_COLLECTED_AFTER = 10_000, 3, 700
_PAINT_MS = 20  # lets the data be painted first
logger = logging.getLogger("qt")


def run_window(workspace_path: Path | None, *, started: float, package: Path | None = None) -> int:
    """Open the window and stay in it until it is closed; returns the exit code.

    Args:
        workspace_path: folder of the workspace; the platform's default when None.
        started: `time.monotonic()` at the start of the process, for the log.
        package: a packed workspace; the window asks where to unpack it.
    """
    state = WindowState()
    apply_scale(state)
    app = make_application(state)
    launch = Launch(workspace_path, state, started, package)
    try:
        return app.exec()
    finally:
        launch.end()


class Launch(QObject):
    """The order of a start: the frame is painted, then the data, then everything slow.

    Attributes:
        window: the window, shown at once.
        session: its session, from the first paint on.

    Signals:
        session_started: the first screen with data was asked for.
    """

    session_started = Signal()

    def __init__(
        self,
        workspace_path: Path | None,
        state: WindowState,
        started: float | None = None,
        package: Path | None = None,
    ) -> None:
        super().__init__()
        self._package = package
        self._path, self._state, self._started = workspace_path, state, started
        self._crash_path: CrashPath | None = None
        self._hook = sys.excepthook
        sys.excepthook = self._on_early_fault
        self.session: WindowSession | None = None
        self.window = MainWindow(state)
        self.window.show_content(Workplace())
        self.window.first_painted.connect(self._on_painted)
        self.window.show()

    def _on_painted(self) -> None:
        from app.services.storage.files.places import own_workspace
        from app.views.shell.start.session import WindowSession

        root = self._path or own_workspace()
        self.session = WindowSession(
            root.absolute(), window=self.window, state=self._state, started=self._started
        )
        PLACES[0].load()
        QTimer.singleShot(1, self, self._show_data)

    def _show_data(self) -> None:
        assert self.session is not None
        if self._package is None:
            self.session.start()
        else:
            self.session.pages.offer_package(self._package.absolute())
        self.session_started.emit()
        QTimer.singleShot(_PAINT_MS, self, self._on_data_painted)

    def _on_data_painted(self) -> None:
        self._install_crash_path()
        qInstallMessageHandler(_on_qt_message)
        self.window.setWindowIcon(_app_icon())
        self.window.follow_screens()
        release_garbage()

    def _install_crash_path(self) -> None:
        if self._crash_path is not None:
            return
        from app.crash import CrashPath
        from app.views.shell.start.crash_dialog import CrashRelay

        relay = CrashRelay(self)
        relay.window = self.window
        self._crash_path = CrashPath(self._reports, relay.show_report)
        self._crash_path.install()

    def _on_early_fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A bug of the first moments: the crash path, which loads after them, loads for it."""
        self._install_crash_path()
        sys.excepthook(kind, error, trace)

    def _reports(self) -> Path:
        from app.services.storage.files.places import own_workspace

        root = self.session.root if self.session is not None else self._path or own_workspace()
        return root / "logs"

    def end(self) -> None:
        """Give the hooks back."""
        qInstallMessageHandler(None)
        if self._crash_path is not None:
            self._crash_path.remove()
        sys.excepthook = self._hook


def release_garbage() -> None:
    """Let the collector go on; what is loaded by now is never looked through again.

    A full look through everything would hold the window for a tenth of a second, and an
    identification of a large district alone makes half a million objects. What is young is looked
    through as ever, what is a little older in small parts; a full look comes once in many millions
    of new objects.
    """
    gc.freeze()
    gc.set_threshold(*_COLLECTED_AFTER)
    gc.enable()


def make_application(state: WindowState) -> QApplication:
    """The application object in Russian and in the look that was chosen last.

    What Qt's own translation lacks stands in `resources/translations`.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else _new_application()
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationDisplayName("Опора")
    app.setDesktopFileName("opora")
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in (("qtbase_ru", folder), ("opora_ru", str(paths.resource("translations")))):
        translator = QTranslator(app)
        if translator.load(name, place):
            app.installTranslator(translator)
    theme.current().apply(dark=wants_dark(app, state))
    return app


def _new_application() -> QApplication:
    app = QApplication(["opora", "-style", theme.STYLE])
    app.setProperty(theme.STYLE_CHOSEN, True)
    return app


def wants_dark(app: QApplication, state: WindowState) -> bool:
    """The choice of the user; the system's own before there is one."""
    chosen = state.text("shade")
    if chosen:
        return chosen == "dark"
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _app_icon() -> QIcon:
    icon = QIcon()
    for size in (16, 32, 64):
        icon.addPixmap(theme.current().pixmap("app", "accent", size))
    return icon


def _on_qt_message(kind: QtMsgType, _context: object, text: str) -> None:
    levels = {
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }
    logger.log(levels.get(kind, logging.DEBUG), "%s", text)
