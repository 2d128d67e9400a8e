"""The history of made documents: which file, from what, when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.orders import read_orders
from app.services.storage.files import sha256_of
from app.services.storage.sqlite import moment

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OutputRow:
    """A file that was made.

    Attributes:
        id: key of the row.
        created_at: aware moment, UTC.
        title: Russian title of the kind.
        kind: name of the kind.
        file_format: `docx` or `pdf`.
        path: where it was put.
        exists: whether a file lies there now.
        order_label: the order that it belongs to, or empty.
        inputs: what it was made from: year, run or plan, order, schools, settings, hash; with a
            PDF also its number of pages and the characters that the font could not print.
    """

    id: int
    created_at: datetime
    title: str
    kind: str
    file_format: str
    path: Path
    exists: bool
    order_label: str
    inputs: Mapping[str, Any]


def record_outputs(
    workspace: "Workspace",
    kind: str,
    title: str,
    files: Sequence[Path],
    inputs: Mapping[str, Any],
) -> None:
    """Remember finished files; `inputs` may name `year`, `order_id`, `run_id`, `plan_id`."""
    from app.models import OutputRecord

    with workspace.database.writing() as session:
        for path in files:
            session.add(
                OutputRecord(
                    created_at=workspace.clock.now(),
                    author=workspace.actor,
                    kind=kind,
                    title=title,
                    file_format=path.suffix.lstrip("."),
                    path=str(path.absolute()),
                    sha256=sha256_of(path),
                    year=_known_year(session, inputs.get("year")),
                    order_id=inputs.get("order_id"),
                    run_id=inputs.get("run_id"),
                    plan_id=inputs.get("plan_id"),
                    inputs=dict(inputs),
                )
            )


def _known_year(session: Any, year: Any) -> int | None:  # noqa: ANN401 - a session and a snapshot
    from app.models import SchoolYear

    return year if year is not None and session.get(SchoolYear, year) is not None else None


def is_own_output(workspace: "Workspace", path: Path) -> bool:
    """Whether the file is as the program last wrote it there, not edited since and not foreign."""
    with workspace.database.reading() as reader:
        written = reader.scalar(
            "SELECT sha256 FROM output_record WHERE path = ? ORDER BY id DESC LIMIT 1",
            (str(path.absolute()),),
        )
    try:
        return written is not None and written == sha256_of(path)
    except PermissionError:
        return True  # open in Word: writing it will say so


def list_outputs(workspace: "Workspace", limit: int = 200) -> list[OutputRow]:
    """The newest files first."""
    import json

    with workspace.database.reading() as reader:
        orders = read_orders(reader)
        rows = reader.rows("SELECT * FROM output_record ORDER BY id DESC LIMIT ?", (limit,))
    found: list[OutputRow] = []
    for row in rows:
        path = Path(row["path"])
        order = orders.get(row["order_id"])
        found.append(
            OutputRow(
                row["id"],
                moment(row["created_at"]),
                row["title"],
                row["kind"],
                row["file_format"],
                path,
                path.is_file(),
                "" if order is None else order.label,
                json.loads(row["inputs"]),
            )
        )
    return found
