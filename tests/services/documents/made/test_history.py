"""The history of made documents: which files there are, and the rows a few at a time."""

from pathlib import Path

from app.services.documents.made import history
from app.services.documents.made.history import Made, record_outputs
from app.services.storage.workspace import Workspace


def test_all_files_are_listed_and_read_a_few_at_a_time(
    workspace: Workspace, tmp_path: Path
) -> None:
    paths = [tmp_path / f"Приказ {number % 230}.docx" for number in range(460)]
    for path in paths[:230]:
        path.write_bytes(b"PK")
    record_outputs(
        workspace, [Made("list-order", "Приказ", [path], {"year": None}) for path in paths]
    )
    outputs = history.find_outputs(workspace)
    assert len(outputs.keys) == 460
    assert len(outputs.superseded) == 230
    assert outputs.superseded == set(outputs.keys[230:])
    whole = history.list_outputs(workspace, limit=None)
    assert [row.id for row in whole] == list(outputs.keys)
    assert len(history.list_outputs(workspace)) == 200
    assert [row.path for row in reversed(whole)] == paths
    assert outputs.read([outputs.keys[3], 10**6, outputs.keys[-1]]) == [whole[3], whole[-1]]
    assert outputs.read([]) == []
