"""What an interview with a school consists of.

Frozen once released: plain SQLAlchemy types only, never import app.models.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the step."""
    op.create_table(
        "interview_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("title", "content", "leader")),
        sa.ForeignKeyConstraint(
            ["year"], ["school_year.year"], name=op.f("fk_interview_step_year_school_year")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview_step")),
    )
    op.create_index(op.f("ix_interview_step_year"), "interview_step", ["year"])
