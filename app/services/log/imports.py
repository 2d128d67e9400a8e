"""What imports noted of their files: where each lay, and its content as a SHA-256."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What one import noted of a file.

    Attributes:
        change_set_id: the import.
        path: where the file lay; None when it was not noted.
        sha256: of its content; empty when it was not noted.
    """

    change_set_id: int
    path: Path | None
    sha256: str


def imported_files(
    workspace: "Workspace", name: str, change_set_id: int | None = None
) -> list[ImportedFile]:
    """Files of that name: of the wanted import first, then of those in force, the newest first."""
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT id, summary, source_sha256 FROM change_set"
            " WHERE action = 'import' AND summary IS NOT NULL AND (undone_at IS NULL OR id = ?)"
            " ORDER BY id = ? DESC, id DESC",
            (change_set_id, change_set_id),
        )
    return [
        ImportedFile(
            row["id"],
            Path(file["path"]) if file.get("path") else None,
            file.get("sha256") or row["source_sha256"],
        )
        for row in rows
        for file in (json.loads(row["summary"]) or {}).get("files", ())
        if file.get("file") == name
    ]


def note_path(workspace: "Workspace", change_set_id: int, name: str, path: Path) -> None:
    """Keep with an import where its file of that name lies now; no action of the history.

    Raises:
        ReadOnlyWorkspaceError: the workspace is open read-only.
    """
    from app.models import ChangeSet

    with workspace.database.writing() as session:
        record = session.get(ChangeSet, change_set_id)
        if record is not None:
            files = [
                {**one, "path": str(path.absolute())} if one.get("file") == name else one
                for one in record.summary["files"]
            ]
            record.summary = {**record.summary, "files": files}
