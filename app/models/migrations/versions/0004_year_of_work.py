"""For which year of work a frozen run identified schools; the e-mail of a person.

A run so far knew only by whose results it was made. Its year of work is told by what was made from
it, the first of: the day of an order whose document was made from it, the day of an order by which
its schools entered a list, the day on which they entered. Else it is the year after the results.
What does not lie after the results tells nothing: a list is made of results that are known.

The log of people follows, so that actions of the old program are taken back as before.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_LAST_YEAR = 2100
# Of a stored day («2020-11-23»): from 1 September the school year of the next calendar year.
_YEAR_OF = (
    "(CAST(substr({day}, 1, 4) AS INTEGER)"
    " + CASE WHEN CAST(substr({day}, 6, 2) AS INTEGER) >= 9 THEN 1 ELSE 0 END)"
)
# Rows made from a run `r`, with the day that tells a year; the first that has one decides.
_DOCUMENT = "output_record f JOIN order_record o ON o.id = f.order_id WHERE f.kind = 'list-order'"
_ENTRY_ORDER = "support_entry f JOIN order_record o ON o.id = f.entry_order_id WHERE true"
_ENTRY = "support_entry f WHERE true"
_TOLD = (("o.issued_on", _DOCUMENT), ("o.issued_on", _ENTRY_ORDER), ("f.entered_on", _ENTRY))


def upgrade() -> None:
    """Apply the step."""
    op.add_column("identification_run", sa.Column("work_year", sa.Integer(), nullable=True))
    op.execute(f"UPDATE identification_run AS r SET work_year = {_work_year()}")
    op.execute(
        "INSERT INTO school_year (year, note) SELECT DISTINCT work_year, '' FROM identification_run"
        " WHERE work_year NOT IN (SELECT year FROM school_year)"
    )
    with op.batch_alter_table("identification_run") as table:
        table.alter_column("work_year", nullable=False)
        table.create_foreign_key(
            op.f("fk_identification_run_work_year_school_year"),
            "school_year",
            ["work_year"],
            ["year"],
        )
    op.add_column("person", sa.Column("email", sa.String(), nullable=False, server_default=""))
    for side in ("before", "after"):
        # A row of the log that is no JSON any more keeps nobody from opening the workspace.
        op.execute(
            f"UPDATE change_entry SET {side} = json_set({side}, '$.email', '')"
            f" WHERE table_name = 'person' AND CASE WHEN json_valid({side})"
            f" THEN json_type({side}) = 'object' END"
        )


def _work_year() -> str:
    told = ", ".join(
        f"(SELECT min({year}) FROM {rows} AND f.run_id = r.id AND {year} > r.year)"
        for year, rows in ((_YEAR_OF.format(day=day), rows) for day, rows in _TOLD)
    )
    return f"min(COALESCE({told}, r.year + 1), {_LAST_YEAR})"
