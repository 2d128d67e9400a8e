"""A packed workspace that somebody prepared: refused before anything of it is used."""

import hashlib
import json
import sqlite3
import stat
import warnings
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import UserError
from app.models import OutputRecord
from app.services.progress import run_steps
from app.services.storage.files import sqlite
from app.services.storage.packing import packing, unpacking
from app.services.storage.packing.names import MANIFEST
from app.services.storage.workspace import DATABASE_NAME, Workspace
from tests.services.storage.foreign_objects import FOREIGN

Member = tuple[zipfile.ZipInfo, bytes]
Members = list[Member]
ORDER = "documents/Приказ.docx"


@pytest.fixture
def packed(workspace: Workspace, tmp_path: Path) -> Path:
    workspace.documents.mkdir(exist_ok=True)
    (workspace.documents / "Приказ.docx").write_bytes(b"PK order")
    return run_steps(packing.pack(workspace, tmp_path / "район"))


def members_of(packed: Path) -> Members:
    with zipfile.ZipFile(packed) as archive:
        return [(_info(name), archive.read(name)) for name in archive.namelist()]


def _info(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = method
    return info


def written(packed: Path, members: Members) -> Path:
    """A package of these members; the manifest tells of each what it is."""
    path = packed.with_name("чужой.opora")
    manifest = json.loads({info.filename: data for info, data in members}[MANIFEST])
    files = [(info, data) for info, data in members if info.filename != MANIFEST]
    manifest["files"] = [
        {
            "name": info.filename,
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "original": info.filename,
        }
        for info, data in files
    ]
    text = json.dumps(manifest).encode()
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")  # of names that come twice
        for info, data in [*files, (_info(MANIFEST), text)]:
            archive.writestr(info, data)
    return path


def refused(package: Path, root: Path) -> str:
    """The refusal; nothing is left where the workspace would be."""
    with pytest.raises(UserError) as caught:
        run_steps(unpacking.unpack(package, root))
    assert list(root.parent.glob("*")) == [], "something is left"
    return str(caught.value)


def test_what_is_not_ours_is_named_and_never_opened_for_writing(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "сюда").mkdir()
    database = tmp_path / DATABASE_NAME
    genuine = {info.filename: data for info, data in members_of(packed)}[DATABASE_NAME]
    opened: list[bool] = []
    connect = sqlite.connect

    def watched(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
        opened.append(read_only)
        return connect(path, read_only=read_only)

    monkeypatch.setattr(sqlite, "connect", watched)
    offenders: list[str] = []
    for name, (statements, words) in FOREIGN.items():
        database.write_bytes(genuine)
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
        others = [one for one in members_of(packed) if one[0].filename != DATABASE_NAME]
        package = written(packed, [(_info(DATABASE_NAME), database.read_bytes()), *others])
        told = refused(package, tmp_path / "сюда" / "место").replace("\u00a0", " ")
        if words not in told or "чужой.opora" not in told:
            offenders.append(f"{name}: {told}")
    assert offenders == []
    assert opened
    assert all(opened)


def _changed(change: Callable[[Members], Members]) -> Callable[[Path], Path]:
    return lambda packed: written(packed, change(members_of(packed)))


def _encrypted(packed: Path) -> Path:
    """The mark of encryption on the last member, in both of its heads."""
    data = bytearray(written(packed, members_of(packed)).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + place] |= 1
    path = packed.with_name("чужой.opora")
    path.write_bytes(data)
    return path


def _swelling(members: Members) -> Members:
    return [*members, (_info("documents/нули.bin"), bytes(3_000_000))]


_TRAPS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "a name twice": (_changed(lambda all_: [*all_, (_info(ORDER), b"PK other")]), "повреждён"),
    "a name twice but for its case": (
        _changed(lambda all_: [*all_, (_info("documents/ПРИКАЗ.docx"), b"PK other")]),
        "повреждён",
    ),
    "another packing": (
        _changed(lambda all_: [*all_, (_info("documents/a", zipfile.ZIP_LZMA), b"PK")]),
        "повреждён",
    ),
    "encrypted": (_encrypted, "повреждён"),
    "a place outside": (
        _changed(lambda all_: [*all_, (_info("documents/../../a"), b"PK")]),
        "повреждён",
    ),
    "an absolute place": (_changed(lambda all_: [*all_, (_info("/tmp/a"), b"PK")]), "повреждён"),
    "another part of the folder": (
        _changed(lambda all_: [*all_, (_info("backups/a.sqlite"), b"PK")]),
        "повреждён",
    ),
    "it swells": (_changed(_swelling), "не сжимаются"),
}


def test_a_database_that_calls_itself_another_program_s_is_refused(
    packed: Path, tmp_path: Path
) -> None:
    """The workspace would be refused when it is opened, so nothing of it may appear."""
    (tmp_path / "сюда").mkdir()
    database = tmp_path / DATABASE_NAME
    members = {info.filename: (info, data) for info, data in members_of(packed)}
    database.write_bytes(members[DATABASE_NAME][1])
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA application_id = 77")
    members[DATABASE_NAME] = (_info(DATABASE_NAME), database.read_bytes())
    told = refused(written(packed, list(members.values())), tmp_path / "сюда" / "место")
    assert "нет данных «Опоры»" in told


def test_archives_that_are_traps(
    packed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "сюда").mkdir()
    monkeypatch.setattr(unpacking, "_PLAUSIBLE", 1_000_000)
    monkeypatch.setattr(unpacking, "_MOST_SWELLING", 20)
    offenders: list[str] = []
    for name, (trap, words) in _TRAPS.items():
        told = refused(trap(packed), tmp_path / "сюда" / "место")
        if words not in told:
            offenders.append(f"{name}: {told}")
    assert offenders == []


def test_an_honest_package_is_not_taken_for_a_trap(packed: Path, tmp_path: Path) -> None:
    root = run_steps(unpacking.unpack(written(packed, members_of(packed)), tmp_path / "место"))
    assert (root / ORDER).read_bytes() == b"PK order"


def test_a_link_becomes_a_plain_file(packed: Path, tmp_path: Path) -> None:
    link = _info("documents/ссылка.docx")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    package = written(packed, [*members_of(packed), (link, b"/etc/passwd")])
    root = run_steps(unpacking.unpack(package, tmp_path / "место"))
    assert not (root / link.filename).is_symlink()
    assert (root / link.filename).read_bytes() == b"/etc/passwd"


def test_a_file_in_the_place_of_a_folder_is_a_calm_message(packed: Path, tmp_path: Path) -> None:
    inside = (_info(f"{ORDER}/внутри.docx"), b"PK")
    package = written(packed, [*members_of(packed), inside])
    (tmp_path / "сюда").mkdir()
    assert "повреждён" in refused(package, tmp_path / "сюда" / "место")


def test_a_record_of_a_document_leads_to_no_file_outside(
    workspace: Workspace, packed: Path, tmp_path: Path
) -> None:
    out = "documents/../../тайна.docx"
    with workspace.database.writing() as session:
        session.add(
            OutputRecord(
                created_at=workspace.clock.now(),
                kind="letter",
                title="Письмо",
                file_format="docx",
                path=out,
                sha256="",
                inputs={},
            )
        )
    database = workspace.root / "copy.sqlite"
    sqlite.copy_database(workspace.database.path, database)
    members = [
        (info, database.read_bytes() if info.filename == DATABASE_NAME else data)
        for info, data in members_of(packed)
    ]
    root = run_steps(unpacking.unpack(written(packed, members), tmp_path / "место"))
    with sqlite.reading(root / DATABASE_NAME) as reader:
        assert reader.scalar("SELECT path FROM output_record") == out
