"""Naming of constraints, and the column shorthands that every table shares."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlmodel import SQLModel

# Rows are never checked by pydantic: the check of a table is made when somebody asks for it.
SQLModel.model_config["defer_build"] = True
# Named constraints are what Alembic's batch mode needs to change a table later.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def check(condition: str, name: str) -> CheckConstraint:
    """A named CHECK; the table name is put in front by the naming convention."""
    return CheckConstraint(condition, name=name)


def cascade(target: str) -> ForeignKey:
    """Foreign key whose row goes away together with its parent."""
    return ForeignKey(target, ondelete="CASCADE")


def one_of(column: str, values: type[StrEnum], name: str) -> CheckConstraint:
    """A CHECK that a text column holds one of the values of a `StrEnum`."""
    listed = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name)
