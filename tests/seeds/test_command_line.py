"""The open files of the papers from the command line, as from the service."""

from pathlib import Path

import pytest

from app.services.clock import Clock
from app.services.open_file.exporting.export import file_text, read_district
from tests.cli.opora import Opora
from tests.conftest import opened_copy
from tests.seeds.papers import FOLDER, loaded


def test_the_command_line_loads_a_paper_as_the_service_does_and_checks_it(
    empty_workspace_folder: Path,
    tmp_path: Path,
    clock: Clock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    unlike: list[str] = []
    for path in sorted(FOLDER.glob("*.json")):
        opora, out = Opora(tmp_path / path.stem / "data", capsys), tmp_path / path.name
        opora("init")
        with opened_copy(empty_workspace_folder, tmp_path / path.stem, clock) as workspace:
            loaded(workspace, path.stem)
            text = file_text(read_district(workspace))
        opora("load", path)
        opora("export", "--out", out)
        if out.read_text(encoding="utf-8") != text:
            unlike.append(path.name)
        if not opora("check")["findings"]:
            unlike.append(f"{path.name}, check")
    assert unlike == []
