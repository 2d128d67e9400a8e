"""Alembic environment: the connection is handed in by `app.services.storage.upgrade`."""

from alembic import context
from sqlmodel import SQLModel

from app import models

# Importing the tables fills the metadata that autogenerate compares with.
assert models.__all__
connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
