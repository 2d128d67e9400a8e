"""Where a number came from, and whether the file is still there."""

from pathlib import Path

import pytest

from app.services.log.changes import changing, undo
from app.services.log.listing import list_changes
from app.services.program.source_files import SourcePlace, find_file, point_at, source_places
from app.services.results.stored.rows import source_text
from app.services.storage.files.files import sha256_of
from app.services.storage.workspace import Workspace


@pytest.mark.parametrize(
    "place",
    [
        SourcePlace("ВПР 2024–2026, статистика.xlsx", "Отметки", 216),
        SourcePlace("a.csv", "", 3),
        SourcePlace("a.csv", "", None),
    ],
)
def test_a_source_in_words_gives_its_parts_back(place: SourcePlace) -> None:
    assert source_places(source_text(place.file, place.sheet, place.row)) == [place]


def test_pooled_results_have_two_places_and_typed_ones_none() -> None:
    text = f"{source_text('a.xlsx', 'Л', 1)}; {source_text('b.xlsx', 'Л', 2)}"
    assert [place.file for place in source_places(text)] == ["a.xlsx", "b.xlsx"]
    assert source_places(source_text("", "", None)) == []


def imported(workspace: Workspace, path: Path, *, with_path: bool = True) -> None:
    found = {"file": path.name, "sha256": sha256_of(path)}
    if with_path:
        found["path"] = str(path)
    with changing(workspace, "import", "Загрузка", source_file=path.name) as work:
        work.summary = {"files": [found]}


def test_a_file_is_there_changed_gone_or_unknown(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ВПР.xlsx"
    path.write_bytes(b"1")
    assert find_file(workspace, path.name).state == "unknown"
    imported(workspace, path, with_path=False)
    assert find_file(workspace, path.name).state == "unknown"
    imported(workspace, path)
    assert (find_file(workspace, path.name).state, find_file(workspace, path.name).path) == (
        "there",
        path,
    )
    path.write_bytes(b"2")
    assert find_file(workspace, path.name).state == "changed"
    path.unlink()
    assert find_file(workspace, path.name).state == "gone"


def test_an_import_of_before_takes_the_place_that_the_user_tells(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "ВПР.xlsx"
    path.write_bytes(b"1")
    imported(workspace, path, with_path=False)
    other = tmp_path / "другой.xlsx"
    other.write_bytes(b"2")
    assert point_at(workspace, path.name, other).state == "changed"
    assert find_file(workspace, path.name).state == "unknown", "another file is not kept"
    history = len(list_changes(workspace))
    assert point_at(workspace, path.name, path).state == "there"
    assert find_file(workspace, path.name).path == path
    assert len(list_changes(workspace)) == history


def test_without_its_content_a_file_is_shown_but_not_vouched_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "ВПР.xlsx"
    path.write_bytes(b"1")
    with changing(workspace, "import", "Загрузка", source_file=path.name) as work:
        work.summary = {"files": [{"file": path.name}]}
    assert point_at(workspace, path.name, path).state == "unchecked"
    assert find_file(workspace, path.name).state == "unchecked"


def test_the_same_content_is_found_where_another_import_had_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    first, second = tmp_path / "а" / "ВПР.xlsx", tmp_path / "б" / "ВПР.xlsx"
    for path in (first, second):
        path.parent.mkdir()
        path.write_bytes(b"1")
        imported(workspace, path)
    second.unlink()
    found = find_file(workspace, "ВПР.xlsx")
    assert (found.state, found.path) == ("there", first)


def test_an_import_that_was_taken_back_still_knows_its_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "ВПР.xlsx"
    path.write_bytes(b"1")
    imported(workspace, path)
    number = list_changes(workspace)[0].id
    undo(workspace, number)
    assert find_file(workspace, path.name).state == "unknown"
    assert find_file(workspace, path.name, number).state == "there"
