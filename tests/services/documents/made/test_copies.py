"""A made document is kept as it was made, whatever becomes of its file."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.services.documents.made.history import (
    FileState,
    delete_output,
    kept_file,
    list_outputs,
    state_of,
)
from app.services.documents.making.export import build
from app.services.progress import run_steps
from app.services.storage.packing.packing import pack
from app.services.storage.packing.unpacking import unpack
from app.services.storage.workspace import Workspace, open_workspace

YEAR = 2020


def made(workspace: Workspace, out: Path) -> Path:
    (path,) = run_steps(build(workspace, "list-order", year=YEAR, formats=("docx",), out=out))
    return path


def test_the_kept_copy_is_what_was_made(demo: Workspace, tmp_path: Path) -> None:
    path = made(demo, tmp_path)
    content = path.read_bytes()
    (row,) = list_outputs(demo)
    assert state_of(row) is FileState.AS_MADE
    path.write_bytes(b"changed")
    assert state_of(row) is FileState.CHANGED
    path.unlink()
    assert state_of(row) is FileState.GONE
    kept = kept_file(demo, row)
    assert kept is not None
    assert kept.read_bytes() == content
    kept.write_bytes(b"spoilt")
    assert kept_file(demo, row) is None


def test_a_document_made_anew_leaves_what_was_made_before(demo: Workspace, tmp_path: Path) -> None:
    contents = []
    for _time in range(2):
        path = made(demo, tmp_path)
        contents.append(path.read_bytes())
        path.write_bytes(path.read_bytes() + b" ")  # edited: the next one lies beside it
    newest, oldest = list_outputs(demo)
    copies = [kept_file(demo, row) for row in (oldest, newest)]
    assert [copy.read_bytes() for copy in copies if copy] == contents


def test_the_copy_goes_with_its_last_entry(demo: Workspace, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        made(demo, tmp_path / folder)
    rows = list_outputs(demo)
    copies = [kept_file(demo, row) for row in rows]
    delete_output(demo, rows[0].id)
    assert kept_file(demo, rows[1]) == copies[1] is not None
    delete_output(demo, rows[1].id)
    assert copies[1] is not None
    assert not copies[1].exists()
    assert list(tmp_path.glob("?/*.docx"))  # the files themselves stay
    with pytest.raises(UserError):
        delete_output(demo, rows[1].id)


def test_copies_go_along_with_a_packed_workspace(demo: Workspace, tmp_path: Path) -> None:
    path = made(demo, tmp_path / "out")
    content = path.read_bytes()
    run_steps(pack(demo, tmp_path / "a.opora"))
    path.unlink()
    run_steps(unpack(tmp_path / "a.opora", tmp_path / "unpacked"))
    with open_workspace(tmp_path / "unpacked") as other:
        (row,) = list_outputs(other)
        kept = kept_file(other, row)
        assert kept is not None
        assert kept.read_bytes() == content
