import errno
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app import __version__
from app.errors import EnvironmentProblem, UserError
from app.services.documents.made import history
from app.services.documents.making import export
from app.services.plans import attach_file
from app.services.progress import run_steps
from app.services.storage import upgrade
from app.services.storage.packing import packing, unpacking
from app.services.storage.packing.names import is_packed_name
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace

Change = Callable[[dict[str, bytes]], None]


@pytest.fixture
def packed(demo: Workspace, tmp_path: Path) -> Path:
    """The demo district with a document, in one file."""
    (demo.documents / "Прежние версии").mkdir(parents=True)
    (demo.documents / "Приказ.docx").write_bytes(b"PK order")
    (demo.documents / "Прежние версии" / "Приказ.docx").write_bytes(b"PK older")
    (demo.documents / "~$Приказ.docx").write_bytes(b"open in Word")
    return run_steps(packing.pack(demo, tmp_path / "район"))


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def without_path(line: str) -> str:
    return re.sub(r'"path":"[^"]*",', "", line)


def rebuilt(packed: Path, change: Change) -> Path:
    """The package with its members changed."""
    with zipfile.ZipFile(packed) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    path = packed.with_name("changed.opora")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def in_manifest(**values: object) -> Change:
    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["opora.json"])
        members["opora.json"] = json.dumps({**manifest, **values}).encode()

    return change


def renamed(old: str, new: str) -> Change:
    """The manifest and the archive both call a file by another name."""

    def change(members: dict[str, bytes]) -> None:
        members[new] = members.pop(old)
        manifest = json.loads(members["opora.json"])
        for row in manifest["files"]:
            row["name"] = new if row["name"] == old else row["name"]
        members["opora.json"] = json.dumps(manifest).encode()

    return change


def test_everything_comes_back(packed: Path, demo: Workspace, tmp_path: Path) -> None:
    assert packed.suffix == ".opora"
    package = unpacking.read_package(packed)
    assert (package.program, package.schema) == (__version__, upgrade.HEAD)
    assert package.made_at == demo.clock.now()
    assert "образован" in package.title.casefold()
    root = run_steps(unpacking.unpack(packed, tmp_path / "новый" / "компьютер"))
    assert dump(root / DATABASE_NAME) == [
        re.sub(rf"""(['"]){demo.actor}\1""", r"\1пользователь 1\1", without_path(line))
        for line in dump(demo.database.path)
    ]
    for kind in ("attachments", "documents"):
        old, new = demo.root / kind, root / kind
        names = {path.relative_to(old) for path in old.rglob("*") if path.is_file()}
        names = {name for name in names if not name.name.startswith("~$")}
        assert names == {path.relative_to(new) for path in new.rglob("*") if path.is_file()}
        assert names
        assert all((old / name).read_bytes() == (new / name).read_bytes() for name in names)
    with open_workspace(root) as opened:
        assert opened.backups.is_dir()
        assert not opened.read_only
    assert not list(root.parent.glob(".opora-unpack-*"))


def test_the_history_of_documents_follows_the_files(demo: Workspace, tmp_path: Path) -> None:
    made = run_steps(export.build(demo, "list-order", formats=["docx"]))
    assert made[0].parent == demo.documents
    file = run_steps(packing.pack(demo, tmp_path / "место.opora"))
    root = run_steps(unpacking.unpack(file, tmp_path / "другое"))
    with open_workspace(root) as opened:
        rows = history.list_outputs(opened)
    assert [row.path for row in rows] == [root / "documents" / made[0].name]
    assert rows[0].exists


def test_a_file_is_not_replaced_unasked(packed: Path, demo: Workspace) -> None:
    before = packed.read_bytes()
    with pytest.raises(UserError, match="уже есть"):
        run_steps(packing.pack(demo, packed))
    assert packed.read_bytes() == before
    assert run_steps(packing.pack(demo, packed, overwrite=True)) == packed


def test_a_folder_with_something_in_it_is_left_alone(packed: Path, tmp_path: Path) -> None:
    root = tmp_path / "занято"
    root.mkdir()
    (root / "чужое.txt").write_text("моё", encoding="utf-8")
    with pytest.raises(UserError, match="не пустая"):
        run_steps(unpacking.unpack(packed, root))
    assert [path.name for path in root.iterdir()] == ["чужое.txt"]


def test_an_empty_folder_will_do(packed: Path, tmp_path: Path) -> None:
    root = tmp_path / "пусто"
    root.mkdir()
    assert (run_steps(unpacking.unpack(packed, root)) / DATABASE_NAME).is_file()


