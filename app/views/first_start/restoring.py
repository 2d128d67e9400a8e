"""A copy takes the place of a database that cannot be opened here: offered, agreed to, done."""

from collections.abc import Callable, Container
from functools import partial
from pathlib import Path

from app.errors import EnvironmentProblem, KnownProblem
from app.services.clock import Clock
from app.services.language.dates import moment_digits
from app.services.progress import Steps
from app.services.storage import backup, rescue
from app.services.storage.backup import BackupRow
from app.services.storage.copies import list_copies
from app.services.storage.upgrade import NewerWorkspaceError
from app.views.base.messages import Messages
from app.views.base.tasks import TaskRunner
from app.views.first_start.copy_choice import CopyChoice

_CLOSED = "Выберите, к какой вернуться. Нынешний файл базы останется в папке «backups»."
_NEWER = (
    "Установите последнюю версию программы и откройте папку снова: ничего не потеряется. Или"
    " вернитесь к копии, сделанной перед обновлением: того, что сделано позже, в ней нет."
)
_LOSS = (
    "Того, что сделано в более новой версии после этой копии, в ней нет. Нынешнее состояние"
    " станет ещё одной копией в папке «backups»: более новая версия сможет её восстановить."
)
_COPIED = "Прежнее состояние стоит первым в списке копий: «Настройки», «Резервные копии»."
_KEPT = "Прежний файл базы лежит в папке «backups»."
Show = Callable[[KnownProblem], object]
Opened = Callable[[str, str], object]
Wait = Callable[[Callable[[], Steps[Path]], str, Callable[[Path], None], Show], object]


class Restoring:
    """The copies of one folder and what becomes of them."""

    def __init__(
        self,
        root: Path,
        clock: Clock,
        tasks: TaskRunner,
        messages: Messages,
        wait: Wait,
        opened: Opened,
    ) -> None:
        """Take over how things go on.

        Args:
            root: the folder.
            clock: the clock of the window.
            tasks: reads the copies.
            messages: asks, and tells what was refused.
            wait: runs work in the background and tells what it gave, or why not.
            opened: opens the folder and tells this, with a hint, when it is open.
        """
        self._root, self._clock = root, clock
        self._tasks, self._messages, self._wait = tasks, messages, wait
        self._opened = opened

    def offer(self, problem: KnownProblem, show: Show) -> CopyChoice | None:
        """The list of copies for the page of a problem that they can help with.

        `show` makes the page again when the restoring itself meets a problem.
        """
        folder = self._root / "backups"
        if isinstance(problem, NewerWorkspaceError):
            fitting = {copy.path for copy in problem.copies}
        elif isinstance(problem, EnvironmentProblem):
            fitting = _copies(folder)
        else:
            fitting = set[Path]()
        if not fitting:
            return None
        words = _NEWER if isinstance(problem, NewerWorkspaceError) else _CLOSED
        choice = CopyChoice(lambda row: self._restore(row, problem, show), words, self._tasks)
        task = self._tasks.run(lambda: _rows(folder, fitting), title="Копии", casual=True)
        task.succeeded.connect(choice.show_copies)
        return choice

    def _restore(self, row: BackupRow, problem: KnownProblem, show: Show) -> None:
        newer = isinstance(problem, NewerWorkspaceError)
        if not self._messages.ask(
            f"Восстановить копию от {moment_digits(row.made_at)}?",
            _LOSS
            if newer
            else "Нынешний файл базы сохранится в папке «backups», ничего не удаляется.",
            yes="Восстановить",
        ):
            return

        def refused(refusal: KnownProblem) -> None:
            show(problem)
            self._messages.show_problem(refusal)

        root, clock = self._root, self._clock
        restore = rescue.go_back if newer else rescue.restore_copy
        work = partial(restore, root, row.path, clock)

        def restored(_root: Path) -> None:
            kept = _COPIED if newer else _KEPT
            self._opened(f"Открыта копия от {moment_digits(row.made_at)}.", kept)

        self._wait(work, "Восстановление копии", restored, refused)


def _rows(folder: Path, fitting: Container[Path]) -> list[BackupRow]:
    return [row for row in backup.list_backups(folder) if row.path in fitting]


def _copies(folder: Path) -> set[Path]:
    try:
        return {copy.path for copy in list_copies(folder)}
    except OSError:
        return set()
