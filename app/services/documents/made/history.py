"""The history of made documents: which file, from what, when."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import UserError
from app.services.documents.made.copies import forget_copy, keep_copy, sound_copy
from app.services.documents.settings import INTERNAL, PUBLIC
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import NBSP
from app.services.log.changes import Changes
from app.services.log.last_action import newest_change
from app.services.orders.orders import read_orders
from app.services.progress import Progress, Steps
from app.services.storage.files.files import described_io, sha256_of
from app.services.storage.files.passing import lasting_folder
from app.services.storage.files.sqlite import moment_if_known
from app.services.storage.files.sqlite_queries import in_pieces, json_member

if TYPE_CHECKING:
    from app.services.orders.orders import OrderRow
    from app.services.storage.files.sqlite import Row
    from app.services.storage.workspace import Workspace

_VERSIONS = {PUBLIC: "для публикации", INTERNAL: "внутренняя редакция"}


class FileState(Enum):
    """What became of a made file."""

    AS_MADE = "as made"
    CHANGED = "changed"
    GONE = "gone"
    REPLACED = "replaced"  # a later document has taken its place


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputRow:
    """A file that was made.

    Attributes:
        id: key of the row.
        created_at: aware moment, UTC; None when another program wrote there what is none.
        title: Russian title of the kind.
        kind: name of the kind.
        file_format: `docx`, `pdf` or `xlsx`.
        path: where it was put.
        exists: whether a file lies there now.
        superseded: a later document has taken the place of this file.
        sha256: of the file as it was made.
        order_label: the order that it belongs to, or empty.
        inputs: what it was made from: year, run or plan, order, schools, settings, hash; with a
            PDF also its number of pages and the characters that the font could not print.
    """

    id: int
    created_at: datetime | None
    title: str
    kind: str
    file_format: str
    path: Path
    exists: bool
    superseded: bool
    sha256: str
    order_label: str
    inputs: Mapping[str, Any]

    @property
    def version_label(self) -> str:
        """«для публикации», «внутренняя редакция», or empty for a file of before there were two."""
        return _VERSIONS.get(self.inputs.get("settings", {}).get("version"), "")

    @property
    def source_text(self) -> str:
        """School year, the day it tells of, the run and order behind the file, and its version."""
        year, run, as_of = (self.inputs.get(name) for name in ("year", "run_id", "as_of"))
        parts = [year_name(year)] if isinstance(year, int) else []
        if isinstance(as_of, str):
            parts.append(f"по состоянию на {date_digits(date.fromisoformat(as_of))}")
        if run is not None:
            parts.append(f"выявление №{NBSP}{run}")
        return ", ".join([*parts, *filter(None, (self.order_label, self.version_label))])


class Made(NamedTuple):
    """The files of a document that was made, and what it was made from.

    `inputs` may name `year`, `order_id`, `run_id`, `plan_id`.
    """

    kind: str
    title: str
    files: Sequence[Path]
    inputs: Mapping[str, Any]


def record_outputs(workspace: "Workspace", made: Iterable[Made]) -> None:
    """Remember finished files in the order of the documents, and keep a copy of each.

    The newest entry of the change log is kept with them (`made_after`): a made document stands in
    the order of what the user did.

    Raises:
        EnvironmentProblem: there is no room for the copy; the file itself is remembered.
    """
    from app.models import OutputRecord

    now = workspace.clock.now()
    with workspace.database.reading() as reader:
        newest = newest_change(reader)
    files: dict[Path, str] = {}
    made = list(made)
    with workspace.database.writing() as session:
        years = {one.inputs.get("year") for one in made}
        known = {year: _known_year(session, year) for year in years}
        for one in made:
            inputs = {**one.inputs, "made_after": newest}
            for path in one.files:
                files[path] = sha256_of(path)
                session.add(
                    OutputRecord(
                        created_at=now,
                        author=workspace.actor,
                        kind=one.kind,
                        title=one.title,
                        file_format=path.suffix.lstrip("."),
                        path=str(path.absolute()),
                        sha256=files[path],
                        year=known[inputs.get("year")],
                        order_id=inputs.get("order_id"),
                        run_id=inputs.get("run_id"),
                        plan_id=inputs.get("plan_id"),
                        inputs=inputs,
                    )
                )
    for path, sha256 in files.items():
        keep_copy(workspace, path, sha256)


def _known_year(session: Any, year: Any) -> int | None:  # noqa: ANN401 - a session and a snapshot
    from app.models import SchoolYear

    return year if year is not None and session.get(SchoolYear, year) is not None else None


def delete_output(workspace: "Workspace", output_id: int) -> Changes:
    """Take a file out of the history with the copy that was kept of it. Cannot be undone.

    The file itself stays where it is, and the copy while another entry has the same content.

    Raises:
        UserError: there is no such entry.
        EnvironmentProblem: the copy is open in another program; nothing was changed.
    """
    from sqlmodel import col, select

    from app.models import OutputRecord

    with workspace.database.writing() as session:
        record = session.get(OutputRecord, output_id)
        if record is None:
            raise UserError(
                "Этой записи уже нет в истории.", "Сам документ остаётся в своей папке."
            )
        query = select(OutputRecord.id).where(
            col(OutputRecord.sha256) == record.sha256, col(OutputRecord.id) != output_id
        )
        if session.exec(query).first() is None:
            forget_copy(workspace, record.sha256, record.file_format)
        session.delete(record)
    return Changes(tables=frozenset({"output_record"}))


def state_of(row: OutputRow) -> FileState:
    """What became of a made file; its content is read, so it takes milliseconds."""
    if row.superseded:
        return FileState.REPLACED
    try:
        as_made = sha256_of(row.path) == row.sha256
    except FileNotFoundError:
        return FileState.GONE
    except OSError:  # open in Word, or nobody may look at it: that it is there is all we know
        return FileState.AS_MADE if row.exists else FileState.GONE
    return FileState.AS_MADE if as_made else FileState.CHANGED


def seen_state(row: OutputRow) -> FileState:
    """The same as far as it is known without reading the file: that it is not changed is hoped."""
    if row.superseded:
        return FileState.REPLACED
    return FileState.AS_MADE if row.exists else FileState.GONE


def states_of(rows: Sequence[OutputRow]) -> Steps[dict[int, FileState]]:
    """The same of many files by their keys, a file a step."""
    states: dict[int, FileState] = {}
    for done, row in enumerate(rows):
        yield Progress(done, len(rows), row.path.name)
        states[row.id] = state_of(row)
    return states


def kept_file(workspace: "Workspace", row: OutputRow) -> Path | None:
    """The copy of exactly what was made, None where none is kept (made before copies were)."""
    return sound_copy(workspace, row.sha256, row.file_format)


def file_as_made(workspace: "Workspace", row: OutputRow) -> Path:
    """A file with exactly what was made, under its own name.

    It is the file in its folder while that is what was made; else the copy that was kept, taken
    out to a passing folder where changing it changes nothing; without a copy the file as it is.

    Raises:
        EnvironmentProblem: there is no room for a passing file.
    """
    import shutil

    kept = None if state_of(row) is FileState.AS_MADE else kept_file(workspace, row)
    if kept is None:
        return row.path
    target = lasting_folder() / row.path.name
    with described_io(target):
        shutil.copyfile(kept, target)
        target.chmod(0o444)  # Word says so itself: what was made is not to be changed
    return target


def pages_of(workspace: "Workspace", row: OutputRow) -> Path | None:
    """The PDF that shows the pages of a made file: itself, or one of the same content as a DOCX.

    It is the copy that was kept when it was made; where there is none, the file in its folder.
    """
    if row.file_format == "pdf":
        kept = kept_file(workspace, row)
        if kept is not None:
            return kept
        return row.path if row.exists and not row.superseded else None
    pages = (pages_of(workspace, other) for other in _twins(workspace, row))
    return next((path for path in pages if path is not None), None)


def _twins(workspace: "Workspace", row: OutputRow) -> list[OutputRow]:
    """The PDF files of the same content and look, newest first."""
    outputs = find_outputs(workspace)
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT id FROM output_record WHERE kind = ? AND file_format = 'pdf'"
            f" AND {json_member('inputs', 'content_sha256')} IS ? ORDER BY id DESC",
            (row.kind, row.inputs.get("content_sha256")),
        )
    others = outputs.read([one[0] for one in rows])
    return [one for one in others if one.inputs.get("settings") == row.inputs.get("settings")]


@dataclass(frozen=True, kw_only=True)
class Outputs:
    """The history, of which files are read a few at a time; for any thread.

    Attributes:
        keys: of all files, newest first.
        superseded: those of them whose place a later document has taken.
    """

    workspace: "Workspace"
    keys: Sequence[int]
    superseded: Set[int]

    def read(self, keys: Sequence[int]) -> list[OutputRow]:
        """The files with these keys, in their order; one that is not there is left out."""
        rows: dict[int, Row] = {}
        with self.workspace.database.reading() as reader:
            orders = read_orders(reader)
            for some in in_pieces(keys):
                query = f"SELECT * FROM output_record WHERE id IN ({', '.join('?' * len(some))})"
                rows |= {row["id"]: row for row in reader.rows(query, some)}
        return [
            _output(rows[key], orders, superseded=key in self.superseded)
            for key in keys
            if key in rows
        ]


def find_outputs(workspace: "Workspace") -> Outputs:
    """Which files were made."""
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT id, path FROM output_record ORDER BY id DESC")
    newer: set[str] = set()
    superseded: set[int] = set()
    for key, path in rows:
        if path in newer:
            superseded.add(key)
        newer.add(path)
    return Outputs(workspace=workspace, keys=[row[0] for row in rows], superseded=superseded)


def list_outputs(workspace: "Workspace", limit: int | None = 200) -> list[OutputRow]:
    """The newest files first, all of them without a limit."""
    outputs = find_outputs(workspace)
    return outputs.read(outputs.keys[:limit])


def _output(row: "Row", orders: "Mapping[int, OrderRow]", *, superseded: bool) -> OutputRow:
    import json

    path = Path(row["path"])
    order = orders.get(row["order_id"])
    return OutputRow(
        id=row["id"],
        created_at=moment_if_known(row["created_at"]),
        title=row["title"],
        kind=row["kind"],
        file_format=row["file_format"],
        path=path,
        exists=path.is_file(),
        superseded=superseded,
        sha256=row["sha256"],
        order_label="" if order is None else order.label,
        inputs=json.loads(row["inputs"]),
    )
