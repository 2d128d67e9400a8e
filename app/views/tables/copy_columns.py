"""The columns of a list of backups: in the settings, and where a database cannot be opened."""

from collections.abc import Callable

from app.services.language.dates import moment_digits
from app.services.language.numbers import size_text
from app.services.storage.backup import BackupRow
from app.views.tables.row_model import Column, count_column
from app.views.widgets.status import Status

_SOUND, _DAMAGED = Status("positive", "done", "читается"), Status("negative", "error", "повреждена")


def copy_columns(is_damaged: Callable[[BackupRow], bool]) -> tuple[Column[BackupRow], ...]:
    """When a copy was made and why, whether it can be read, and what is in it."""

    def status(row: BackupRow) -> Status:
        return _DAMAGED if is_damaged(row) else _SOUND

    return (
        Column(
            "when",
            "Сделана",
            lambda row: moment_digits(row.made_at),
            lambda row: row.made_at.timestamp(),
            width=136,
        ),
        Column("reason", "Почему", lambda row: row.reason, width=176, stretch=True),
        Column("state", "Состояние", lambda row: status(row).word, status=status, width=136),
        count_column("schools", "Школ", lambda row: row.schools, width=72),
        count_column("results", "Результатов", lambda row: row.results, width=104),
        Column(
            "size",
            "Размер",
            lambda row: size_text(row.size),
            lambda row: row.size,
            "right",
            width=88,
        ),
    )
