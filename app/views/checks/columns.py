"""The columns of a list of findings."""

from collections.abc import Callable

from app.services.checks.ground.check_finding import CheckFinding
from app.services.findings.finding import Weight
from app.views.tables.columns import Column, status_column
from app.views.widgets.status import Status

_STATUSES = {
    Weight.NOTE: Status("neutral", "info", "проверить"),
    Weight.GAP: Status("warning", "partly", "заполнить"),
    Weight.ERROR: Status("negative", "error", "исправить"),
    Weight.STOP: Status("negative", "error", "исправить"),
}


def finding_columns(title_of: Callable[[CheckFinding], str]) -> tuple[Column[CheckFinding], ...]:
    """What is the matter, where, in which document, and what to do about it."""
    return (
        status_column(
            "weight",
            "Что сделать",
            lambda row: _STATUSES[row.weight],
            sort_key=lambda row: -row.weight,
            width=128,
        ),
        Column(
            key="text",
            title="Замечание",
            text=lambda row: row.text,
            tooltip=lambda row: " ".join(filter(None, (row.text, row.why, row.hint))),
            wrap=True,
            width=240,
            stretch=True,
        ),
        Column(key="where", title="Где", text=lambda row: row.where, wrap=True, width=200),
        Column(
            key="document",
            title="Документ",
            text=title_of,
            wrap=True,
            width=130,
            tone=lambda _row: "muted",
        ),
    )
