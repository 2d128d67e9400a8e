"""Progress of a job in the place where it was started, with its cancel button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressBar, QPushButton

    from app.services.progress import Progress
    from app.views.base.tasks import Task

_APPEARS_AFTER_MS = 250


class ProgressStrip(QFrame):
    """Hidden until `follow(task)`; shows itself when the job lasts longer than a moment.

    Its parts are made with the first job: every page has a strip, most never need it.
    """

    text: ElidedLabel
    bar: "QProgressBar"
    cancel: "QPushButton"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "strip")
        self._task: Task | None = None
        self._appear: QTimer | None = None
        self.hide()

    def follow(self, task: "Task", *, can_cancel: bool = True) -> None:
        """Show the progress of a job until it ends."""
        appear = self._appear = self._appear or self._build()
        self._task = task
        self.text.setText(task.title)
        self.bar.setAccessibleName(task.title)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setVisible(can_cancel)
        task.progressed.connect(self._on_progress)
        task.finished.connect(self._on_finished)
        if task.running:
            appear.start()

    def _build(self) -> QTimer:
        from PySide6.QtWidgets import QProgressBar

        self.text = ElidedLabel("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = button("Остановить", self._on_cancel, icon="close", role="quiet")
        column = QVBoxLayout()
        column.setSpacing(theme.HALF)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.STEP, theme.STEP, theme.STEP)
        layout.setSpacing(theme.GAP)
        layout.addLayout(column, 1)
        layout.addWidget(self.cancel)
        appear = QTimer(self, singleShot=True, interval=_APPEARS_AFTER_MS)
        appear.timeout.connect(self._show_itself)
        return appear

    def _show_itself(self) -> None:
        """Come into sight, too, where what it stands in scrolls."""
        self.show()
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            area = above  # once it has its place
            QTimer.singleShot(1, self, lambda: area.ensureWidgetVisible(self, 0, theme.GAP))

    def _on_progress(self, step: "Progress") -> None:
        if self._task is not None and not self._task.cancel_requested:
            self.text.setText(_said_once(self._task.title, step.text))
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self.cancel.setEnabled(False)
            self.text.setText("Останавливается…")

    def _on_finished(self) -> None:
        if self.sender() is not self._task:
            return
        self._task = None
        if self._appear is not None:
            self._appear.stop()
        self.hide()


def _said_once(title: str, step: str) -> str:
    """Title and step without what the other of them says already.

    «Упаковка папки данных» and «Упаковка: opora.sqlite» are «Упаковка папки данных: opora.sqlite»,
    «Обновление: подготовка» and «Подготовка установки» are «Обновление: Подготовка установки».
    """
    said = title.casefold()
    parts = [part for part in step.split(": ") if part and part.casefold() not in said]
    told = title.split(": ")
    if parts and len(told) > 1 and parts[0].casefold().startswith(told[-1].casefold()):
        told.pop()
    return ": ".join([*told, *parts])
