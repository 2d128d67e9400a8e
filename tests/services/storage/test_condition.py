"""A folder whose database cannot be opened: nothing is changed, and its copies are named."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, KnownProblem, UserError
from app.services.clock import Clock
from app.services.progress import run_steps
from app.services.schools.schools import SchoolDraft, list_schools, save_school
from app.services.storage import upgrade
from app.services.storage import workspace as module
from app.services.storage.backup import list_backups, make_backup
from app.services.storage.condition import TITLE, ClosedWorkspaceError
from app.services.storage.workspace import (
    DATABASE_NAME,
    Workspace,
    create_workspace,
    is_workspace,
    open_workspace,
)
from tests.services.storage.foreign_objects import FOREIGN
from tests.services.storage.test_rescue import interrupt


@pytest.fixture
def root(workspace: Workspace, clock: Clock) -> Path:
    """A workspace with a school and a copy, closed."""
    save_school(workspace, SchoolDraft(short_name="СОШ № 1"))
    run_steps(make_backup(workspace.database.path, workspace.backups, clock, "manual"))
    workspace.close()
    return workspace.root


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def foreign(path: Path) -> None:
    path.unlink()
    run(path, "CREATE TABLE notes (text TEXT)")


def foreign_with_revisions(path: Path) -> None:
    foreign(path)
    run(path, "CREATE TABLE alembic_version (version_num)")
    run(path, "INSERT INTO alembic_version VALUES ('9f3c1a77e2b0')")


def foreign_with_our_revision(path: Path) -> None:
    foreign(path)
    run(path, "CREATE TABLE alembic_version (version_num)")
    run(path, "INSERT INTO alembic_version VALUES ('0001')", "CREATE TABLE school (id, name)")


def without_rows(path: Path) -> None:
    """As 0.1.0 filled an empty file."""
    tables = ("criterion", "procedure", "change_part", "result", "school_alias", "school")
    run(path, "PRAGMA foreign_keys = OFF", *(f"DELETE FROM {name}" for name in tables))
    run(path, "DELETE FROM change_set")


def without_tables(path: Path) -> None:
    path.unlink()
    run(path, "CREATE TABLE t (x)", "DROP TABLE t", "VACUUM")


def as_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def as_lost_link(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("нет на месте.sqlite"))


def spoilt_in_the_middle(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xa5" * 8192)


def foreign_object(*statements: str) -> Callable[[Path], None]:
    return lambda path: run(path, *statements)


CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "no bytes": (lambda path: path.write_bytes(b""), "пустой"),
    "one byte": (lambda path: path.write_bytes(b"S"), "повреждён"),
    "99 bytes": (lambda path: path.write_bytes(path.read_bytes()[:99]), "повреждён"),
    "only a head": (lambda path: path.write_bytes(path.read_bytes()[:100]), "100 байт из"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:40_000]), "40 000 байт из"),
    "zeros": (lambda path: path.write_bytes(bytes(100_000)), "повреждён"),
    "text": (lambda path: path.write_text("это не база" * 5000), "повреждён"),
    "spoilt in the middle": (spoilt_in_the_middle, "повреждён"),
    "missing": (Path.unlink, "нет, а его копии"),
    "a folder": (as_folder, "лежит папка"),
    "a link to nothing": (as_lost_link, "ссылка на"),
    "another program": (foreign, "другой программы"),
    "another program with revisions": (foreign_with_revisions, "другой программы"),
    "another program with our revision": (foreign_with_our_revision, "лишняя таблица «notes»"),
    "another program's format": (
        lambda path: run(path, "PRAGMA application_id = 252006673"),
        "другой программы",
    ),
    "no revision": (lambda path: run(path, "DELETE FROM alembic_version"), "другой программы"),
    "a table is gone": (lambda path: run(path, "DROP TABLE verdict"), "нет таблицы «verdict»"),
    "no tables": (without_tables, "нет таблиц"),
    "no rows": (without_rows, "даже оценочных процедур"),
    **{name: (foreign_object(*made), words) for name, (made, words) in FOREIGN.items()},
}


PASSING = (".opora.lock", f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm")


def state(root: Path) -> dict[str, tuple[int, bytes]]:
    """Everything that lies in the folder but the lock and what reading makes."""
    return {
        path.relative_to(root).as_posix(): (
            stat.S_IFMT(path.lstat().st_mode),
            path.read_bytes() if path.is_file() else b"",
        )
        for path in root.rglob("*")
        if path.name not in PASSING
    }


def test_what_cannot_be_opened_is_told_with_its_copies_and_left_as_it_is(
    root: Path, tmp_path: Path, clock: Clock
) -> None:
    offenders: list[str] = []
    for name, (spoil, words) in CASES.items():
        folder = tmp_path / name
        shutil.copytree(root, folder)
        spoil(folder / DATABASE_NAME)
        before = state(folder)
        attempts: dict[str, Callable[[], object]] = {
            "open": lambda folder=folder: open_workspace(folder, clock=clock).close(),
            "read": lambda folder=folder: open_workspace(folder, read_only=True).close(),
            "create": lambda folder=folder: create_workspace(folder, clock).close(),
        }
        for attempt, act in attempts.items():
            try:
                act()
            except ClosedWorkspaceError as problem:
                told = str(problem).replace("\u00a0", " ")
                if TITLE not in told or words not in told or "1 копия, последняя от 22" not in told:
                    offenders.append(f"{name}, {attempt}: {told}")
            except UserError as problem:
                offenders.append(f"{name}, {attempt}: {problem!r}")
            else:
                offenders.append(f"{name}, {attempt}: opened")
        if state(folder) != before:
            offenders.append(f"{name}: changed")
        if not is_workspace(folder):
            offenders.append(f"{name}: offers a first start")
    assert offenders == []


def test_without_copies_it_says_so(root: Path, clock: Clock) -> None:
    shutil.rmtree(root / "backups")
    (root / DATABASE_NAME).write_bytes(b"")
    with pytest.raises(ClosedWorkspaceError, match="Копий в папке «backups» нет"):
        open_workspace(root, clock=clock)
    (root / DATABASE_NAME).unlink()
    with pytest.raises(UserError, match="нет данных «Опоры»"):
        open_workspace(root, clock=clock)
    assert not is_workspace(root)


def test_a_journal_without_its_database_is_no_first_start(root: Path, clock: Clock) -> None:
    """A new database beside it would take it away."""
    shutil.rmtree(root / "backups")
    (root / DATABASE_NAME).unlink()
    log = root / f"{DATABASE_NAME}-wal"
    log.write_bytes(b"pages")
    for act in (create_workspace, open_workspace):
        with pytest.raises(ClosedWorkspaceError, match="журнал"):
            act(root, clock=clock)
    assert log.read_bytes() == b"pages"


def test_a_database_behind_a_link_opens(root: Path, tmp_path: Path, clock: Clock) -> None:
    there = shutil.move(root / DATABASE_NAME, tmp_path / "база на другом диске.sqlite")
    (root / DATABASE_NAME).symlink_to(there)
    for _time in range(2):
        with open_workspace(root, clock=clock) as opened:
            assert len(list_schools(opened)) == 1
    interrupt(Path(there))
    with open_workspace(root, clock=clock) as opened:
        assert [row.note for row in list_schools(opened)] == [""]


def test_a_change_that_a_crash_left_half_done_is_undone_at_the_next_opening(
    root: Path, tmp_path: Path, clock: Clock
) -> None:
    for read_only in (False, True):
        folder = tmp_path / f"{read_only}"
        shutil.copytree(root, folder)
        interrupt(folder / DATABASE_NAME)
        assert (folder / f"{DATABASE_NAME}-journal").stat().st_size > 0
        with open_workspace(folder, read_only=read_only, clock=clock) as opened:
            assert [(row.short_name, row.note) for row in list_schools(opened)] == [("СОШ № 1", "")]
        assert not (folder / f"{DATABASE_NAME}-journal").exists()


def test_a_journal_of_a_change_that_is_going_on_is_not_touched(root: Path, clock: Clock) -> None:
    """Where a write-ahead log is not available, an open window has a journal of its own."""
    path = root / DATABASE_NAME
    run(path, "PRAGMA journal_mode = DELETE")
    with open_workspace(root, clock=clock), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN")
        connection.execute("UPDATE school SET note = 'новое'")
        with suppress(KnownProblem), open_workspace(root, read_only=True, clock=clock) as second:
            assert [row.note for row in list_schools(second)] == [""]
        connection.execute("COMMIT")
        with open_workspace(root, read_only=True, clock=clock) as second:
            assert [row.note for row in list_schools(second)] == ["новое"]


def close_for_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_root: Path) -> object:
        problem = module.WorkspaceBusyError("В папку нельзя записать.")
        problem.by_folder = True
        raise problem

    monkeypatch.setattr(module, "_acquire", refused)


def test_an_older_database_in_a_folder_closed_for_writing_says_what_helps(
    root: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_for_writing(monkeypatch)
    monkeypatch.setattr(upgrade, "needs_upgrade", lambda *_database: True)
    before = state(root)
    with pytest.raises(UserError, match="прежней версии") as caught:
        open_workspace(root, read_only=True, clock=clock)
    assert "скопируйте её целиком" in caught.value.hint
    assert state(root) == before


def test_an_interrupted_change_in_a_folder_closed_for_writing_is_not_read_half(
    root: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(root / DATABASE_NAME)
    close_for_writing(monkeypatch)
    before = state(root)
    with pytest.raises(EnvironmentProblem, match="закрыта для записи"):
        open_workspace(root, read_only=True, clock=clock)
    assert state(root) == before


def test_a_copy_that_was_put_back_by_hand_is_not_mixed_with_an_old_log(
    root: Path, clock: Clock
) -> None:
    path = root / DATABASE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE school SET note = hex(randomblob(100000))")
        log = path.with_name(f"{DATABASE_NAME}-wal").read_bytes()
    (copy,) = list_backups(root / "backups")
    shutil.copyfile(copy.path, path)
    path.with_name(f"{DATABASE_NAME}-wal").write_bytes(log)
    with open_workspace(root, clock=clock) as opened:
        assert [row.note for row in list_schools(opened)] == [""]
    (kept,) = (root / "backups").glob("damaged-*-wal")
    assert kept.read_bytes() == log


def test_a_log_that_a_crash_left_is_read(root: Path, tmp_path: Path, clock: Clock) -> None:
    path = root / DATABASE_NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE school SET note = 'новое'")
        crashed = tmp_path / "после сбоя"
        shutil.copytree(root, crashed)
    for read_only in (True, False):
        with open_workspace(crashed, read_only=read_only, clock=clock) as opened:
            assert [row.note for row in list_schools(opened)] == ["новое"]


def test_a_folder_of_an_impossible_name_is_told_calmly(tmp_path: Path, clock: Clock) -> None:
    for name in ("д" * 300, "x/" * 3000):
        for act in (open_workspace, create_workspace):
            with pytest.raises(UserError):
                act(tmp_path / name, clock=clock)
    (tmp_path / "файл").write_text("x")
    for act in (open_workspace, create_workspace):
        with pytest.raises(UserError):
            act(tmp_path / "файл", clock=clock)
    assert os.listdir(tmp_path) == ["файл"]  # noqa: PTH208 - names only
