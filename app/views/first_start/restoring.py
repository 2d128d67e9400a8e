"""A copy takes the place of a database that cannot be opened: offered, agreed to, done."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.errors import EnvironmentProblem, KnownProblem
from app.services.clock import Clock
from app.services.language.dates import moment_digits
from app.services.progress import Steps
from app.services.storage import backup, rescue
from app.services.storage.backup import BackupRow
from app.services.storage.copies import list_copies
from app.views.base.messages import Messages
from app.views.base.tasks import TaskRunner
from app.views.first_start.copy_choice import CopyChoice

Show = Callable[[KnownProblem], object]
Wait = Callable[[Callable[[], Steps[Path]], str, None, Show], object]


class Restoring:
    """The copies of one folder and what becomes of them."""

    def __init__(
        self, root: Path, clock: Clock, tasks: TaskRunner, messages: Messages, wait: Wait
    ) -> None:
        """Args: `wait` runs work in the background and opens the folder that it gives."""
        self._root, self._clock = root, clock
        self._tasks, self._messages, self._wait = tasks, messages, wait

    def offer(self, problem: KnownProblem, show: Show) -> CopyChoice | None:
        """The list of copies for the page of a problem that they can help with.

        `show` makes the page again when the restoring itself meets a problem.
        """
        folder = self._root / "backups"
        if not isinstance(problem, EnvironmentProblem) or not _has_copies(folder):
            return None
        choice = CopyChoice(lambda row: self._restore(row, problem, show))
        task = self._tasks.run(lambda: backup.list_backups(folder), title="Копии", casual=True)
        task.succeeded.connect(choice.show_copies)
        return choice

    def _restore(self, row: BackupRow, problem: KnownProblem, show: Show) -> None:
        if not self._messages.ask(
            f"Восстановить копию от {moment_digits(row.made_at)}?",
            "Нынешний файл базы сохранится в папке «backups», ничего не удаляется.",
            yes="Восстановить",
        ):
            return

        def refused(refusal: KnownProblem) -> None:
            show(problem)
            self._messages.show_problem(refusal)

        root, clock = self._root, self._clock
        work = partial(rescue.restore_copy, root, row.path, clock)
        self._wait(work, "Восстановление копии", None, refused)


def _has_copies(folder: Path) -> bool:
    try:
        return bool(list_copies(folder))
    except OSError:
        return False
