"""The last action of the user that is in force: the only one that Ctrl+Z may take back."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.services.language.sentences import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_BEHIND_ALL = 2**63 - 1  # no key of SQLite is greater
_AT_ONCE = 100  # rows of the log; the answer is nearly always among the first
_FROZEN = (
    "Зафиксированное выявление не отменяется: на него ссылаются документы. Ошибочное можно"
    " аннулировать с указанием причины. Более ранние действия отменяются по одному: «Настройки»,"
    " «История действий»."
)
_WRITTEN = (
    "Записанный файл остаётся: если он не нужен, удалите его в папке документов. Более ранние"
    " действия отменяются по одному: «Настройки», «История действий»."
)


@dataclass(frozen=True, slots=True)
class LastAction:
    """What was done last.

    Attributes:
        change_set_id: its number in the log; None of a document that was written.
        action: as in `changing()`, or `document`.
        title: Russian words, as in the history.
        refusal: why it can never be taken back, one or two sentences; else empty. Whether it can
            be taken back now, `changes.undo` says.
    """

    change_set_id: int | None
    action: str
    title: str
    refusal: str = ""


def last_action(workspace: "Workspace") -> LastAction | None:
    """The newest action that is in force, in whatever session it was done; None without any.

    Actions count in the order in which they came into force: one that was taken back and done
    again is as new as its return. Documents that were written stand in the same order.
    """
    with workspace.database.reading() as reader:
        place, action = next(_in_force(reader), (0, None))
        document = reader.row("SELECT title, inputs FROM output_record ORDER BY id DESC LIMIT 1")
    if document is not None:
        made_after = (json.loads(document["inputs"]) or {}).get("made_after")
        if made_after is not None and made_after >= place:
            title = f"Документ {quoted(document['title'])}"
            return LastAction(None, "document", title, _WRITTEN)
    return action


def newest_change(reader: "Reader") -> int:
    """The number of the newest entry of the log, 0 without any; kept with a made document."""
    return reader.scalar("SELECT max(id) FROM change_set") or 0


def _in_force(reader: "Reader") -> "Iterator[tuple[int, LastAction]]":
    """Actions in force with the number of the entry that brought them into force, newest first."""
    for row in _newest_first(reader):
        if row["undone_at"] is not None:
            continue
        meant = row
        if row["action"] == "undo":
            again = _row(reader, _undone(row))
            if again is None or again["action"] != "undo":
                continue  # it was taken back
            meant = _row(reader, _undone(again))
            if meant is None or meant["undone_at"] is not None:
                continue
        refusal = _FROZEN if meant["action"] == "freeze" else ""
        yield row["id"], LastAction(meant["id"], meant["action"], meant["title"], refusal)


def _newest_first(reader: "Reader") -> "Iterator[Any]":
    below = _BEHIND_ALL
    while True:
        rows = reader.rows(
            "SELECT id, action, title, summary, undone_at FROM change_set"
            " WHERE id < ? ORDER BY id DESC LIMIT ?",
            (below, _AT_ONCE),
        )
        yield from rows
        if len(rows) < _AT_ONCE:
            return
        below = rows[-1]["id"]


def _row(reader: "Reader", change_set_id: int | None) -> Any:  # noqa: ANN401 - a row of SQLite
    return reader.row(
        "SELECT id, action, title, summary, undone_at FROM change_set WHERE id = ?",
        (change_set_id,),
    )


def _undone(row: Any) -> int | None:  # noqa: ANN401 - a row of SQLite
    return (json.loads(row["summary"] or "null") or {}).get("undone")
