"""Where a number came from, and whether the file is still there."""

from pathlib import Path

import pytest

from app.services.changes import changing
from app.services.results.reading import source_text
from app.services.source_files import SourcePlace, find_file, source_places
from app.services.storage.files import sha256_of
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
