"""Named settings of the workspace: any JSON value under a key."""

from typing import TYPE_CHECKING, Any

from app.services.log.changes import Changes, changing

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace


def get_setting(workspace: "Workspace", key: str, default: Any = None) -> Any:  # noqa: ANN401 - a value of JSON
    """The stored value, or `default` when the key was never set."""
    import json

    with workspace.database.reading() as reader:
        row = reader.row("SELECT value FROM setting WHERE key = ?", (key,))
    return default if row is None else json.loads(row["value"])


def set_setting(workspace: "Workspace", key: str, value: Any) -> Changes:  # noqa: ANN401 - a value of JSON
    """Store a JSON value under a key; None takes the key away. The same value changes nothing."""
    from app.models import Setting

    with changing(workspace, "edit", "Изменение настройки") as work:
        setting = work.session.get(Setting, key)
        if value is None:
            if setting is not None:
                work.session.delete(setting)
        elif setting is None:
            work.session.add(Setting(key=key, value=value))
        else:
            setting.value = value
    return work.changes
