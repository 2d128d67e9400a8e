"""Named settings of the workspace: any JSON value under a key."""

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace


def get_setting(workspace: "Workspace", key: str, default: Any = None) -> Any:  # noqa: ANN401 - a value of JSON
    """The stored value, or `default` when the key was never set."""
    with workspace.database.reading() as reader:
        return read_setting(reader, key, default)


def settings_under(workspace: "Workspace", prefix: str) -> dict[str, Any]:
    """All stored values whose keys begin with a prefix."""
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT key, value FROM setting WHERE key LIKE ?", (f"{prefix}%",))
    return {row["key"]: json.loads(row["value"]) for row in rows}


def read_setting(reader: "Reader", key: str, default: Any = None) -> Any:  # noqa: ANN401 - a value of JSON
    """The same, within a running read."""
    row = reader.row("SELECT value FROM setting WHERE key = ?", (key,))
    return default if row is None else json.loads(row["value"])


def set_setting(
    workspace: "Workspace",
    key: str,
    value: Any,  # noqa: ANN401 - a value of JSON
    title: str = "Изменение настройки",
) -> "Changes":
    """Store a JSON value under a key; None takes the key away. The same value changes nothing.

    The action has the title.
    """
    from app.services.log.changes import changing

    with changing(workspace, "edit", title) as work:
        put_setting(work.session, key, value)
    return work.changes


def put_setting(session: "Session", key: str, value: Any) -> None:  # noqa: ANN401 - a value of JSON
    """The same, as a part of a running change."""
    from app.models import Setting

    setting = session.get(Setting, key)
    if value is None:
        if setting is not None:
            session.delete(setting)
    elif setting is None:
        session.add(Setting(key=key, value=value))
    else:
        setting.value = value
