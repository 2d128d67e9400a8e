"""The migrations make exactly the tables that the models describe."""

import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlmodel import SQLModel

from app import models
from app.services.clock import Clock
from app.services.storage import upgrade
from app.services.storage.files import sqlite

assert models.__all__


@pytest.fixture
def migrated(tmp_path: Path, clock: Clock) -> Path:
    path = tmp_path / "migrated.sqlite"
    sqlite.create_file(path)
    upgrade.upgrade(path, tmp_path / "backups", clock.now())
    return path


def test_autogenerate_finds_nothing_to_do(migrated: Path) -> None:
    with sqlite.make_engine(migrated).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_checks_keys_and_indexes_are_the_same_too(migrated: Path, tmp_path: Path) -> None:
    """Autogenerate does not see CHECKs, therefore both databases are asked for everything."""
    described = tmp_path / "described.sqlite"
    sqlite.create_file(described)
    with sqlite.make_engine(described).begin() as connection:
        SQLModel.metadata.create_all(connection)
        wanted = facts(connection)
    with sqlite.make_engine(migrated).connect() as connection:
        found = facts(connection)
    assert found.keys() == wanted.keys()
    for table, fact in wanted.items():
        assert found[table] == fact, table
    assert sum(len(fact["checks"]) for fact in wanted.values()) >= 30


def facts(connection: Connection) -> dict[str, dict[str, Any]]:
    inspector = inspect(connection)
    return {
        table: {
            "columns": sorted(
                (column["name"], column["nullable"], column["primary_key"])
                for column in inspector.get_columns(table)
            ),
            "checks": sorted(
                (check["name"] or "", " ".join(check["sqltext"].split()))
                for check in inspector.get_check_constraints(table)
            ),
            "uniques": sorted(
                tuple(key["column_names"]) for key in inspector.get_unique_constraints(table)
            ),
            "links": sorted(
                (*key["constrained_columns"], key["referred_table"], str(key["options"]))
                for key in inspector.get_foreign_keys(table)
            ),
            "indexes": sorted(
                (index["name"] or "", *(name or "" for name in index["column_names"]))
                for index in inspector.get_indexes(table)
            ),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_the_revisions_follow_one_another_up_to_the_one_that_the_program_asks_for() -> None:
    steps = [step.revision for step in ScriptDirectory(str(upgrade.MIGRATIONS)).walk_revisions()]
    assert steps == upgrade.known_revisions()[::-1]
    assert steps[0] == upgrade.HEAD


def test_every_module_of_the_tables_is_imported_with_the_package() -> None:
    folder = Path(models.__path__[0])
    assert {f"app.models.{path.stem}" for path in folder.glob("[a-z]*.py")} <= sys.modules.keys()


def test_a_revision_does_not_import_the_models() -> None:
    for path in (upgrade.MIGRATIONS / "versions").glob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith(("import app", "from app"))] == []
