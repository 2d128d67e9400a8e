"""What takes room is told with its size, and only what was named goes."""

import os
from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, ReadOnlyWorkspaceError, UserError
from app.services.clock import Clock
from app.services.documents.made.copies import copy_path
from app.services.documents.made.history import Made, kept_file, list_outputs, record_outputs
from app.services.documents.made.versions import VERSIONS
from app.services.documents.making.export import build
from app.services.program.space.freeing import SpaceUse, free_space, read_space, space_kinds
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.backup import compress_copies, list_backups, make_backup, restore_backup
from app.services.storage.files import sqlite
from app.services.storage.files.files import sha256_of
from app.services.storage.workspace import Workspace, open_workspace
from tests.naming import name_in_copy
from tests.services.storage.test_compressed import spoil_index


@pytest.fixture
def full(workspace: Workspace) -> Workspace:
    """A workspace with something of every kind, also of what is in use."""
    workspace.documents.mkdir(exist_ok=True)
    made = workspace.documents / "Приказ.docx"
    for text in ("первый", "второй"):
        made.write_text(text, encoding="utf-8")
        record_outputs(workspace, [Made("list-order", "Приказ", [made], {})])
    versions = workspace.documents / "Школа 1" / VERSIONS
    versions.mkdir(parents=True)
    (versions / "Справка 01.09.2026 10-00.docx").write_bytes(b"x" * 3000)
    for number in range(2):
        schools.save_school(workspace, SchoolDraft(short_name=f"СОШ № {number}"))
        run_steps(
            make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual")
        )
    files = {
        workspace.backups / "damaged-20261120-080000-opora.sqlite": 5000,
        workspace.backups / "мои записи.txt": 10,
        workspace.logs / "crash-20261120-080000-000001.txt": 2000,
        workspace.logs / "opora.log": 700,
        workspace.logs / "opora.1.log": 900,
    }
    for path, size in files.items():
        path.write_bytes(b"x" * size)
    with sqlite.connect(workspace.database.path) as connection:
        connection.execute("CREATE TABLE passing (text)")
        connection.execute("INSERT INTO passing VALUES (zeroblob(3000000))")
        connection.execute("DROP TABLE passing")
    connection.close()
    return workspace


def uses(workspace: Workspace) -> dict[str, SpaceUse]:
    return {use.kind.name: use for use in run_steps(read_space(workspace))}


def every_file(workspace: Workspace) -> set[Path]:
    return {
        path
        for path in workspace.root.rglob("*")
        if path.is_file() and not path.name.startswith("opora.sqlite")
    }


def test_every_kind_is_told_with_its_size(full: Workspace) -> None:
    told = {
        name: (len(use.removable), len(use.held), sum(item.size for item in use.removable))
        for name, use in uses(full).items()
    }
    sizes = [row.size for row in list_backups(full.backups)]
    assert told.pop("empty-pages")[:2] == (1, 0)
    assert told == {
        "document-copies": (1, 1, len("первый".encode())),
        "version-files": (1, 0, 3000),
        "backups": (1, 1, sizes[1]),
        "replaced-databases": (1, 0, 5000),
        "crash-reports": (1, 0, 2000),
        "logs": (1, 1, 900),
    }
    assert told.keys() < space_kinds().keys()


def test_only_what_was_named_goes(full: Workspace) -> None:
    unlike: list[str] = []
    for name, use in uses(full).items():
        if name == "empty-pages":
            continue
        before = every_file(full)
        (item,) = use.removable
        freed = run_steps(free_space(full, name, [item.name]))
        gone = before - every_file(full)
        if len(gone) != 1 or freed != item.size or every_file(full) - before:
            unlike.append(f"{name}: {gone}")
        if uses(full)[name].removable:
            unlike.append(f"{name}: still there")
    assert not unlike
    assert (full.backups / "мои записи.txt").exists()
    assert (full.documents / "Приказ.docx").exists()


