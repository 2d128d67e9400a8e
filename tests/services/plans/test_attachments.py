from pathlib import Path

import pytest

from app.enums import MeasureStatus
from app.errors import EnvironmentProblem, UserError
from app.services import plans
from app.services.orders import attachments
from app.services.plans import MarkDraft
from app.services.storage.workspace import Workspace, open_workspace
from tests.services.plans.conftest import SmallPlan


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Справка № 3.docx"
    path.write_bytes(b"content")
    return path


def test_a_file_is_copied_and_named_in_the_mark(small_plan: SmallPlan, paper: Path) -> None:
    workspace = small_plan.workspace
    attachment_id = plans.attach_file(workspace, paper)
    paper.unlink()
    copy = plans.attachment_path(workspace, attachment_id)
    assert copy.read_bytes() == b"content"
    assert copy.parent == workspace.attachments
    assert copy.name.endswith("Справка № 3.docx")
    draft = MarkDraft(status=MeasureStatus.DONE, attachment_id=attachment_id)
    plans.mark_measures(workspace, small_plan.measures[:1], draft)
    assert small_plan.rows()[0].mark_text == "Выполнено. Приложен файл «Справка № 3.docx»"


def test_the_same_file_is_kept_once(workspace: Workspace, paper: Path) -> None:
    first = plans.attach_file(workspace, paper)
    assert plans.attach_file(workspace, paper) == first
    paper.write_bytes(b"other")
    assert plans.attach_file(workspace, paper) != first
    assert len(list(workspace.attachments.iterdir())) == 2


def test_a_lost_copy_is_told_and_restored_by_attaching_again(
    workspace: Workspace, paper: Path
) -> None:
    attachment_id = plans.attach_file(workspace, paper)
    plans.attachment_path(workspace, attachment_id).unlink()
    with pytest.raises(UserError, match="Справка"):
        plans.attachment_path(workspace, attachment_id)
    assert plans.attach_file(workspace, paper) == attachment_id
    assert plans.attachment_path(workspace, attachment_id).is_file()


def test_a_file_that_cannot_be_taken_is_refused_calmly(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST_BYTES", 10)
    large, empty = tmp_path / "большой.pdf", tmp_path / "пустой.pdf"
    large.write_bytes(b"x" * 11)
    empty.touch()
    for path, words in (
        (large, "больше"),
        (empty, "пустой"),
        (tmp_path / "нет.pdf", "не найден"),
        (tmp_path, "не найден"),
    ):
        with pytest.raises(UserError, match=words):
            plans.attach_file(workspace, path)
    assert list(workspace.attachments.iterdir()) == []
    with pytest.raises(UserError):
        plans.attachment_path(workspace, 1)


def test_a_file_that_changes_while_it_is_copied_is_refused(
    workspace: Workspace, paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = attachments.sha256_of

    def changing_file(path: Path) -> str:
        digest = real(path)
        paper.write_bytes(b"changed meanwhile")
        return digest

    monkeypatch.setattr(attachments, "sha256_of", changing_file)
    with pytest.raises(UserError, match="изменился"):
        plans.attach_file(workspace, paper)
    assert list(workspace.attachments.iterdir()) == []


def test_nothing_is_copied_into_a_workspace_open_for_reading(
    workspace: Workspace, paper: Path
) -> None:
    with open_workspace(workspace.root, read_only=True) as second:
        with pytest.raises(EnvironmentProblem):
            plans.attach_file(second, paper)
        assert list(second.attachments.iterdir()) == []
