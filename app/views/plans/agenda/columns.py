"""The columns of the agenda."""

from app.services.language.dates import date_digits
from app.services.plans.agenda.rows import GROUP_ORDER, AgendaGroup, AgendaRow
from app.views.plans.table.status_table import STATUS
from app.views.tables.columns import Column, status_column
from app.views.widgets.statuses import OVERDUE_ICON, OVERDUE_TONE, measure_status

_LOOKS = {
    AgendaGroup.OVERDUE: (OVERDUE_ICON, OVERDUE_TONE),
    AgendaGroup.UNPROVED: ("question", "warning"),
}


def _due(row: AgendaRow) -> str:
    day = "" if row.due is None else date_digits(row.due)
    unproved = row.group is AgendaGroup.UNPROVED
    return ", ".join(filter(None, (day, "без подтверждения" if unproved else row.when_words)))


def _look(row: AgendaRow) -> tuple[str | None, str | None]:
    """Icon and tone of its day."""
    if row.group in _LOOKS:
        return _LOOKS[row.group]
    return ("clock", "warning") if row.due == row.today else (None, None)


def _deadline(row: AgendaRow) -> str:
    """How the deadline is written in the plan, and from which day it was put off."""
    told = " ".join(row.measure.deadline_text.split())
    if row.is_moved and row.occurrence_on is not None:
        return f"{told}\nПеренесено с {date_digits(row.occurrence_on)}"
    return told


def _plan(row: AgendaRow) -> str:
    return row.plan.title if row.plan.school_id is None else f"План школы: {row.plan.school_name}"


COLUMNS: tuple[Column[AgendaRow], ...] = (
    Column(
        key="due",
        title="Срок",
        text=_due,
        value=lambda row: row.due,
        sort_key=lambda row: row.due,
        icon=lambda row: _look(row)[0],
        tone=lambda row: _look(row)[1],
        tooltip=_deadline,
        width=208,
        wrap=True,
    ),
    Column(key="number", title="№", text=lambda row: row.measure.number, width=44),
    Column(
        key="title",
        title="Мероприятие",
        text=lambda row: row.measure.title,
        tooltip=lambda row: f"{row.plan.title}, {row.plan.year_name}",
        width=232,
        stretch=True,
        wrap=True,
    ),
    Column(
        key="school",
        title="Школа",
        text=lambda row: row.school_words,
        tooltip=lambda row: "\n".join(row.schools),
        width=116,
        wrap=True,
        middle=True,
    ),
    Column(
        key="responsible",
        title="Ответственные",
        text=lambda row: ", ".join(row.measure.responsible),
        tooltip=lambda row: "\n".join(row.measure.responsible),
        width=128,
        wrap=True,
    ),
    Column(
        key="plan",
        title="План",
        text=_plan,
        tooltip=lambda row: f"{row.plan.title}, {row.plan.year_name}",
        tone=lambda _row: "muted",
        width=108,
        wrap=True,
    ),
    status_column(STATUS, "Статус", lambda row: measure_status(row.status), width=128),
    Column(
        key="group",
        title="Когда",
        text=lambda row: row.group.label,
        sort_key=lambda row: GROUP_ORDER[row.group],
        tone=lambda _row: "muted",
        width=144,
    ),
)
