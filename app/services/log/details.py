"""What an action changed, row by row in words, and whether it can be taken back now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from app.errors import KnownProblem, LaterChangesError
from app.services.findings.finding import Finding, Weight
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.language.plural import ROW, counted
from app.services.log.catalogue import called, descriptions
from app.services.log.parts.reading import StoredEntry, entries_at, entries_of
from app.services.log.sides import whole_sides
from app.services.log.words.columns import Unit
from app.services.log.words.rows import cell_words, row_name
from app.services.log.words.sentences import Names
from app.services.log.words.table import TableWords

if TYPE_CHECKING:
    from app.services.log.reverting import KeptRow
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

UNREADABLE = "не читается"
_MOST_TRIED = 1000  # rows of an action that is tried to be taken back before anybody asks for it
_ADDED, _CHANGED, _REMOVED = "добавлено", "изменено", "удалено"
# Counts that an import keeps of every file, beside its rows.
COUNTS = {
    "fresh": "новых",
    "changed": "изменено",
    "unchanged": "без изменений",
    "rejected": "не принято",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column of a changed row.

    Attributes:
        title: Russian name, lower case.
        before: the value before; empty when there was none.
        after: the value now; empty when there is none.
    """

    title: str
    before: str
    after: str

    @property
    def text(self) -> str:
        """«не справились: 11 → 12»; the side that is empty is left out."""
        if self.before and self.after:
            return f"{self.title}: {self.before} → {self.after}"
        if self.after:
            return f"{self.title}: {self.after}"
        return f"{self.title}: было {self.before}"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One changed row.

    Attributes:
        kind: what sort of row: «Школа».
        name: which one, or empty.
        verb: `добавлено`, `изменено`, `удалено` or, where the log is damaged, `UNREADABLE`.
        fields: the columns that tell something.
    """

    kind: str
    name: str
    verb: str
    fields: tuple[FieldChange, ...]

    @property
    def text(self) -> str:
        """The changed columns in one line."""
        return "; ".join(field.text for field in self.fields)


def describe_change(
    workspace: "Workspace", change_set_id: int, *, limit: int = 200
) -> tuple[RowChange, ...]:
    """The first `limit` rows of an action, in the order of the log."""
    with workspace.database.reading() as reader:
        return _described(reader, entries_of(reader, change_set_id, limit=limit))


def describe_edits(reader: "Reader", change_set_id: int, *, limit: int) -> tuple[RowChange, ...]:
    """The first rows that were there before an action, as it leaves them.

    Args:
        reader: on the connection of the action, so that it is told before it is committed.
        change_set_id: key of the action.
        limit: how many rows at most.
    """
    return _described(reader, entries_of(reader, change_set_id, limit=limit, present=True))


def _described(reader: "Reader", entries: Sequence[StoredEntry]) -> tuple[RowChange, ...]:
    words = _Words(reader)
    return tuple(
        words.row(entry.table, *sides)
        for entry, sides in zip(entries, whole_sides(reader, entries), strict=True)
    )


def file_counts(summary: object) -> list[dict[str, Any]]:
    """What an import keeps of every file: its name and `COUNTS`; nothing for other actions."""
    if not isinstance(summary, Mapping):
        return []
    return list(cast("Mapping[str, Any]", summary).get("files") or ())


def summary_lines(summary: object) -> tuple[str, ...]:
    """What the counts of an import say, one line a file; nothing for other actions."""
    return tuple(
        f"«{file['file']}»: {counted(file.get('rows', 0), ROW)}, "
        + ", ".join(f"{words} {whole(file.get(key, 0))}" for key, words in COUNTS.items())
        for file in file_counts(summary)
    )


def undo_refusal(workspace: "Workspace", change_set_id: int) -> str:
    """Why an action cannot be taken back now, one or two sentences; empty when it can.

    It is tried in a transaction that is given up, so the answer is the one `undo` would give. Of an
    action of many rows nothing is said beforehand: to try takes as long as to take it back.
    """
    return _refusal(workspace, change_set_id).words


@dataclass(frozen=True, slots=True)
class UndoOutlook:
    """What taking an action back would come to.

    Attributes:
        refusal: why nothing of it can be taken back, one or two sentences; mostly empty.
        partly: some of its rows would stay as later actions left them.
    """

    refusal: str = ""
    partly: bool = False


def undo_outlook(workspace: "Workspace", change_set_id: int) -> UndoOutlook:
    """The same, and whether the rest could be taken back alone."""
    from app.services.log import changes

    refusal = _refusal(workspace, change_set_id)
    if not refusal.for_later_changes:
        return UndoOutlook(refusal.words)
    try:
        _kept, free = changes.undo_obstacles(workspace, change_set_id)
    except KnownProblem as more:
        return UndoOutlook(str(more))
    return UndoOutlook(partly=True) if free else UndoOutlook(refusal.words)


class _Refusal(NamedTuple):
    """Words alone: an error and whoever asked would keep each other, and all that was read."""

    words: str = ""
    for_later_changes: bool = False


def _refusal(workspace: "Workspace", change_set_id: int) -> _Refusal:
    from app.services.log import changes

    try:
        if changes.row_count(workspace, change_set_id) <= _MOST_TRIED:
            changes.try_undo(workspace, change_set_id)
    except KnownProblem as problem:
        return _Refusal(str(problem), isinstance(problem, LaterChangesError))
    return _Refusal()


@dataclass(frozen=True, slots=True)
class UndoObstacles:
    """What stands in the way of taking an action back.

    Attributes:
        findings: the first of the rows, with what the action wrote and what is there now.
        rows: number of all of them.
        free: number of rows that could be taken back nevertheless.
    """

    findings: tuple[Finding, ...]
    rows: int
    free: int


def undo_obstacles(workspace: "Workspace", change_set_id: int, *, limit: int) -> UndoObstacles:
    """Rows that later actions changed or refer to; rows that only are in use come last.

    Raises:
        UserError: it was undone already, or the rest cannot be taken back alone.
    """
    from app.services.log import changes

    kept, free = changes.undo_obstacles(workspace, change_set_id)
    kept.sort(key=lambda row: row.done == row.now)
    with workspace.database.reading() as reader:
        words = _Words(reader)
        findings = tuple(_obstacle(words, row) for row in kept[:limit])
    return UndoObstacles(findings, len(kept), free)


def rows_kept(workspace: "Workspace", change_set_id: int) -> int:
    """Rows of an action that were left as they are when it was taken back last."""
    import json

    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT summary FROM change_set WHERE action = 'undo' AND id > ? ORDER BY id DESC",
            (change_set_id,),
        )
    undos = (json.loads(row["summary"]) or {} for row in rows if row["summary"])
    return next((undo.get("kept", 0) for undo in undos if undo.get("undone") == change_set_id), 0)


def _obstacle(words: "_Words", kept: "KeptRow") -> Finding:
    change = words.row(kept.table, kept.done, kept.now)
    if kept.now is None:
        text = f"{change.kind}: {change.name} – удалено позже"
        return Finding(code="undo.deleted-later", text=text, weight=Weight.STOP)
    year = kept.now.get("year")
    name = f"{change.name}, {year_name(year)}" if year else change.name
    row = f"{change.kind}: {name}" if name else change.kind
    if change.text:
        text = f"{row} – {change.text}"
        return Finding(code="undo.changed-later", text=text, weight=Weight.STOP)
    text = f"{row} – на эту запись ссылаются другие"
    return Finding(code="undo.in-use", text=text, weight=Weight.STOP)


def rows_of_change(workspace: "Workspace", change_set_id: int) -> list[int]:
    """The positions of the rows of an action, in the order of the log."""
    query = "SELECT position, number FROM change_part WHERE change_set_id = ? ORDER BY position"
    with workspace.database.reading() as reader:
        return [
            position
            for first, number in reader.rows(query, (change_set_id,))
            for position in range(first, first + number)
        ]


def describe_rows(
    workspace: "Workspace", change_set_id: int, positions: Sequence[int]
) -> list[RowChange]:
    """The rows of an action at some hundreds of its positions, each of which it has."""
    with workspace.database.reading() as reader:
        entries = entries_at(reader, {change_set_id: set(positions)})
        told = _described(reader, entries)
    by_position = {entry.place[1]: row for entry, row in zip(entries, told, strict=True)}
    return [by_position[position] for position in positions]


class _Words:
    """Turns logged rows into words; names of rows are read once."""

    def __init__(self, reader: "Reader") -> None:
        self._names = Names(reader, called())

    def row(
        self, table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> RowChange:
        verb = _verb(before, after)
        words = descriptions().get(table)
        if words is None:  # a table that went with an older version
            return RowChange(table, "", verb, ())
        name = row_name(words, after or before or {}, self._names)
        return RowChange(words.one, name, verb, tuple(self._fields(words, before, after)))

    def _fields(
        self, words: TableWords, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> Iterator[FieldChange]:
        moved = bool(before and after)
        before, after = before or {}, after or {}
        for name in {**before, **after}:
            column = words.columns.get(name)
            if column is None or not column.title or before.get(name) == after.get(name):
                continue
            if column.unit is Unit.ORDER and not moved:
                continue
            old, new = (
                cell_words(words, name, side.get(name), self._names) for side in (before, after)
            )
            if old or new:
                yield FieldChange(column.title, old, new)


def _verb(before: object, after: object) -> str:
    if before is None:
        return UNREADABLE if after is None else _ADDED
    return _REMOVED if after is None else _CHANGED