@pytest.mark.parametrize("values", [{"format": 2}, {"schema": "0999"}])
def test_a_newer_package_is_refused(
    packed: Path, tmp_path: Path, values: dict[str, object]
) -> None:
    with pytest.raises(UserError, match="более новой версией"):
        run_steps(unpacking.unpack(rebuilt(packed, in_manifest(**values)), tmp_path / "x"))
    assert not (tmp_path / "x").exists()


def _drop_database(members: dict[str, bytes]) -> None:
    del members[DATABASE_NAME]


def _add_a_file(members: dict[str, bytes]) -> None:
    members["documents/лишний.docx"] = b"PK"


def _change_a_document(members: dict[str, bytes]) -> None:
    members["documents/Приказ.docx"] = b"PK Order"


def _break_the_manifest(members: dict[str, bytes]) -> None:
    members["opora.json"] = b"{"


@pytest.mark.parametrize(
    "change",
    [
        _drop_database,
        _add_a_file,
        _change_a_document,
        _break_the_manifest,
        in_manifest(files=[{"name": 1}]),
        in_manifest(made_at="вчера"),
        renamed("documents/Приказ.docx", "../Приказ.docx"),
        renamed("documents/Приказ.docx", "documents/../../Приказ.docx"),
        renamed("documents/Приказ.docx", "C:/Приказ.docx"),
        renamed("documents/Приказ.docx", "/tmp/Приказ.docx"),
        renamed("documents/Приказ.docx", "documents/a\\..\\b.docx"),
        renamed("documents/Приказ.docx", "documents/nul.docx"),
        renamed("documents/Приказ.docx", "logs/opora.log"),
    ],
)
def test_a_changed_package_is_refused_and_leaves_nothing(
    packed: Path, tmp_path: Path, change: Change
) -> None:
    folder = tmp_path / "сюда"
    folder.mkdir()
    with pytest.raises(UserError, match="повреждён"):
        run_steps(unpacking.unpack(rebuilt(packed, change), folder / "место"))
    assert list(folder.iterdir()) == []


def test_a_cut_file_and_any_other_file_are_refused(packed: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.opora"
    cut.write_bytes(packed.read_bytes()[:-2000])
    other = tmp_path / "other.opora"
    other.write_bytes(b"something else")
    for path in (cut, other):
        with pytest.raises(UserError, match="повреждён"):
            unpacking.read_package(path)
    with pytest.raises(UserError, match="нет"):
        unpacking.read_package(tmp_path / "none.opora")


def test_flipped_bytes_of_a_member_are_noticed(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        place = archive.getinfo(DATABASE_NAME).header_offset + 5000
    data = bytearray(packed.read_bytes())
    data[place : place + 20] = bytes(20)
    broken = tmp_path / "broken.opora"
    broken.write_bytes(data)
    with pytest.raises(UserError, match="повреждён"):
        run_steps(unpacking.unpack(broken, tmp_path / "x"))
    assert not (tmp_path / "x").exists()


def test_a_disk_without_room_is_told_before(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(Exception, match="мало места"):
        run_steps(unpacking.unpack(packed, tmp_path / "x"))


def test_a_disk_that_gets_full_while_packing_is_a_calm_message(
    demo: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", refuse)
    target = tmp_path / "Наше.opora"
    with pytest.raises(EnvironmentProblem, match=r"не осталось места, файл «Наше\.opora»"):
        run_steps(packing.pack(demo, target))
    assert not target.exists()


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("opora.sqlite", True),
        ("attachments/ab12 Справка.pdf", True),
        ("documents/Прежние версии/Приказ.docx", True),
        ("documents", False),
        ("documents/", False),
        ("documents/./a", False),
        ("documents/a ", False),
        ("documents/com1.txt", False),
        ("backups/a.sqlite", False),
        ("opora.sqlite/..", False),
    ],
)
def test_names_of_a_package(name: str, fits: bool) -> None:
    assert is_packed_name(name) is fits


def test_attachments_are_packed_with_their_content(workspace: Workspace, tmp_path: Path) -> None:
    evidence = tmp_path / "Справка.txt"
    evidence.write_text("сделано", encoding="utf-8")
    attach_file(workspace, evidence)
    file = run_steps(packing.pack(workspace, tmp_path / "место"))
    names = [entry.name for entry in unpacking.read_package(file).files]
    assert sum(name.startswith("attachments/") for name in names) == 1
