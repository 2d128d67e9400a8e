"""Histories by key, and frozen runs that can be annulled.

The log so far is told apart by what its rows say: `change_subject` is filled from them.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_VALUE = "json_extract(e.{{side}}, '$.{}')"

# What the log of 0.1.0 says about a row: kind of subject, its key, rows that name it.
_SUBJECTS = (
    ("school", "e.row_key", "e.table_name = 'school'"),
    (
        "school",
        _VALUE.format("school_id"),
        "e.table_name NOT IN ('school', 'result', 'measure_party', 'setting')",
    ),
    (
        "school",
        "substr(e.row_key, 19)",
        "e.table_name = 'setting' AND e.row_key GLOB 'support-work/[0-9][0-9][0-9][0-9]/[1-9]*'",
    ),
    (
        "result",
        " || '|' || ".join(_VALUE.format(name) for name in ("school_id", "procedure_id", "year")),
        "e.table_name = 'result'",
    ),
    ("passport_block", "e.row_key", "e.table_name = 'passport_block'"),
    (
        "passport_block",
        _VALUE.format("block_id"),
        "e.table_name = 'passport_value'",
    ),
    ("measure", _VALUE.format("measure_id"), "e.table_name = 'execution_mark'"),
    ("verdict", _VALUE.format("verdict_id"), "e.table_name = 'manual_decision'"),
)


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "change_subject",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_set_id"],
            ["change_set.id"],
            name=op.f("fk_change_subject_change_set_id_change_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "kind", "key", "change_set_id", "position", name=op.f("pk_change_subject")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_change_subject_change_set_id"), "change_subject", ["change_set_id"], unique=False
    )
    op.create_table(
        "run_annulment",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_run_annulment_reason")),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["identification_run.id"],
            name=op.f("fk_run_annulment_run_id_identification_run"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("run_id", name=op.f("pk_run_annulment")),
    )
    for kind, key, rows in _SUBJECTS:
        sides = " UNION ".join(
            _named(kind, key.format(side=side), rows, side) for side in ("before", "after")
        )
        op.execute(f"INSERT INTO change_subject (kind, key, change_set_id, position) {sides}")


def _named(kind: str, key: str, rows: str, side: str) -> str:
    # A row of the log that is no JSON any more keeps nobody from opening the workspace.
    found = f"CASE WHEN json_valid(e.{side}) THEN {key} END"
    return (
        f"SELECT '{kind}', CAST({found} AS TEXT), e.change_set_id, e.position"
        f" FROM change_entry e WHERE {rows} AND {found} IS NOT NULL"
    )
