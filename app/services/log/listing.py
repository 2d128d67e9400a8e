"""The history of actions: found whole by SQL, read a few at a time by key.

A log of ten years has tens of thousands of actions. `find_changes` looks at all of them and gives
numbers only; `read_changes` reads those that are looked at.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.services.language.sought import Sought
from app.services.log.entries import LoggedAction, action_facts
from app.services.storage.files.sqlite_queries import all_words_in, in_pieces, local_moment_words

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

UNDONE = "(отменено)"
# Kinds of actions, as in `changes.changing`.
ACTION_WORDS = {
    "edit": "правка",
    "bulk": "массовое изменение",
    "import": "загрузка файлов",
    "undo": "отмена или возврат",
    "freeze": "фиксация выявления",
    "setup": "настройка",
}
_SEARCHED = (
    "title || char(10) || actor || char(10) || source_file"
    f" || CASE WHEN undone_at IS NULL THEN '' ELSE '{UNDONE}' END"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSetRow(LoggedAction):
    """An action in the history.

    Attributes:
        source_file: name of the imported file, or empty.
        rows: number of changed rows in the log.
        summary: counts of an import, or None.
        meant: the action that is taken back with this one, see `changes.undo`.
        brings_back: whether taking it back does an action again: it is an undo itself.
    """

    source_file: str
    rows: int
    summary: Any
    meant: int
    brings_back: bool


def count_changes(workspace: "Workspace", *, action: str | None = None) -> int:
    """How many actions the history has, of one kind or of all."""
    where, values = _of_kind(action)
    with workspace.database.reading() as reader:
        return reader.scalar(f"SELECT count(*) FROM change_set{where}", values)


def find_changes(
    workspace: "Workspace", *, action: str | None = None, text: str = ""
) -> Sequence[int]:
    """The numbers of the actions, newest first.

    Args:
        workspace: the open workspace.
        action: the kind, as in `changes.changing`; None for all.
        text: every word of it stands in the title, the name of the user, the name of the imported
            file or the moment of the action as it is shown, as `language.sought` has it; case and
            «ё» do not matter. «Сентябрь 2026» and «09.2026» find the actions of that month.
    """
    where, values = _of_kind(action)
    sought = Sought.of(text)
    if sought:
        dated = any(letter.isdecimal() for letter in text)  # a moment costs as much as the rest
        moment = f" || char(10) || {local_moment_words('created_at')}" if dated else ""
        ways = [all_words_in(f"{_SEARCHED}{moment}", words) for words in sought.ways]
        where += f"{' AND' if where else ' WHERE'} ({' OR '.join(way for way, _words in ways)})"
        values += tuple(pattern for _way, patterns in ways for pattern in patterns)
    with workspace.database.reading() as reader:
        rows = reader.rows(f"SELECT id FROM change_set{where} ORDER BY id DESC", values)
    return [row[0] for row in rows]


def read_changes(workspace: "Workspace", numbers: Sequence[int]) -> list[ChangeSetRow]:
    """The actions with these numbers, in their order; one that is not there is left out."""
    with workspace.database.reading() as reader:
        rows = {row["id"]: row for some in in_pieces(numbers) for row in _rows(reader, some)}
        return [_told(reader, rows[number]) for number in numbers if number in rows]


def list_changes(
    workspace: "Workspace", *, action: str | None = None, limit: int | None = 200
) -> list[ChangeSetRow]:
    """The newest actions first, all of them without a limit."""
    return read_changes(workspace, find_changes(workspace, action=action)[:limit])


def _of_kind(action: str | None) -> tuple[str, tuple[str, ...]]:
    return ("", ()) if action is None else (" WHERE action = ?", (action,))


def _rows(reader: "Reader", numbers: Sequence[int]) -> Iterable[Any]:
    marks = ", ".join("?" * len(numbers))
    return reader.rows(
        "SELECT c.*, (SELECT coalesce(sum(p.number), 0) FROM change_part p"
        " WHERE p.change_set_id = c.id) AS number"
        f" FROM change_set c WHERE c.id IN ({marks})",
        numbers,
    )


def _told(reader: "Reader", row: Any) -> ChangeSetRow:  # noqa: ANN401 - a row of SQLite
    summary = None if row["summary"] is None else json.loads(row["summary"])
    meant, brings_back = _taken_back_with(reader, row["id"], row["action"], summary)
    return ChangeSetRow(
        **action_facts(row),
        source_file=row["source_file"],
        rows=row["number"],
        summary=summary,
        meant=meant,
        brings_back=brings_back,
    )


def _taken_back_with(
    reader: "Reader",
    number: int,
    action: str,
    summary: Any,  # noqa: ANN401 - JSON
) -> tuple[int, bool]:
    """The action itself; of the undo of an undo, what was done again by it. Whether it undoes."""
    while action == "undo":
        undone = _action(reader, summary["undone"])
        if undone is None or undone["action"] != "undo":
            return number, True
        again = _action(reader, json.loads(undone["summary"])["undone"])
        if again is None:
            return number, True
        number, action = again["id"], again["action"]
        summary = None if again["summary"] is None else json.loads(again["summary"])
    return number, False


def _action(reader: "Reader", number: int) -> Any:  # noqa: ANN401 - a row of SQLite
    return reader.row("SELECT id, action, summary FROM change_set WHERE id = ?", (number,))
