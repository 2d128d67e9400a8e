"""The file that stands where a document is to be put: replaced, or kept as an earlier version."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.storage.files.files import described_io, safe_name, sha256_of

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

VERSIONS = "Прежние версии"

# What a document is about. A file about something else is never replaced, whatever its name.
_ABOUT = ("year", "run_id", "plan_id")
_ABOUT_SETTINGS = ("basis", "version")


def is_about_the_same(
    workspace: "Workspace", path: Path, kind: str, inputs: Mapping[str, Any]
) -> bool:
    """Whether a file is our own unchanged one about the same: kind, year, run, plan, order."""
    record = _own_record(workspace, path)
    return record is not None and (record[0], _about(record[1])) == (kind, _about(inputs))


def _about(inputs: Mapping[str, Any]) -> tuple[object, ...]:
    return (*lasting_subject(inputs), inputs.get("order_id"))


def lasting_subject(inputs: Mapping[str, Any]) -> tuple[object, ...]:
    """What a document is about from the first: its order may get a row in the register later."""
    settings, subject = inputs.get("settings", {}), inputs.get("subject")
    return (
        *(inputs.get(name) for name in _ABOUT),
        *(settings.get(name) for name in _ABOUT_SETTINGS),
        *([subject] if subject else []),
    )


def _own_record(workspace: "Workspace", path: Path) -> tuple[str, Mapping[str, Any]] | None:
    """Kind and inputs of what was last written to a path, while the file is as it was written."""
    import json

    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT kind, inputs, sha256 FROM output_record WHERE path = ?"
            " ORDER BY id DESC LIMIT 1",
            (str(path.absolute()),),
        )
    if not rows:
        return None
    try:  # a file that was deleted or moved since leaves nothing to keep
        unchanged = path.is_file() and rows[0]["sha256"] == sha256_of(path)
    except PermissionError:
        unchanged = True  # open in Word: writing it will say so
    return (rows[0]["kind"], json.loads(rows[0]["inputs"])) if unchanged else None


@contextmanager
def keeping_version(
    workspace: "Workspace", path: Path, inputs: Mapping[str, Any]
) -> Generator[None]:
    """While a file of ours is replaced by another content, its old version is kept.

    It goes into the folder «Прежние версии» beside it, wherever that is, and the history follows
    it there. The same content in the same look simply takes the place of the old file.
    """
    version = None if _is_same(workspace, path, inputs) else _copied_version(path)
    try:
        yield
    except BaseException:
        if version is not None:
            version.unlink(missing_ok=True)
        raise
    if version is not None:
        _move_record(workspace, path, version)


def _is_same(workspace: "Workspace", path: Path, inputs: Mapping[str, Any]) -> bool:
    record = _own_record(workspace, path)
    alike = ("content_sha256", "settings")
    return record is not None and all(record[1].get(name) == inputs.get(name) for name in alike)


def _copied_version(path: Path) -> Path | None:
    import shutil

    if not path.is_file():
        return None
    moment_of = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    folder = path.parent / VERSIONS
    stamp = f" {moment_of:%d.%m.%Y %H-%M}"
    marks = (stamp if number == 1 else f"{stamp} ({number})" for number in count(1))
    free = (folder / safe_name(path.stem, f"{mark}{path.suffix}") for mark in marks)
    version = next(path for path in free if not path.exists())
    with described_io(version):
        folder.mkdir(exist_ok=True)
        try:
            shutil.copy2(path, version)
        except PermissionError:
            return None  # open in Word: writing it will say so
    return version


def _move_record(workspace: "Workspace", path: Path, version: Path) -> None:
    from sqlmodel import select

    from app.models import OutputRecord

    with workspace.database.writing() as session:
        query = select(OutputRecord).where(OutputRecord.path == str(path.absolute()))
        for record in session.exec(query):
            record.path = str(version.absolute())
            session.add(record)
