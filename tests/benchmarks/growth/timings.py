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
from unittest.mock import patch

from app.enums import MeasureStatus
from app.errors import UserError
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
from app.services.school_card.history import find_school_history, list_school_changes
from app.services.storage.backup import make_backup
from app.services.storage.copying import Copying
from app.services.storage.workspace import open_workspace
from tests.benchmarks.growth import workbooks
from tests.benchmarks.growth.decade import LAST_YEAR, QUIET_GRADE, QUIET_SCHOOL

if TYPE_CHECKING:
    from app.services.log.listing import ChangeSetRow
    from app.services.storage.workspace import Workspace

RUNS = 5
FIRST = 50  # events that the card shows before the others are found
BUSY_SCHOOL = 1  # a party of the plans; a long log tells of it as often as of the others
Work = Callable[[], object]


class Figure(NamedTuple):
    """One line of the table.

    Attributes:
        title: what is done.
        times: milliseconds, in the order of the bases.
        limited: whether the length of the log must hardly matter: what copies or reads all of it
            takes as long as it is.
    """

    title: str
    times: tuple[float, ...]
    limited: bool = True


def measure(roots: Sequence[Path], folder: Path) -> Iterator[Figure]:
    """Every figure, on copies that may be changed; workbooks are written into `folder`."""
    yield Figure("open and close the workspace", _in_turn([_opening(root) for root in roots]))
    with ExitStack() as opened:
        spaces = [opened.enter_context(open_workspace(root)) for root in roots]
        for title, action in _ACTIONS.items():
            works = [action.prepare(space, folder) for space in spaces]
            yield Figure(title, _in_turn(works, action.clock), action.limited)


def waits(roots: Sequence[Path], folder: Path) -> Iterator[float]:
    """How long an accepted import waits for its copy on each base, in milliseconds of the clock."""
    for root in roots:
        waited: list[float] = []
        with open_workspace(root) as workspace, patch.object(Copying, "wait", _timed(waited)):
            work = _import(workspace, folder)
            yield min(_waited(work, waited) for _run in range(RUNS + 1))


def _timed(waited: list[float]) -> Callable[[Copying], Path]:
    wait = Copying.wait

    def timed(copying: Copying) -> Path:
        begin = time.perf_counter()
        try:
            return wait(copying)
        finally:
            waited.append((time.perf_counter() - begin) * 1000)

    return timed


def _waited(work: Work, waited: list[float]) -> float:
    waited.clear()
    work()
    assert waited, "no copy was made: the figure would say nothing"
    return sum(waited)


def _in_turn(
    works: Sequence[Work], clock: Callable[[], float] = time.process_time
) -> tuple[float, ...]:
    for work in works:
        work()
    rounds = [[_spent(work, clock) for work in works] for _ in range(RUNS)]
    return tuple(min(one[place] for one in rounds) for place in range(len(works)))


def _spent(work: Work, clock: Callable[[], float]) -> float:
    gc.collect()
    begin = clock()
    work()
    return (clock() - begin) * 1000


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
    return lambda workspace, _folder: (
        lambda: _required(list_school_changes(workspace, school_id, FIRST))
    )


def _whole_school(workspace: "Workspace", _folder: Path) -> Work:
    return lambda: _required(find_school_history(workspace, BUSY_SCHOOL).keys)


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
    """Of one row on every base: what an action is large by is its own affair."""
    edits = list_changes(workspace, action="edit")
    number = next(edit.meant for edit in edits if edit.rows == 1 and _goes_back(workspace, edit))
    return lambda: try_undo(workspace, number)


def _goes_back(workspace: "Workspace", edit: "ChangeSetRow") -> bool:
    try:
        try_undo(workspace, edit.meant)
    except UserError:
        return False
    return True


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


class _Action(NamedTuple):
    """How something is done on a base; `limited` as of `Figure`."""

    prepare: Callable[["Workspace", Path], Work]
    clock: Callable[[], float] = time.process_time
    limited: bool = True


_ACTIONS = {
    "history of one cell": _Action(_cell),
    "card's history: a school with little in the log": _Action(_school(QUIET_SCHOOL)),
    "card's history: a school like all others": _Action(_school(BUSY_SCHOOL)),
    "all its events are found, beside the window": _Action(_whole_school, limited=False),
    "the history is opened": _Action(_history),
    "the imports are listed": _Action(_imports),
    "the rows of one import": _Action(_details),
    "the last action (Ctrl+Z)": _Action(_last),
    "whether an action of one row can be undone": _Action(_undo),
    "one mark": _Action(_mark),
    "one edited cell": _Action(_edit),
    # The thread that imports: its copy is made by another one.
    "one import": _Action(_import, clock=time.thread_time),
    "one copy alone": _Action(_copy, limited=False),
}
