"""Commands that tell what takes room and remove it."""

from app.services.progress import run_steps
from app.services.storage.backup import make_backup
from app.services.storage.workspace import open_workspace
from tests.cli.opora import Opora
from tests.naming import name_in_copy


def test_all_of_a_kind_leaves_what_may_be_needed(opora: Opora) -> None:
    with open_workspace(opora.root) as workspace:
        orphan = workspace.attachments / "made" / f"{'0' * 64}.docx"
        orphan.parent.mkdir(parents=True, exist_ok=True)
        orphan.write_bytes(b"x" * 2000)
        copy = run_steps(
            make_backup(workspace.database.path, workspace.backups, workspace.clock, "manual")
        )
        name_in_copy(copy, "0" * 64)
    told = opora.text("space", "list", "--all")
    assert "можно удалить 0, 0\u00a0КБ; может понадобиться 1, 2\u00a0КБ" in told
    assert "Документ без записи от" in told
    assert "вернётесь к более новой резервной копии" in told
    (item,) = next(
        kind["items"]
        for kind in opora("space", "list")["kinds"]
        if kind["kind"] == "document-copies"
    )
    assert item["needed"].startswith("понадобится")
    told = opora.text("space", "free", "document-copies", "--all")
    assert "удалено 0" in told
    assert "Оставлено 1: понадобится, если вернётесь" in told
    assert orphan.is_file()
    answer = opora("space", "free", "document-copies", "--name", orphan.name)
    assert (answer["removed"], answer["left"]) == (1, 0)
    assert not orphan.exists()
