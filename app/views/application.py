"""The Qt application: language, font, theme, crash path; then the window."""

import logging
from pathlib import Path

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from app import paths
from app.crash import CrashPath
from app.views import theme
from app.views.session import WindowSession
from app.views.window_state import WindowState

logger = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def run_window(workspace_path: Path | None, *, started: float) -> int:
    """Open the window and stay in it until it is closed; returns the exit code.

    Args:
        workspace_path: folder of the workspace; the platform's default when None.
        started: `time.monotonic()` at the start of the process, for the log.
    """
    state = WindowState()
    app = make_application(state)
    session = start_session(workspace_path, state=state, started=started)
    crash_path = _install_crash_path(session)
    qInstallMessageHandler(_on_qt_message)
    try:
        return app.exec()
    finally:
        qInstallMessageHandler(None)
        crash_path.remove()


def make_application(state: WindowState) -> QApplication:
    """The application object in Russian and in the look that was chosen last."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["opora"])
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationDisplayName("Опора")
    app.setDesktopFileName("opora")
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_ru", folder):
        app.installTranslator(translator)
    theme.current().apply(dark=wants_dark(app, state))
    return app


def wants_dark(app: QApplication, state: WindowState) -> bool:
    """The choice of the user; the system's own before there is one."""
    chosen = state.text("shade")
    if chosen:
        return chosen == "dark"
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def start_session(
    workspace_path: Path | None,
    *,
    state: WindowState | None = None,
    started: float | None = None,
) -> WindowSession:
    """Make the window over a workspace and show it; the event loop is the caller's."""
    root = workspace_path or paths.default_workspace()
    session = WindowSession(root.absolute(), state=state, started=started)
    session.start()
    session.window.show()
    session.window.first_painted.connect(
        lambda: QTimer.singleShot(0, lambda: _set_icon(session)),
        Qt.ConnectionType.SingleShotConnection,
    )
    return session


def _set_icon(session: WindowSession) -> None:
    from PySide6.QtGui import QIcon

    look = theme.current()
    icon = QIcon()
    for size in (16, 32, 64):
        icon.addPixmap(look.pixmap("app", "accent", size))
    session.window.setWindowIcon(icon)


def _install_crash_path(session: WindowSession) -> CrashPath:
    from app.views.crash_dialog import CrashRelay

    relay = CrashRelay(session)
    relay.window = session.window
    crash_path = CrashPath(lambda: session.root / "logs", relay.show_report)
    crash_path.install()
    return crash_path


def _on_qt_message(kind: QtMsgType, _context: object, text: str) -> None:
    logger.log(_LEVELS.get(kind, logging.DEBUG), "%s", text)
