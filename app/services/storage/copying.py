"""A copy of one moment, made by a thread of its own while the database goes on changing."""

import threading
from contextlib import suppress
from pathlib import Path

from app.errors import CancelledByUserError
from app.services.progress import run_steps
from app.services.storage.copies import write_checked
from app.services.storage.files import sqlite


class Copying:
    """The copy of the state in which the database was when this was made.

    Attributes:
        target: where the copy will lie.
        wanted: somebody relied on the copy; it stays then.
    """

    def __init__(self, database: Path, target: Path, number: int) -> None:
        """Begin; a database that lets nobody commit meanwhile is copied to the end at once.

        Raises:
            EnvironmentProblem: the database cannot be read.
        """
        self.target = target
        self.wanted = False
        self._number = number
        self._fault: BaseException | None = None
        self._given_up = threading.Event()
        self._snapshot = sqlite.Snapshot(database)
        self._thread = threading.Thread(target=self._run, name="backup")
        self._thread.start()
        if self._snapshot.changes_wait:
            self._thread.join()

    def wait(self) -> Path:
        """The copy, once it lies there and passed the check of its pages.

        Raises:
            EnvironmentProblem: no room, no rights, or the copy is not sound; there is none then.
        """
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        self.wanted = True
        return self.target

    def give_up(self) -> None:
        """End it and leave nothing behind, unless somebody relied on it; raises nothing."""
        self._given_up.set()
        self._thread.join()
        if not self.wanted:
            with suppress(OSError):  # what made it be given up is told, not this
                self.target.unlink(missing_ok=True)

    def _run(self) -> None:
        try:
            run_steps(write_checked(self.target, self._write, quick=True))
        except BaseException as error:  # told to whoever waits
            self._fault = error
        finally:
            self._snapshot.close()

    def _write(self, partial: Path) -> None:
        self._snapshot.copy_to(partial, self._on_pages, self._number)

    def _on_pages(self, _copied: int, _all: int) -> None:
        if self._given_up.is_set():
            raise CancelledByUserError("Остановлено.")
