"""The columns of a list of backups: in the settings, and where a database cannot be opened."""

from collections.abc import Callable

from app.services.language.numbers import size_text
from app.services.storage.backup import BackupRow
from app.services.storage.keeping import Kept
from app.views.tables.columns import Column, count_column, moment_column, status_column
from app.views.widgets.status import Status

_SOUND, _DAMAGED = Status("positive", "done", "читается"), Status("negative", "error", "повреждена")
_UNREAD = Status("warning", "warning", "не читается")
_NEWER = Status("neutral", "info", Kept.NEWER.value)


def copy_columns(
    is_damaged: Callable[[BackupRow], bool],
    sound: Callable[[BackupRow], Status] = lambda _row: _SOUND,
    *,
    advice: Callable[[BackupRow], str] = lambda _row: "",
    state_width: int = 136,
) -> tuple[Column[BackupRow], ...]:
    """When a copy was made and why, whether it can be read, and what is in it.

    `sound` says more of a copy that can be restored here, and `state_width` is what its words need.
    `advice` says what to do about one that cannot be.
    """

    def status(row: BackupRow) -> Status:
        if is_damaged(row):
            return _DAMAGED
        if row.unread:
            return _UNREAD
        return _NEWER if row.newer and not row.goes else sound(row)

    return (
        moment_column("when", "Сделана", lambda row: row.made_at, width=128),
        Column(key="reason", title="Почему", text=lambda row: row.reason, width=176, stretch=True),
        status_column("state", "Состояние", status, width=state_width, tooltip=advice),
        count_column("schools", "Школ", lambda row: row.schools, width=56),
        count_column("results", "Результатов", lambda row: row.results, width=96),
        Column(
            key="size",
            title="Размер",
            text=lambda row: size_text(row.size),
            sort_key=lambda row: row.size,
            align="right",
            width=80,
        ),
    )
