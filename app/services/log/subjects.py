"""What a row of the change log is about: the keys by which a history finds it again.

The keys are written beside every entry (`change_subject`), so that a history is an index look-up
and never a search in the JSON of the log. Migration 0002 filled them for the log before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.services.log.changes import LoggedRow

Subject = tuple[str, str]  # kind, key
SCHOOL, RESULT, BLOCK, MEASURE, VERDICT = "school", "result", "passport_block", "measure", "verdict"

# Rows that belong to something by one column: table -> (kind, column).
_OWNED: Mapping[str, tuple[str, str]] = {
    "passport_value": (BLOCK, "block_id"),
    "execution_mark": (MEASURE, "measure_id"),
    "manual_decision": (VERDICT, "verdict_id"),
}
# A party of a measure tells of the plan, not of the school that it names.
_OF_NO_SCHOOL = frozenset({"school", "setting", "measure_party"})


def result_key(school_id: int, procedure_id: int, year: int) -> str:
    """Key of a cell of the results; it outlives the row, which may go and come back.

    It begins with the school, so that one key a row serves both histories.
    """
    return f"{school_id}|{procedure_id}|{year}"


def keys_of_results(school_id: int) -> tuple[str, str]:
    """The first key of the results of a school, and the first that is none of them any more."""
    return f"{school_id}|", f"{school_id}}}"


def subjects(
    table: str, key: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> set[Subject]:
    """What a changed row is about; both sides count, for a row may move between schools.

    Args:
        table: its table.
        key: its key as the log writes it.
        before: its values before, None when it was inserted.
        after: its values after, None when it was deleted.
    """
    found: set[Subject] = set()
    if table == "school":
        found.add((SCHOOL, key))
    elif table == "passport_block":
        found.add((BLOCK, key))
    for values in (before, after):
        if values is not None:
            found.update(_named(table, values))
    return found


def _named(table: str, values: Mapping[str, Any]) -> Iterator[Subject]:
    school_id = values.get("school_id")
    if table == "result":
        yield RESULT, result_key(values["school_id"], values["procedure_id"], values["year"])
    elif school_id is not None and table not in _OF_NO_SCHOOL:
        yield SCHOOL, str(school_id)
    owner = _OWNED.get(table)
    if owner is not None and values.get(owner[1]) is not None:
        yield owner[0], str(values[owner[1]])


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
        for subject in subjects(table, *row)
    )
    if not about:
        return
    names = ("kind", "key", "change_set_id", "position")
    statement = insert(ChangeSubject).compile(connection.engine, column_keys=names)
    order = [names.index(name) for name in statement.positiontup or names]
    values = [tuple(row[place] for place in order) for row in about]
    connection.exec_driver_sql(str(statement), values)
