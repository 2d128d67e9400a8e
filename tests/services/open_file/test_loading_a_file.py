"""Loading a file on disk: one action behind a copy, tried first, or nothing at all."""

import json
from pathlib import Path

import pytest

from app.errors import CancelledByUserError, UserError
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.open_file.exporting.export import file_text, read_district
from app.services.open_file.loading.load import load_file, load_steps
from app.services.open_file.loading.problems import FileProblemsError
from app.services.progress import run_steps, stopping_when
from app.services.storage.workspace import Workspace
from tests.services.open_file.whole import WHOLE


def test_loading_is_one_action_that_is_told_and_taken_back(demo: Workspace, tmp_path: Path) -> None:
    before = file_text(read_district(demo))
    path = tmp_path / "район.json"
    path.write_text(json.dumps(WHOLE), encoding="utf-8-sig")
    tried = load_file(demo, path, dry_run=True)
    assert file_text(read_district(demo)) == before
    copies = set(demo.backups.iterdir())
    done = load_file(demo, path)
    assert done.counts == tried.counts
    assert done.findings == tried.findings
    assert done.counts["department"] == {"changed": 1}
    assert done.counts["programmes"] == {"new": 1}
    newest = list_changes(demo)[0]
    assert (newest.id, newest.source_file) == (done.changes.change_set_id, path.name)
    assert copies.issubset(demo.backups.iterdir())
    assert len(set(demo.backups.iterdir()) - copies) == 1
    assert file_text(read_district(demo)) != before
    assert load_file(demo, path).changes.change_set_id is None
    undo(demo, newest.id)
    assert file_text(read_district(demo)) == before


def test_what_is_refused_or_given_up_leaves_nothing_behind(demo: Workspace, tmp_path: Path) -> None:
    before, copies = file_text(read_district(demo)), set(demo.backups.iterdir())
    path = tmp_path / "район.json"
    path.write_text(
        json.dumps({**WHOLE, "results": [{**WHOLE["results"][0], "failed": 999}]}),
        encoding="utf-8",
    )
    with pytest.raises(FileProblemsError):
        load_file(demo, path)
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    steps = load_steps(demo, path)
    told = [next(steps).text for _step in range(4)]
    assert told[0] == "Чтение файла"
    assert told[-1] in {"Управление образования", "Сотрудники", "Школы"}
    steps.close()
    texts: list[str] = []
    with (
        stopping_when(lambda: texts[-1:] == ["Значения критериев"]),
        pytest.raises(CancelledByUserError),
    ):
        run_steps(load_steps(demo, path), lambda step: texts.append(step.text))
    assert file_text(read_district(demo)) == before
    assert set(demo.backups.iterdir()) == copies
    assert load_file(demo, path).changes.change_set_id is not None


def test_a_try_tells_the_stored_rows_that_would_change(demo: Workspace, tmp_path: Path) -> None:
    school = read_district(demo).schools[0]
    path = tmp_path / "район.json"
    changed = {"login": school.login, "name": school.name, "settlement": "Ясный"}
    path.write_text(
        json.dumps({"opora": 1, "schools": [changed, {"login": "990001", "name": "СОШ № 99"}]}),
        encoding="utf-8",
    )
    tried = load_file(demo, path, dry_run=True)
    assert (tried.total("new"), tried.total("changed")) == (1, 1)
    (edit,) = tried.edits
    assert (edit.kind, edit.name, edit.verb) == ("Школа", school.name, "изменено")
    assert [(one.before, one.after) for one in edit.fields] == [(school.settlement, "Ясный")]
    assert load_file(demo, path).edits == tried.edits


def test_no_file_and_no_json_are_told(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="нет"):
        load_file(workspace, tmp_path / "нет.json")
    with pytest.raises(UserError, match="не файл"):
        load_file(workspace, tmp_path)
    for content in (b"", b"{", b'{"opora": 2}', b"[]", b"\xff\xfe", b"PK\x03\x04"):
        path = tmp_path / "a.json"
        path.write_bytes(content)
        with pytest.raises(FileProblemsError) as caught:
            load_file(workspace, path)
        assert caught.value.problems
