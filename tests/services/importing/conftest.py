"""Fixtures and short ways of the import's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.importing.service import FileOutcome, FilePreview, import_files, preview_files
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace

Preview = Callable[..., FilePreview]
Load = Callable[..., FileOutcome]


@pytest.fixture
def preview(workspace: Workspace) -> Preview:
    """Check one file."""

    def run(path: Path, **options: object) -> FilePreview:
        (found,) = run_steps(preview_files(workspace, [path], **options))  # type: ignore[arg-type]
        return found

    return run


@pytest.fixture
def load(workspace: Workspace) -> Load:
    """Import one file, making the schools that are missing unless told otherwise."""

    def run(path: Path, *, create_schools: bool = True, dry_run: bool = False) -> FileOutcome:
        (found,) = run_steps(
            import_files(workspace, [path], create_schools=create_schools, dry_run=dry_run)
        )
        return found

    return run


@pytest.fixture
def school(workspace: Workspace) -> int:
    """A school with a login and a code."""
    key, _ = schools.save_school(
        workspace,
        SchoolDraft(short_name="МБОУ «СОШ № 30»", login_digits="990130", oo_code="9130"),
    )
    return key
