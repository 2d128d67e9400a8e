"""Files that say something of one school, a row each, and what a check of several finds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.services.importing.service import FilePreview, ImportProblem, preview_files
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_own, write_passports

HEAD = {"school": "МБОУ «СОШ № 30»", "login": "edu990130"}
RESULT = {**HEAD, "year": 2026, "procedure": "ВПР МА 5"}
BLOCK = {**HEAD, "on_date": "20.09.2026"}
Cells = Mapping[str, Any]


def own(path: Path, kind: str, row: Cells) -> Path:
    """A workbook of ours with a row."""
    return write_own(path, kind, [row])


def block(path: Path, kind: str, row: Cells) -> Path:
    """A block of a passport."""
    return write_passports(path, {kind: [row]})


def check(workspace: Workspace, *files: Path) -> list[FilePreview]:
    """Check the files together."""
    return run_steps(preview_files(workspace, files))


def errors(preview: FilePreview) -> list[ImportProblem]:
    """What forbids to store a file."""
    return [problem for problem in preview.problems if problem.is_error]
