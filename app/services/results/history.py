"""What happened to one result, and which results an action touched: read from the change log."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from app.services.findings.finding import Finding, Weight
from app.services.log.entries import LoggedAction, action_facts, entries_about, one
from app.services.log.sides import is_whole
from app.services.log.subjects import CellKey, cell_of, keys_of_action, result_key
from app.services.log.tables.results import row_words
from app.services.log.words.rows import DAMAGED
from app.services.log.words.table import RESULT
from app.services.results.merging import MEAN_KEPT, mean_outlives, mean_words, values_of_row
from app.services.results.rules import ResultValues

if TYPE_CHECKING:
    from app.services.results.stored.rows import ResultRow
    from app.services.storage.files.sqlite import Reader, Row
    from app.services.storage.workspace import Workspace

NO_DATA = "нет данных"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange(LoggedAction):
    """One change of a result.

    Attributes:
        old: value before in words, «нет данных» when there was none; where the log is damaged,
            that it is, and so is `new`.
        new: value after in words.
    """

    old: str
    new: str

    @property
    def text(self) -> str:
        """«1 из 20 → 2 из 20»; what is damaged is said once."""
        return DAMAGED if self.new == DAMAGED else f"{self.old} → {self.new}"


def cell_history(
    workspace: "Workspace",
    school_id: int,
    procedure_id: int,
    year: int,
    *,
    limit: int | None = None,
) -> list[CellChange]:
    """Changes of the result of a school in a procedure and year, newest first, all by default."""
    key = result_key(school_id, procedure_id, year)
    with workspace.database.reading() as reader:
        entries = entries_about(reader, [one(RESULT, key)])
        imported = _import_of(reader, school_id, procedure_id, year)
    changes = [
        CellChange(**asdict(entry.action), old=old, new=new)
        for entry in reversed(entries)
        for old, new in [_told(entry.before, entry.after)]
    ]
    if imported is not None and not any(change.old == NO_DATA for change in changes):
        first = changes[-1].old if changes else row_words(dict(imported))
        changes.append(CellChange(**action_facts(imported), old=NO_DATA, new=first))
    return changes[:limit]


def kept_mean(workspace: "Workspace", result: "ResultRow") -> Finding | None:
    """A note that the mean score of a result is older than its other numbers, or None.

    The log says which numbers it came with.
    """
    now = values_of_row(result)
    if now.mean_score_h is None:
        return None
    key = result_key(result.school_id, result.procedure_id, result.year)
    with workspace.database.reading() as reader:
        entries = entries_about(reader, [one(RESULT, key)])
    first = now
    for entry in reversed(entries):
        before = entry.before or {}
        if before.get("mean_score_h") != now.mean_score_h:
            break
        first = ResultValues(
            **{name: before[name] for name in ResultValues._fields if name in before}
        )
    if not mean_outlives(now, first):
        return None
    return Finding(
        code=MEAN_KEPT,
        text=f"{mean_words(first)} и к нынешним может не относиться.",
        hint="Загрузите файл со средним баллом или очистите ячейку и введите числа снова.",
        weight=Weight.NOTE,
    )


def touched_cells(workspace: "Workspace", change_set_id: int) -> list[CellKey]:
    """Results that the log of an action names; rows that an import inserted are not among them."""
    with workspace.database.reading() as reader:
        return [cell_of(key) for key in keys_of_action(reader, change_set_id, RESULT)]


def _import_of(reader: "Reader", school_id: int, procedure_id: int, year: int) -> "Row | None":
    """The action that inserted the present result in bulk, with the values of today."""
    return reader.row(
        "SELECT c.id, c.created_at, c.actor, c.title, c.action, c.undone_at,"
        " r.state, r.participants, r.failed, r.percents_only, r.failed_percent_h"
        " FROM result r JOIN change_set c ON c.id = r.change_set_id"
        " WHERE r.school_id = ? AND r.procedure_id = ? AND r.year = ?",
        (school_id, procedure_id, year),
    )


def _told(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> tuple[str, str]:
    are_known = before is not None or after is not None
    if not are_known or not all(is_whole(RESULT, side) for side in (before, after)):
        return DAMAGED, DAMAGED
    return _words(before), _words(after)


def _words(values: Mapping[str, Any] | None) -> str:
    return row_words(values) if values else NO_DATA
