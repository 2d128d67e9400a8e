"""The open files of the papers come out as they came in."""

import json
from pathlib import Path

from app.services.clock import Clock
from app.services.open_file.exporting.export import file_text, read_district
from app.services.open_file.loading.load import load_district, load_file
from app.services.open_file.loading.reading import read_text
from tests.conftest import opened_copy
from tests.seeds.papers import FOLDER


def test_a_paper_is_exported_as_it_was_loaded(
    empty_workspace_folder: Path, tmp_path: Path, clock: Clock
) -> None:
    seeds = sorted(FOLDER.glob("*.json"))
    assert seeds
    lost: list[str] = []
    for path in seeds:
        texts: list[str] = []
        for turn in ("first", "second"):
            where = tmp_path / path.stem / turn
            where.mkdir(parents=True)
            with opened_copy(empty_workspace_folder, where, clock) as workspace:
                if texts:
                    load_district(workspace, read_text(texts[0]))
                else:
                    load_file(workspace, path)
                texts.append(file_text(read_district(workspace)))
        said, kept = json.loads(path.read_text(encoding="utf-8")), json.loads(texts[0])
        lost += [
            f"{path.name}: {name}"
            for name, rows in said.items()
            if isinstance(rows, list) and len(rows) != len(kept[name])
        ]
        if texts[0] != texts[1]:
            lost.append(path.name)
    assert lost == []
