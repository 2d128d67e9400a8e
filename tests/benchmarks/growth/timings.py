"""What everyday actions cost on the bases, in milliseconds of the processor.

What neighbours on the machine take away is not in it, and of several runs, taken in turn on all
bases, the quickest counts.
"""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.enums import MeasureStatus
from app.services import plans
from app.services.importing.service import import_files
from app.services.log.changes import try_undo
from app.services.log.details import describe_change
from app.services.log.last_action import last_action
from app.services.log.listing import list_changes
from app.services.plans import MarkDraft
from app.services.plans.marks import MarkPlace, mark_places
from app.services.progress import run_steps
from app.services.results.editing import ResultDraft, save_result
from app.services.results.history import cell_history
from app.services.school_card.history import list_school_changes
from app.services.storage.backup import make_backup
from app.services.storage.workspace import open_workspace
from tests.benchmarks.growth import workbooks
from tests.benchmarks.growth.decade import LAST_YEAR, QUIET_GRADE, QUIET_SCHOOL

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

RUNS = 5
BUSY_SCHOOL = 1  # a party of the plans; a long log tells of it as often as of the others
Work = Callable[[], object]


class Figure(NamedTuple):
    """One line of the table.

    Attributes:
        title: what is done.
        times: milliseconds, in the order of the bases.
    """

    title: str
    times: tuple[float, ...]


def measure(roots: Sequence[Path], folder: Path) -> Iterator[Figure]:
    """Every figure, on copies that may be changed; workbooks are written into `folder`."""
    yield Figure("open and close the workspace", _in_turn([_opening(root) for root in roots]))
    with ExitStack() as opened:
        spaces = [opened.enter_context(open_workspace(root)) for root in roots]
        for title, prepare in _ACTIONS.items():
            works = [prepare(space, folder) for space in spaces]
            yield Figure(title, _in_turn(works))


def _in_turn(works: Sequence[Work]) -> tuple[float, ...]:
    for work in works:
        work()
    rounds = [[_spent(work) for work in works] for _ in range(RUNS)]
    return tuple(min(one[place] for one in rounds) for place in range(len(works)))


def _spent(work: Work) -> float:
    gc.collect()
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def _opening(root: Path) -> Work:
    return lambda: open_workspace(root).close()


def _cell(workspace: "Workspace", _folder: Path) -> Work:
    procedure = _procedure(workspace)
    return lambda: _required(cell_history(workspace, QUIET_SCHOOL, procedure, LAST_YEAR))


def _procedure(workspace: "Workspace") -> int:
    code = f"vpr:ma:{QUIET_GRADE}"
    with workspace.database.reading() as reader:
        return reader.scalar("SELECT id FROM procedure WHERE code = ?", (code,))


def _required(rows: Sequence[object]) -> None:
    if not rows:
        msg = "nothing is read: the figure would say nothing"
        raise RuntimeError(msg)


def _school(school_id: int) -> Callable[["Workspace", Path], Work]:
    return lambda workspace, _folder: lambda: _required(list_school_changes(workspace, school_id))


def _history(workspace: "Workspace", _folder: Path) -> Work:
    return lambda: _required(list_changes(workspace, limit=500))


def _imports(workspace: "Workspace", _folder: Path) -> Work:
    return lambda: _required(list_changes(workspace, action="import"))


def _details(workspace: "Workspace", _folder: Path) -> Work:
    newest = list_changes(workspace, action="import", limit=1)[0]
    return lambda: _required(describe_change(workspace, newest.id))


def _last(workspace: "Workspace", _folder: Path) -> Work:
    return lambda: last_action(workspace)


def _mark(workspace: "Workspace", _folder: Path) -> Work:
    plan_id = max(plan.id for plan in plans.list_plan_heads(workspace))
    measure, turn = plans.get_plan(workspace, plan_id).measures[0], count()
    place = MarkPlace(measure.id, measure.cells[0].occurrence_on, measure.cells[0].school_id)
    statuses = (MeasureStatus.DONE, MeasureStatus.IN_PROGRESS)

    def work() -> None:
        number = next(turn)
        draft = MarkDraft(status=statuses[number % 2], text=f"Проведено {number}")
        assert mark_places(workspace, [place], draft).change_set_id

    return work


def _edit(workspace: "Workspace", _folder: Path) -> Work:
    procedure, turn = _procedure(workspace), count(1)

    def work() -> None:
        draft = ResultDraft(
            school_id=QUIET_SCHOOL,
            procedure_id=procedure,
            year=LAST_YEAR,
            participants=60,
            failed=next(turn),
        )
        assert save_result(workspace, draft).change_set_id

    return work


def _undo(workspace: "Workspace", _folder: Path) -> Work:
    newest = list_changes(workspace, limit=1)[0]
    return lambda: try_undo(workspace, newest.meant)


def _import(workspace: "Workspace", folder: Path) -> Work:
    with workspace.database.reading() as reader:
        schools = reader.scalar("SELECT count(*) FROM school")
    shape = workbooks.Shape(schools, LAST_YEAR)
    files = [
        workbooks.write_marks(folder / f"{schools}-{edition}.xlsx", shape._replace(edition=edition))
        for edition in (3, 4)
    ]
    turn = count()

    def work() -> None:
        (outcome,) = run_steps(import_files(workspace, [files[next(turn) % 2]], dry_run=False))
        assert outcome.stored

    return work


def _copy(workspace: "Workspace", _folder: Path) -> Work:
    database, folder = workspace.database.path, workspace.backups

    def work() -> None:
        run_steps(make_backup(database, folder, workspace.clock, "exit")).unlink()

    return work


_ACTIONS: dict[str, Callable[["Workspace", Path], Work]] = {
    "history of one cell": _cell,
    "card's history: a school with little in the log": _school(QUIET_SCHOOL),
    "card's history: a school like all others": _school(BUSY_SCHOOL),
    "the history is opened": _history,
    "the imports are listed": _imports,
    "the rows of one import": _details,
    "the last action (Ctrl+Z)": _last,
    "whether an action can be undone": _undo,
    "one mark": _mark,
    "one edited cell": _edit,
    "one import, with its copy": _import,
    "one copy alone": _copy,
}
