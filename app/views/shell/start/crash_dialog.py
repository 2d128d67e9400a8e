"""The one dialog of the crash path, on the window's thread."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.crash import CrashReport
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

_TEXT_WIDTH = 560
_REST = 60  # seconds


class CrashDialog(QDialog):
    """Apologises once, says that the data are safe, and offers the report."""

    def __init__(self, report: CrashReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle("Опора")
        where = f"Отчёт записан в файл «{report.path.name}»." if report.path else ""
        self.text = QPlainTextEdit(report.text)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Текст отчёта")
        self.text.setMinimumHeight(200)
        self.text.hide()
        self._details = button("Подробности", self._on_details, role="quiet", icon="chevron-down")
        self._folder = button("Показать в папке", self._on_folder, icon="folder")
        self._folder.setVisible(report.path is not None)
        copy = button("Скопировать отчёт", self._on_copy, icon="copy")
        close = button("Продолжить работу", self.accept, role="primary")
        close.setDefault(True)
        close.setFocus()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label("В программе произошла ошибка", "title"))
        apology = label(
            "Сохранённые данные не пострадали: незаконченное действие отменено. "
            f"{where} В отчёте нет данных школ.",
            wrap=True,
        )
        apology.setMinimumWidth(_TEXT_WIDTH)
        layout.addWidget(apology)
        layout.addWidget(self.text, 1)
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        line.addWidget(self._details)
        line.addStretch()
        for widget in (copy, self._folder, close):
            line.addWidget(widget)
        layout.addLayout(line)

    def _on_details(self) -> None:
        self.text.setVisible(self.text.isHidden())

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.text)

    def _on_folder(self) -> None:
        if self.report.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.report.path.parent)))


class CrashRelay(QObject):
    """Carries a report from any thread to the window's thread; at most one dialog at a time.

    The same report is not shown again right after its dialog was closed: a bug in a paint event
    would otherwise never let the user go.
    """

    reported = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.dialog: CrashDialog | None = None
        self.window: QWidget | None = None
        self._now = now
        self._closed: dict[CrashReport, float] = {}
        self.reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def show_report(self, report: CrashReport) -> None:
        """Show a report soon; called on any thread."""
        self.reported.emit(report)

    def _on_reported(self, report: CrashReport) -> None:
        closed = self._closed.get(report)
        if self.dialog is not None or (closed is not None and self._now() - closed < _REST):
            return
        self.dialog = CrashDialog(report, self.window)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self._closed[self.dialog.report] = self._now()
            self.dialog.deleteLater()
            self.dialog = None