def test_what_is_in_use_and_what_is_not_there_is_refused(full: Workspace) -> None:
    before = every_file(full)
    for name, use in uses(full).items():
        for item in use.held:
            both = [*(one.name for one in use.removable), item.name]
            with pytest.raises(UserError, match="не удалить"):
                run_steps(free_space(full, name, both))
        with pytest.raises(UserError, match="здесь нет"):
            run_steps(free_space(full, name, ["../opora.sqlite"]))
    with pytest.raises(UserError, match="document-copies"):
        run_steps(free_space(full, "everything", []))
    assert every_file(full) == before


def test_every_refusal_says_what_became_of_the_rest(
    full: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (held,), (free,) = uses(full)["backups"].held, uses(full)["backups"].removable
    for name, chosen in (("backups", [free.name, held.name]), ("logs", ["opora.2.log"])):
        with pytest.raises(UserError, match=r"[Нн]ичего не удалено") as told:
            run_steps(free_space(full, name, chosen))
        assert told.value.hint
    reports = [f"crash-20261120-08000{number}-000001.txt" for number in range(3)]
    for name in reports:
        (full.logs / name).write_bytes(b"x")
    real = Path.unlink
    for stuck, rest in enumerate(("Ничего не удалено", "До этого удалено 1 из 3")):

        def unlink(path: Path, *, missing_ok: bool = False, stuck: int = stuck) -> None:
            if path.name == reports[stuck]:
                raise PermissionError(13, "no")
            real(path, missing_ok=missing_ok)

        monkeypatch.setattr(Path, "unlink", unlink)
        with pytest.raises(EnvironmentProblem, match=f"не удалён.*{rest}"):
            run_steps(free_space(full, "crash-reports", reports))
        monkeypatch.undo()
    assert [(full.logs / name).exists() for name in reports] == [False, True, True]


@pytest.mark.expects_log
def test_the_copy_that_is_held_is_read_to_its_end_first(full: Workspace) -> None:
    compress_copies(full.backups)
    newest, older = (row.path for row in list_backups(full.backups))
    content = bytearray(newest.read_bytes())
    content[len(content) // 2] ^= 0xFF  # what it tells of itself stands at both ends
    newest.write_bytes(content)
    assert not list_backups(full.backups)[0].damaged, "the list alone does not see it"
    use = uses(full)["backups"]
    assert [item.name for item in use.held] == [older.name]
    (item,) = use.removable
    assert item.name == newest.name
    assert item.note.endswith("повреждена")


def test_a_plain_copy_is_read_before_it_is_held_as_the_last_one(full: Workspace) -> None:
    newest, older = (row.path for row in list_backups(full.backups))
    spoil_index(newest)
    assert not list_backups(full.backups)[0].damaged, "the list alone does not see it"
    with pytest.raises(UserError, match="не удалить"):
        run_steps(free_space(full, "backups", [newest.name, older.name]))
    assert older.exists()
    (item,) = uses(full)["backups"].removable
    assert (item.name, item.note) == (newest.name, "по команде, повреждена")
    run_steps(free_space(full, "backups", [newest.name]))
    assert [row.path for row in list_backups(full.backups)] == [older]


def test_a_copy_that_was_refused_is_not_the_last_sound_one(full: Workspace, clock: Clock) -> None:
    """As seen: it was refused at the start, and then all the others could be removed."""
    newest, older = (row.path for row in list_backups(full.backups))
    with newest.open("r+b") as stream:
        stream.truncate(newest.stat().st_size - 4096)
    with pytest.raises(UserError, match="повреждена"):
        run_steps(restore_backup(newest, full.database.path, full.backups, clock))
    first, second = list_backups(full.backups)
    assert (first.path, first.damaged, second.damaged) == (newest, True, False)
    assert [item.name for item in uses(full)["backups"].held] == [older.name]


def test_the_history_opens_what_it_opened_but_the_removed_version(full: Workspace) -> None:
    (item,) = uses(full)["document-copies"].removable
    current = copy_path(full, sha256_of(full.documents / "Приказ.docx"), "docx")
    run_steps(free_space(full, "document-copies", [item.name]))
    assert current.exists()
    assert uses(full)["document-copies"].held


def test_empty_pages_go_back_to_the_disk(full: Workspace) -> None:
    size = full.database.path.stat().st_size
    (item,) = uses(full)["empty-pages"].removable
    run_steps(free_space(full, "empty-pages", [item.name]))
    assert full.database.path.stat().st_size <= size - 2_900_000
    assert uses(full)["empty-pages"].items == ()
    assert len(schools.list_schools(full)) == 2


def test_read_only_nothing_goes(full: Workspace, clock: Clock) -> None:
    before = every_file(full)
    with (
        open_workspace(full.root, read_only=True, clock=clock) as other,
        pytest.raises(ReadOnlyWorkspaceError),
    ):
        run_steps(free_space(other, "logs", ["opora.1.log"]))
    assert every_file(full) == before


def test_a_document_that_nothing_names_may_go_only_by_its_own_name(full: Workspace) -> None:
    orphan = full.attachments / "made" / f"{'0' * 64}.docx"
    orphan.write_bytes(b"x" * 100)
    name_in_copy(list_backups(full.backups)[1].path, "0" * 64)
    os.utime(orphan, times=(1_795_348_800, 1_795_348_800))  # noon of 22.11.2026
    (item,) = uses(full)["document-copies"].needed
    assert item.name == orphan.name
    assert item.title == "Документ без записи от 22.11.2026"
    assert "более новой резервной копии" in item.needed
    run_steps(free_space(full, "document-copies", [orphan.name]))
    assert not orphan.exists()


def test_a_document_that_no_copy_of_the_database_knows_is_needed_by_none(full: Workspace) -> None:
    orphans = [full.attachments / "made" / name for name in (f"{'0' * 64}.docx", "моё.txt")]
    for orphan in orphans:
        orphan.write_bytes(b"x" * 100)
    for _with_copies in (True, False):
        use = uses(full)["document-copies"]
        assert use.needed == []
        assert {orphan.name for orphan in orphans} < {item.name for item in use.removable}
        for row in list_backups(full.backups):
            row.path.unlink()


def test_after_going_back_documents_made_since_are_named_and_kept(
    demo: Workspace, tmp_path: Path
) -> None:
    database = demo.database.path
    before = run_steps(make_backup(database, demo.backups, demo.clock, "manual"))
    formats = ("docx", "pdf")
    run_steps(build(demo, "list-order", year=2020, formats=formats, out=tmp_path))
    made = {row.file_format: row for row in list_outputs(demo)}
    demo.database.dispose()
    newest = run_steps(restore_backup(before, database, demo.backups, demo.clock))
    use = uses(demo)["document-copies"]
    assert use.removable == use.held == []
    title = "приказ об утверждении перечня"
    assert [title in item.title.lower() for item in use.needed] == [True, True], use.needed
    with pytest.raises(UserError, match="здесь нет"):
        run_steps(free_space(demo, "document-copies", [title]))
    demo.database.dispose()
    run_steps(restore_backup(newest, database, demo.backups, demo.clock))
    rows = list_outputs(demo)
    assert {row.file_format: row.sha256 for row in rows} == {
        name: row.sha256 for name, row in made.items()
    }
    assert all(kept_file(demo, row) for row in rows)
    assert uses(demo)["document-copies"].needed == []


def test_a_copy_of_a_newer_program_is_none_that_is_of_no_use(full: Workspace) -> None:
    row = list_backups(full.backups)[0]
    newer = row.path.rename(row.path.with_name("opora-20261122-120000-newer-9998.sqlite"))
    use = uses(full)["backups"]
    assert [item.name for item in use.needed] == [newer.name]
    assert [item.name for item in use.held] != [newer.name], "the last that can be restored here"
