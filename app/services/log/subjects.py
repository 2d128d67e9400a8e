"""What a row of the change log is about: the keys by which a history finds it again.

The keys are written beside every entry (`change_subject`), so that a history is an index look-up
and never a search in the JSON of the log. Migration 0002 filled them for the log before it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.services.log.catalogue import descriptions
from app.services.log.words.table import About, key_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import LoggedRow
    from app.services.storage.files.sqlite import Reader

Subject = tuple[str, str]  # kind, key
CellKey = tuple[int, int, int]  # school, procedure, year


def result_key(school_id: int, procedure_id: int, year: int) -> str:
    """Key of a cell of the results; it outlives the row, which may go and come back.

    It begins with the school, so that one key a row serves both histories.
    """
    return f"{school_id}|{procedure_id}|{year}"


def cell_of(key: str) -> CellKey:
    """The cell of the results that has a key."""
    school, procedure, year = map(int, key.split("|"))
    return school, procedure, year


def keys_of_results(school_id: int) -> tuple[str, str]:
    """The first key of the results of a school, and the first that is none of them any more."""
    return f"{school_id}|", f"{school_id}}}"


def subjects(
    table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> set[Subject]:
    """What a changed row is about; both sides count, for a row may move between schools.

    Args:
        table: its table.
        before: its values before, None when it was inserted.
        after: its values after, None when it was deleted.
    """
    words = descriptions().get(table)
    return set() if words is None else set(_subjects(words.about, (before, after)))


def _subjects(
    about: Iterable[About], sides: Iterable[Mapping[str, Any] | None]
) -> Iterator[Subject]:
    for values in sides:
        for one in about:
            key = None if values is None else key_of(one, values)
            if key is not None:
                yield one.kind, key


def keys_of_action(reader: "Reader", change_set_id: int, kind: str) -> list[str]:
    """Keys of a kind that the entries of an action are about, in the order of the entries."""
    rows = reader.rows(
        "SELECT key FROM change_subject WHERE change_set_id = ? AND kind = ?"
        " GROUP BY key ORDER BY min(position), key",
        (change_set_id, kind),
    )
    return [row["key"] for row in rows]


def keep_subjects(
    connection: "Connection",
    change_set_id: int,
    position: int,
    table: str,
    rows: "Sequence[LoggedRow]",
) -> None:
    """Write down what the entries of `rows`, of which the first stands at `position`, are about.

    A call of the driver: the undo of an import writes tens of thousands of them.
    """
    from sqlalchemy import insert

    from app.models import ChangeSubject

    about = sorted(
        (*subject, change_set_id, position + offset)
        for offset, row in enumerate(rows)
        for subject in subjects(table, row.before, row.after)
    )
    if not about:
        return
    names = ("kind", "key", "change_set_id", "position")
    statement = insert(ChangeSubject).compile(connection.engine, column_keys=names)
    order = [names.index(name) for name in statement.positiontup or names]
    values = [tuple(row[place] for place in order) for row in about]
    connection.exec_driver_sql(str(statement), values)
