"""Tells of a crash once, at the next start."""

from pathlib import Path
from typing import TYPE_CHECKING

from app import crash
from app.views.base.messages import ToastAction
from app.views.base.opening import open_file

if TYPE_CHECKING:
    from app.views.base.messages import Messages


def tell_of_crash(messages: "Messages", reports: list[Path]) -> None:
    """Say that the last session ended with an error, with the newest report to open."""
    seen = crash.mark_seen(reports) or reports
    messages.toast(
        "В прошлый раз в программе произошла ошибка.",
        [ToastAction("Открыть отчёт", lambda: open_file(messages, seen[-1]))],
        hint="Сохранённые данные на месте.",
        tone="warning",
    )
