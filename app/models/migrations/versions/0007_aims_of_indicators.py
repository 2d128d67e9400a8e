"""The aim of the programme that the group of an indicator serves; its log follows.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.add_column("indicator", sa.Column("aim", sa.String(), nullable=False, server_default=""))
    for side in ("before", "after"):
        # A row of the log that is no JSON any more keeps nobody from opening the workspace.
        op.execute(
            f"UPDATE change_entry SET {side} = json_set({side}, '$.aim', '')"
            f" WHERE table_name = 'indicator' AND CASE WHEN json_valid({side})"
            f" THEN json_type({side}) = 'object' END"
        )
