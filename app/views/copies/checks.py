"""Compressed copies are read to their end in the background, each once, between other jobs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.services.storage import backup, compressed
from app.services.storage.backup import BackupRow
from app.views.base.tasks import TaskRunner

if TYPE_CHECKING:
    from pathlib import Path


class CopyChecks(QObject):
    """Which copies of a list turned out to be damaged; goes with the list.

    Attributes:
        refused: copies that turned out to be damaged when they were to be restored.

    Signals:
        found: one more is damaged; its mark lies beside it, where it could be written.
    """

    found = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: list[Path] = []
        self._asked: set[Path] = set()
        self._reading: Path | None = None
        self._rows: Sequence[BackupRow] = ()
        self.refused: set[Path] = set()

    def check(self, rows: Sequence[BackupRow]) -> None:
        """These are listed now: read those that were not read yet, in this order, one a job.

        One that cannot be read now is read once it can be and the list is shown again.
        """
        self._rows = rows
        readable = (row.path for row in rows if not row.damaged and not row.unread)
        fresh = [path for path in readable if path not in self._asked]
        self._asked.update(fresh)
        self._waiting += fresh
        if self._reading is None:
            self._go_on()

    def is_damaged(self, row: BackupRow) -> bool:
        """Whether a copy is damaged, by all that is known of it."""
        return row.damaged or row.path in self.refused

    def is_usable(self, row: BackupRow) -> bool:
        """Whether a copy may be restored, by all that is known of it."""
        return row.is_usable and row.path not in self.refused

    def advice(self, row: BackupRow) -> str:
        """What to do about one of the list that cannot be restored; empty of another."""
        if self.is_usable(row):
            return ""
        usable = list(filter(self.is_usable, self._rows))
        known = replace(row, failed=True) if row.path in self.refused else row
        return backup.advice(known, usable)

    def _go_on(self) -> None:
        if not self._waiting:
            return
        path = self._reading = self._waiting.pop(0)
        task = self._tasks.run(
            lambda: compressed.is_whole(path),
            on_error=lambda _problem: self._asked.discard(path),
            title="Проверка копий",
            casual=True,
        )
        task.succeeded.connect(self._on_read)
        task.cancelled.connect(self._waiting.clear)
        task.finished.connect(self._on_finished)

    def _on_read(self, whole: bool) -> None:
        if not whole and self._reading is not None:
            self.refused.add(self._reading)
            self.found.emit()

    def _on_finished(self) -> None:
        self._reading = None
        self._go_on()
