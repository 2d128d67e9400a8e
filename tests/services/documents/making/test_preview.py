from pathlib import Path

import pytest

from app.errors import UserError
from app.services.department.department import DepartmentDraft, save_department
from app.services.documents.making import export, preview
from app.services.documents.settings import save_look
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace

YEAR = 2020


def test_the_preview_has_the_pages_of_the_file_and_writes_nothing(
    demo: Workspace, tmp_path: Path
) -> None:
    shown = run_steps(preview.preview(demo, "execution-report", year=YEAR - 1))
    assert shown is not None
    assert not demo.documents.exists() or list(demo.documents.iterdir()) == []
    (path,) = run_steps(
        export.build(demo, "execution-report", year=YEAR - 1, formats=("pdf",), out=tmp_path)
    )
    written = run_steps(preview.preview_file(path))
    assert written.title == path.name
    assert written.pages.sizes == shown.pages.sizes
    assert written.pages.draw(0, 1) == shown.pages.draw(0, 1)
    assert shown.title == "Отчёт об исполнении плана мероприятий"


def test_the_same_pages_are_not_made_twice(demo: Workspace) -> None:
    first = run_steps(preview.preview(demo, "list-order", year=YEAR))
    assert first is not None
    again = preview.preview(demo, "list-order", year=YEAR, known=first.fingerprint)
    assert run_steps(again) is None
    save_look(demo, "font_size", "12")
    other = run_steps(preview.preview(demo, "list-order", year=YEAR, known=first.fingerprint))
    assert other is not None


def test_lines_to_fill_in_are_named(demo: Workspace) -> None:
    save_department(demo, DepartmentDraft(full_name="Управление образования"))
    shown = run_steps(preview.preview(demo, "list-order", year=YEAR))
    assert shown is not None
    assert shown.blanks[0].page == 0
    assert any("организаций ______, ______" in blank.text for blank in shown.blanks)


def test_nothing_to_write_from_is_told(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="составить нельзя"):
        run_steps(preview.preview(workspace, "list-order", year=YEAR))


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="больше нет"):
        run_steps(preview.preview_file(tmp_path / "нет.pdf"))
