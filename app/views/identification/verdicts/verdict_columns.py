"""Columns of the list of verdicts."""

from app.services.identification import explain
from app.services.identification.evidence.verdict import SchoolVerdict
from app.services.language.numbers import DASH, whole
from app.views.tables.columns import Column, count_column, status_column
from app.views.widgets.status import Status
from app.views.widgets.statuses import verdict_status as status_of

_ORDER = {"shnor": 0, "needs_decision": 1, "insufficient_data": 2, "not_identified": 3}


def _criteria(verdict: SchoolVerdict) -> str:
    met = [name for name, holds in (("К1", verdict.c1), ("К2", verdict.c2)) if holds]
    return ", ".join(met) or DASH


def _status(verdict: SchoolVerdict) -> Status:
    """The status that holds; scales say that the working group decided it, not the rules."""
    status = status_of(verdict.final_status)
    return status if verdict.decision is None else status._replace(icon="decision")


def _margin(verdict: SchoolVerdict) -> str:
    return DASH if verdict.margin is None else whole(verdict.margin)


VERDICT_COLUMNS: tuple[Column[SchoolVerdict], ...] = (
    Column(
        key="school",
        title="Школа",
        text=lambda row: row.school,
        width=184,
        stretch=True,
        middle=True,
        tooltip=lambda row: f"логин {row.login}" if row.login else "",
    ),
    status_column(
        "status",
        "Статус",
        _status,
        sort_key=lambda row: _ORDER[row.final_status.value],
        title_tip="Весы – решение рабочей группы",
        tooltip=lambda row: explain.decision_line(row) or row.final_status.label,
        width=144,
    ),
    Column(
        key="criteria",
        title="Критерии",
        text=_criteria,
        width=80,
        sheet_title="Выполненные критерии",
        title_tip="Выполненные критерии: К1 – год результатов, К2 – оба года",
        tone=lambda row: None if row.c1 or row.c2 else "muted",
    ),
    Column(
        key="margin",
        title="Запас",
        text=_margin,
        sort_key=lambda row: row.margin,
        align="right",
        value=lambda row: row.margin,
        total="mean",
        title_tip="Сколько процедур может измениться, прежде чем изменится вывод",
        sheet_title="Запас, процедур",
        tooltip=lambda row: explain.margin_text(row.status, row.margin),
        bold=lambda row: row.margin == 0,
        width=64,
    ),
    count_column(
        "low",
        "Низких",
        lambda row: len(row.low),
        width=64,
        total="sum",
        title_tip="Низкие результаты за два года, всего",
        sheet_title="Низких результатов за два года",
    ),
    Column(
        key="remarks",
        title="Примечаний",
        text=lambda row: whole(len(row.remarks)) if row.remarks else "",
        sort_key=lambda row: len(row.remarks),
        align="right",
        value=lambda row: len(row.remarks),
        total="sum",
        width=88,
        tooltip=lambda row: "\n".join(row.remarks),
    ),
)
