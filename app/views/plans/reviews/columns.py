"""Columns of the review points and of what changed between two of them."""

from app.services.plans.reviews.comparing import PlanChange
from app.services.plans.reviews.points import ReviewRow
from app.views.tables.columns import Column, day_column, moment_column

POINTS: tuple[Column[ReviewRow], ...] = (
    day_column("day", "На день", lambda row: row.on_day, width=104),
    Column(key="title", title="Название", text=lambda row: row.title, width=240, stretch=True),
    moment_column("taken", "Сохранена", lambda row: row.taken_at, width=152),
)
CHANGES: tuple[Column[PlanChange], ...] = (
    Column(key="number", title="№", text=lambda row: row.number, width=48),
    Column(key="title", title="Мероприятие", text=lambda row: row.title, width=192, wrap=True),
    Column(
        key="kind", title="Что изменилось", text=lambda row: row.kind.label, width=120, wrap=True
    ),
    Column(key="before", title="Было", text=lambda row: row.before, width=176, wrap=True),
    Column(
        key="after",
        title="Стало",
        text=lambda row: row.after,
        width=160,
        wrap=True,
        stretch=True,
    ),
)
