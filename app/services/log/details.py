"""What an action changed, row by row in words, and whether it can be taken back now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.errors import KnownProblem
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import hundredths, whole
from app.services.language.plural import counted
from app.services.log.words import CHOICES, FIELDS, NAMES, REFERENCES, TABLES
from app.services.reference import passport_indicators

if TYPE_CHECKING:
    from app.services.log.reverting import KeptRow
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_ADDED, _CHANGED, _REMOVED = "добавлено", "изменено", "удалено"
_LONGEST = 160
_COUNTS = (
    ("fresh", "новых"),
    ("changed", "изменено"),
    ("unchanged", "без изменений"),
    ("rejected", "не принято"),
)
_ROWS = ("строка", "строки", "строк")


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
        verb: `добавлено`, `изменено` or `удалено`.
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
    """The first `limit` rows of an action, in the order in which they were changed."""
    import json

    with workspace.database.reading() as reader:
        words = _Words(reader)
        return tuple(
            words.row(
                row["table_name"],
                json.loads(row["before"]) if row["before"] else None,
                json.loads(row["after"]) if row["after"] else None,
            )
            for row in reader.rows(
                "SELECT table_name, before, after FROM change_entry"
                " WHERE change_set_id = ? ORDER BY position LIMIT ?",
                (change_set_id, limit),
            )
        )


def summary_lines(summary: object) -> tuple[str, ...]:
    """What the counts of an import say, one line a file; nothing for other actions."""
    files = summary.get("files") if isinstance(summary, Mapping) else None
    return tuple(
        f"«{one['file']}»: {counted(one.get('rows', 0), _ROWS)}, "
        + ", ".join(f"{words} {whole(one.get(key, 0))}" for key, words in _COUNTS)
        for one in files or ()
    )


def undo_refusal(workspace: "Workspace", change_set_id: int) -> str:
    """Why an action cannot be taken back now, one or two sentences; empty when it can.

    It is tried in a transaction that is given up, so the answer is the one `undo` would give.
    """
    from app.services.log import changes

    try:
        changes.try_undo(workspace, change_set_id)
    except KnownProblem as problem:
        return str(problem)
    return ""


@dataclass(frozen=True, slots=True)
class UndoObstacles:
    """What stands in the way of taking an action back.

    Attributes:
        lines: the first of the rows, with what the action wrote and what is there now.
        rows: number of all of them.
        free: number of rows that could be taken back nevertheless.
    """

    lines: tuple[str, ...]
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
        lines = tuple(_obstacle(words, row) for row in kept[:limit])
    return UndoObstacles(lines, len(kept), free)


def rows_kept(workspace: "Workspace", change_set_id: int) -> int:
    """Rows of an action that were left as they are when it was taken back last."""
    import json

    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT summary FROM change_set WHERE action = 'undo' AND id > ? ORDER BY id DESC",
            (change_set_id,),
        )
    told = (json.loads(row["summary"]) or {} for row in rows if row["summary"])
    return next((one.get("kept", 0) for one in told if one.get("undone") == change_set_id), 0)


def _obstacle(words: "_Words", kept: "KeptRow") -> str:
    if kept.now is None:
        told = words.row(kept.table, kept.done, None)
        return f"{told.kind}: {told.name} – удалено позже"
    told = words.row(kept.table, kept.done, kept.now)
    year = kept.now.get("year")
    name = f"{told.name}, {year_name(year)}" if year else told.name
    named = f"{told.kind}: {name}" if name else told.kind
    return f"{named} – {told.text or 'на эту запись ссылаются другие'}"


class _Words:
    """Turns logged rows into words; names of rows are read once."""

    def __init__(self, reader: "Reader") -> None:
        self._reader = reader
        self._names: dict[tuple[str, Any], str] = {}

    def row(
        self, table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> RowChange:
        verb = _ADDED if before is None else _REMOVED if after is None else _CHANGED
        present = after or before or {}
        return RowChange(
            TABLES.get(table, table),
            self._name(table, present),
            verb,
            tuple(self._fields(table, before or {}, after or {})),
        )

    def _fields(
        self, table: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> list[FieldChange]:
        found: list[FieldChange] = []
        for column in {**before, **after}:
            old, new = before.get(column), after.get(column)
            title = FIELDS.get(column)
            if old == new or title is None or (column == "position" and not (before and after)):
                continue
            change = FieldChange(
                title, self._value(table, column, old), self._value(table, column, new)
            )
            if change.before or change.after:
                found.append(change)
        return found

    def _name(self, table: str, row: Mapping[str, Any]) -> str:
        parts = [
            self._reference(column, row[column])
            for column in ("school_id", "procedure_id", "criterion_id", "measure_id", "person_id")
            if row.get(column) is not None
        ]
        if table == "passport_value":
            parts += [one.title for one in passport_indicators() if one.code == row["indicator"]]
        elif table == "person":
            parts.append(" ".join(part for part in (row["surname"], row["given_name"]) if part))
        elif own := next((str(row[name]) for name in NAMES if row.get(name)), ""):
            parts.append(own)
        return _short(", ".join(part for part in parts if part))

    def _value(self, table: str, column: str, value: Any) -> str:  # noqa: ANN401
        if value is None or value == "":
            return ""
        if column in REFERENCES:
            return self._reference(column, value)
        choice = CHOICES.get((table, column)) or CHOICES.get(column)
        if choice is not None and value in {member.value for member in choice}:
            return choice(value).label
        if isinstance(value, bool):
            return "да" if value else "нет"
        if isinstance(value, int):
            return _number(column, value)
        return _short(_day(value) if isinstance(value, str) else "")

    def _reference(self, column: str, key: Any) -> str:  # noqa: ANN401
        table, words = REFERENCES[column]
        if (table, key) not in self._names:
            query = f"SELECT {words} FROM {table} WHERE id = ?"
            found = self._reader.scalar(query, (key,))
            self._names[table, key] = _short(str(found)) if found else "удалено"
        return self._names[table, key]


def _number(column: str, value: int) -> str:
    if column.endswith("_h"):
        return hundredths(value)
    return year_name(value) if column in ("year", "previous_year") else whole(value)


def _day(text: str) -> str:
    """A stored date as it is read here; any other text as it is."""
    try:
        return date_digits(date.fromisoformat(text)) if len(text) == len("2026-01-01") else text
    except ValueError:
        return text


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
