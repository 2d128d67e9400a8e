"""A workspace in which everything that somebody may have typed looks like markup and formulas."""

from collections.abc import Iterator

from sqlalchemy import Column, Table
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from app.models import School
from app.services.storage.workspace import Workspace

MARKUP = "=<img src=x><h1>&"
# What the program itself writes: codes, states, keys, names of files it made.
_ITS_OWN = {
    "action",
    "alias_key",
    "answers",
    "block",
    "code",
    "columns",
    "component",
    "deadline_kind",
    "deadline_text",
    "direction",
    "evidence_kind",
    "expected_operator",
    "file_format",
    "grammar_case",
    "group_schools",
    "id",
    "indicator",
    "key",
    "kind",
    "level",
    "login_digits",
    "mode",
    "name_key",
    "operator",
    "path",
    "procedure",
    "profile_id",
    "role",
    "row_key",
    "sha256",
    "source_sha256",
    "stage",
    "state",
    "status",
    "stored_name",
    "table_name",
    "term",
    "value_source",
    "verdict",
    "years_kind",
}


def mark_everything(workspace: Workspace) -> list[str]:
    """Put `MARKUP` before every text of every table; returns «table.column» of those that took it.

    A column whose constraint refuses it stays; texts that are empty do too.
    """
    tables: list[Table] = list(School.metadata.sorted_tables)
    columns = [(table, column) for table in tables for column in _texts(table)]
    return [
        f"{table.name}.{column.name}"
        for table, column in columns
        if _marked(workspace, table, column)
    ]


def _texts(table: Table) -> Iterator["Column[str]"]:
    for column in table.columns:
        is_text = type(column.type).__name__ == "AutoString"
        if is_text and column.name not in _ITS_OWN and not column.primary_key:
            yield column


def _marked(workspace: Workspace, table: Table, column: "Column[str]") -> bool:
    change = table.update().where(column != "").values({column.name: MARKUP + column})
    try:
        with workspace.database.writing() as session:
            session.connection().execute(change)
            marked = select(column).where(column.startswith(MARKUP, autoescape=True)).limit(1)
            return session.connection().execute(marked).first() is not None
    except IntegrityError:
        return False
