"""Commands that pack and unpack a workspace."""

from getpass import getuser
from pathlib import Path

from tests.cli.opora import Opora
from tests.packed_rows import as_packed, unlike


def test_a_workspace_goes_into_a_file_and_comes_back(opora: Opora, tmp_path: Path) -> None:
    answer = opora("workspace", "pack", "--out", tmp_path / "Район")
    file = tmp_path / "Район.opora"
    assert answer == {"file": str(file)}
    before = opora.dump()
    opora.root = tmp_path / "новое"
    assert opora("workspace", "unpack", file)["schools"] == 10
    user = getuser()
    rows, others = (as_packed(dump.splitlines(), user) for dump in (opora.dump(), before))
    assert unlike(rows, others) == []


def test_what_is_there_is_never_overwritten(opora: Opora, tmp_path: Path) -> None:
    file = tmp_path / "Район.opora"
    opora("workspace", "pack", "--out", file)
    content, before = file.read_bytes(), opora.dump()
    assert "уже есть" in opora("workspace", "pack", "--out", file, code=2)["error"]["message"]
    assert "не пустая" in opora("workspace", "unpack", file, code=2)["error"]["message"]
    assert (file.read_bytes(), opora.dump()) == (content, before)


def test_an_action_has_to_be_named(opora: Opora) -> None:
    assert opora.text("workspace", code=2) == ""
    assert "ДЕЙСТВИЕ" in opora.err
