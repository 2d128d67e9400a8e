"""What a release says of itself, and which file it needs."""

import json
from pathlib import Path

import pytest

from app.services.program.releases.news import read_news
from app.services.storage import upgrade
from installer import release, released
from installer.layout import program_version
from installer.release import Release, installed_release, runtime_hash
from installer.released import Full, last_full, needed, record_full
from installer.windows.payload import describe_release

FILES = {
    "Opora.exe": b"MZ",
    "lib/a/b.pyc": b"\0\1",
    "runtime/python313.dll": b"MZ",
    "program/main.py": b"x = 1\n",
    "program/resources/fonts/a.ttf": b"font",
    "program/resources/files.json": b"{}",
}


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    folder = tmp_path / "payload"
    for name, data in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    describe_release(folder, "1.2.3", "full")
    return folder


def content(path: Path) -> dict[str, object]:
    return json.loads(path.read_text(encoding="ascii"))


def test_the_runtime_is_the_libraries_and_python_alone() -> None:
    hashes = {"lib/a": "1", "runtime/b": "2", "program/c": "3", "library/d": "4"}
    own = runtime_hash(hashes)
    assert runtime_hash(dict(reversed(hashes.items()))) == own
    assert runtime_hash(hashes | {"program/c": "5", "Opora.exe": "6"}) == own
    font = {"program/resources/fonts/a.ttf": "7"}
    for other in (font, {"lib/a": "7"}, {"runtime/b": "7"}, {"lib/new": "7"}):
        assert runtime_hash(hashes | other) != own
    assert runtime_hash({"lib/b": "1", "runtime/b": "2"}) != own


def test_a_payload_without_libraries_has_no_runtime() -> None:
    with pytest.raises(ValueError, match="neither"):
        runtime_hash({"program/main.py": "1"})


def test_the_installed_release_counts_the_files_beside_it(payload: Path) -> None:
    own = content(payload / "program/release.json")
    assert (own["opora"], own["version"], own["kind"]) == (1, "1.2.3", "full")
    assert own["schema"] == upgrade.HEAD
    assert own["parts"] == 3  # the one below `resources` is no list of ours
    assert own["bytes"] == len(FILES["program/main.py"]) + 6
    assert installed_release(payload / "program").version == "1.2.3"
    listed = content(payload / "program/files.json")
    assert set(listed) == {*FILES, "program/release.json"}


def test_the_release_of_a_package_brings_the_news_that_the_program_can_read(tmp_path: Path) -> None:
    path = tmp_path / "release.json"
    own = Release(version="1.2.3", kind="update", runtime="a" * 64)
    own.describe(path, files="b" * 64, payload="c" * 64, installed_size=5)
    told = content(path)
    assert list(told) == [
        *("opora", "version", "kind", "runtime", "schema"),
        *("files", "payload", "installed_size", "news"),
    ]
    assert str(read_news(told["news"])[0].version) == program_version()


def test_the_plain_values_come_first_where_the_launcher_looks(payload: Path) -> None:
    text = (payload / "program/release.json").read_text("ascii")
    assert len(text) < 4096
    assert [line for line in text.splitlines() if line.startswith('"version": "1.2.3"')]


def test_the_build_says_which_file_a_release_needs(tmp_path: Path) -> None:
    own = Release(version="0.3.1", kind="full", runtime="a" * 64)
    record = tmp_path / "released.toml"
    record_full(own, record)
    last = last_full(record)
    assert (last.version, last.runtime) == (own.version, own.runtime)
    assert "needs: nothing" in needed(own, last)
    later = Release(version="0.3.2", kind="full", runtime=own.runtime)
    assert "the small update" in needed(later, last)
    assert "who have 0.3.1" in needed(later, last)
    other = Release(version="0.3.2", kind="full", runtime="b" * 64)
    assert "libraries, Python or fonts changed since 0.3.1" in needed(other, last)
    assert "the launcher changed" in needed(later, Full(last.version, last.runtime, "c" * 64))


def test_the_record_of_the_project_can_be_read() -> None:
    assert last_full(released.RECORD).version.count(".") == 2


def test_the_schema_is_the_newest_migration() -> None:
    assert release.schema() == upgrade.HEAD
