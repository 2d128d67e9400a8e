"""Column types: moments in UTC and JSON snapshots."""

from datetime import UTC, datetime, timedelta, timezone

from sqlmodel import select

from app.models import ChangeSet, Setting
from app.services.storage.files.sqlite import moment
from app.services.storage.workspace import Workspace


def test_a_moment_is_kept_in_utc(workspace: Workspace) -> None:
    krasnoyarsk = timezone(timedelta(hours=7))
    with workspace.database.writing() as session:
        session.add(
            ChangeSet(
                created_at=datetime(2026, 11, 22, 3, 30, tzinfo=krasnoyarsk),
                action="edit",
                title="Проба",
            )
        )
    expected = datetime(2026, 11, 21, 20, 30, tzinfo=UTC)
    with workspace.database.session() as session:
        (stored,) = session.exec(select(ChangeSet)).all()
        assert stored.created_at == expected
        assert stored.created_at.tzinfo is UTC
        assert stored.undone_at is None
    with workspace.database.reading() as reader:
        assert moment(reader.scalar("SELECT created_at FROM change_set")) == expected


def test_json_is_readable_sorted_and_comes_back_equal(workspace: Workspace) -> None:
    value = {"я": [1, None, True], "а": {"школа": "СОШ № 30"}}
    with workspace.database.writing() as session:
        session.add(Setting(key="проба", value=value))
    with workspace.database.session() as session:
        stored = session.get(Setting, "проба")
        assert stored is not None
        assert stored.value == value
    with workspace.database.reading() as reader:
        text = reader.scalar("SELECT value FROM setting")
    assert text == '{"а":{"школа":"СОШ № 30"},"я":[1,null,true]}'
