"""The pages of what stands between the user and a workspace, each with its ways out."""

from collections.abc import Callable
from pathlib import Path

from app.errors import EnvironmentProblem, KnownProblem
from app.services.storage.condition import TITLE
from app.services.storage.files.sqlite_faults import DamagedDatabaseError
from app.services.storage.workspace import WorkspaceBusyError
from app.views.first_start.copy_choice import CopyChoice
from app.views.first_start.problem_page import ProblemPage, WayOut

Way = Callable[[], object]


def busy_page(problem: WorkspaceBusyError, *, read: Way, again: Way, choose: Way) -> ProblemPage:
    """Somebody else has the workspace open, or its folder refuses writing."""
    ways = [
        WayOut("Открыть только для чтения", read),
        WayOut("Попробовать снова", again),
        WayOut("Выбрать другую папку", choose),
    ]
    title = "В папку нельзя записать" if problem.by_folder else "Папка данных занята"
    return ProblemPage(title, problem, ways, icon="lock")


def closed_page(
    problem: KnownProblem,
    *,
    again: Way,
    choose: Way,
    own: Way | None = None,
    copies: CopyChoice | None = None,
) -> ProblemPage:
    """The workspace cannot be opened; one of `copies` can be restored.

    `own` leads back to the user's own data from another workspace.
    """
    ways = [WayOut("Попробовать снова", again)]
    place = 0 if isinstance(problem, DamagedDatabaseError) else 1
    if copies is not None:
        ways.insert(place, WayOut("Восстановить выбранную копию", copies.restore_chosen))
    ways.append(WayOut("Выбрать другую папку", choose))
    if own is not None:
        ways.append(WayOut("Вернуться к своим данным", own))
    page = ProblemPage(TITLE, problem, ways, choice=copies)
    if copies is not None:
        restoring = page.buttons[place]
        restoring.setEnabled(False)
        copies.changed.connect(lambda: restoring.setEnabled(copies.chosen is not None))
    return page


def missing_folder(root: Path) -> EnvironmentProblem:
    """The remembered folder is not there, for example on a drive that is out."""
    return EnvironmentProblem(
        f"Папки данных «{root}» сейчас нет.",
        "Подключите диск, на котором она лежит, и попробуйте снова.",
    )
