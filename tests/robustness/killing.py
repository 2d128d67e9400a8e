"""Kills every action at many moments and looks at what the next start finds.

`python -m tests.robustness.killing TEMPLATE FOLDER MOMENTS`: for each of the moments the workspace
`TEMPLATE` is copied, a forked process does the action and is killed by SIGKILL after a number of
Python calls, and the workspace is opened again. The answer is one JSON document a line, for each
action; one process does them all because the libraries take longer than the actions.
"""

import hashlib
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.enums import MeasureStatus
from app.services import plans, results
from app.services.clock import Clock
from app.services.documents.making.export import build
from app.services.identification.runs import runs
from app.services.importing.service import import_files
from app.services.plans import MarkDraft
from app.services.progress import run_steps
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage import backup, upgrade
from app.services.storage.files import sqlite
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace
from tests.services.storage.schema_files import ship_next_step

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
_STEP = '''"""The step of a next release."""

from alembic import op

revision = "0999"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("school") as table:
        table.drop_column("note")
'''


def edit(workspace: Workspace) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 901", aliases=("Новая школа",)))


def paste(workspace: Workspace) -> None:
    procedures = results.list_procedures(workspace)[:9]
    drafts = [
        ResultDraft(
            school_id=school.id, procedure_id=procedure.id, year=2026, participants=40, failed=7
        )
        for school in schools.list_schools(workspace)[:20]
        for procedure in procedures
    ]
    run_steps(
        backup.with_copy(workspace, len(drafts), lambda: results.change_results(workspace, drafts))
    )


def mark(workspace: Workspace) -> None:
    with workspace.database.reading() as reader:
        keys = [row["id"] for row in reader.rows("SELECT id FROM measure ORDER BY id LIMIT 10")]
    draft = MarkDraft(status=MeasureStatus.DONE, marked_on=NOW.date())
    run_steps(
        backup.with_copy(workspace, len(keys), lambda: plans.mark_measures(workspace, keys, draft))
    )


def load(workspace: Workspace) -> None:
    run_steps(import_files(workspace, [DEMO / "vpr-2024-2026.xlsx"]))


def freeze(workspace: Workspace) -> None:
    runs.freeze(workspace, runs.run(workspace, year=2019))


def document(workspace: Workspace) -> None:
    run_steps(build(workspace, "list-order", year=2020, formats=("docx",)))


def restore(workspace: Workspace) -> None:
    (copy,) = workspace.root.glob("earlier.sqlite")
    path = workspace.database.path
    workspace.database.dispose()
    run_steps(backup.restore_backup(copy, path, workspace.backups, workspace.clock))


ACTIONS: dict[str, Callable[[Workspace], None]] = {
    "edit": edit,
    "paste": paste,
    "mark": mark,
    "import": load,
    "freeze": freeze,
    "document": document,
    "restore": restore,
}


def migrate(root: Path) -> None:
    """The next release opens the workspace."""
    open_workspace(root, clock=Clock(NOW)).close()


def prepare_migration(folder: Path) -> None:
    """Let this process be the next release."""
    migrations = folder / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    (migrations / "versions" / "0999_next.py").write_text(
        _STEP.format(head=upgrade.HEAD), encoding="utf-8"
    )
    ship_next_step("0999", setattr)
    upgrade.MIGRATIONS, upgrade.HEAD = migrations, "0999"


def do(action: str, root: Path) -> None:
    """The action, in an open workspace."""
    if action == "migration":
        migrate(root)
        return
    with open_workspace(root, clock=Clock(NOW + timedelta(hours=1))) as workspace:
        ACTIONS[action](workspace)


def state(root: Path) -> str:
    """What is stored, as one word: every row of every table of ours."""
    found = hashlib.sha256()
    with closing(sqlite.connect(root / DATABASE_NAME, read_only=True)) as connection:
        tables = sorted(
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        )
        for table in tables:
            for row in connection.execute(f"SELECT * FROM {table}"):
                found.update(repr(tuple(row)).encode())
    return found.hexdigest()


def calls_of(action: str, root: Path) -> int:
    """How many Python calls the whole action takes."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        number = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal number
            number += event in ("call", "c_call")

        sys.setprofile(count)
        do(action, root)
        sys.setprofile(None)
        os.write(write, str(number).encode())
        os._exit(0)
    os.close(write)
    _pid, status = os.waitpid(child, 0)
    if status:
        raise SystemExit(f"the action itself failed: {status}")
    return int(os.read(read, 64))


def kill_after(action: str, root: Path, calls: int) -> bool:
    """Do the action in a fork that is killed after so many calls; whether it was in time."""
    child = os.fork()
    if child == 0:
        left = calls

        def strike(_frame: object, event: str, _argument: object) -> None:
            nonlocal left
            left -= event in ("call", "c_call")
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(strike)
        do(action, root)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _let_a_minute_pass(root: Path) -> None:
    """What was touched just now may be in use, and stays at a start."""
    for path in root.rglob(".opora-*"):
        os.utime(path, (path.stat().st_mtime - 61,) * 2)


def look(root: Path) -> dict[str, object]:
    """What the next start finds."""
    problems = sqlite.integrity_problems(root / DATABASE_NAME)
    found = state(root)
    _let_a_minute_pass(root)
    with open_workspace(root, clock=Clock(NOW + timedelta(hours=2))) as workspace:
        left = [
            path.name
            for folder in (root, workspace.backups, workspace.attachments, workspace.documents)
            for pattern in ("*.partial*", ".opora-*")
            for path in folder.glob(pattern)
        ]
        damaged = [row.path.name for row in backup.list_backups(workspace.backups) if row.damaged]
        documents = [path.name for path in workspace.documents.glob("*") if not _whole(path)]
    return {
        "problems": problems,
        "state": found,
        "left": left,
        "damaged": damaged + documents,
    }


def _whole(path: Path) -> bool:
    import zipfile

    return path.is_dir() or (zipfile.is_zipfile(path) and not zipfile.ZipFile(path).testzip())


def kill(action: str, template: Path, folder: Path, moments: int) -> None:
    """Kill at evenly spread moments; print what was found."""
    folder.mkdir()
    if action == "migration":
        prepare_migration(folder)
    before = state(template)
    for name in ("warm", "whole"):
        shutil.copytree(template, folder / name)
    do(action, folder / "warm")  # so that loading modules is no part of what is counted
    look(folder / "warm")
    calls = calls_of(action, folder / "whole")
    answers = []
    for moment in range(1, moments + 1):
        root = folder / f"killed {moment}"
        shutil.copytree(template, root)
        killed = kill_after(action, root, calls * moment // (moments + 1))
        answers.append({"killed": killed, **look(root)})
        shutil.rmtree(root)
    print(json.dumps({"action": action, "before": before, "calls": calls, "answers": answers}))
    sys.stdout.flush()  # or the next fork would print it again


def main(template: Path, folder: Path, moments: int) -> None:
    """All actions; the migration comes last, for it makes this process the next release."""
    for action in (*ACTIONS, "migration"):
        kill(action, template, folder / action, moments)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
