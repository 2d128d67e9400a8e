"""Review points of plans: taken on a day, listed, deleted with undo, never changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.enums import YearsKind
from app.errors import UserError
from app.services.language.dates import date_digits, year_name
from app.services.language.deadlines.periods import PlanPeriod, calendar_years, school_years
from app.services.language.sentences import quoted
from app.services.log.changes import Changes, changing
from app.services.plans.reading import get_plan
from app.services.plans.reviews.frozen import plan_from_json, plan_to_json
from app.services.plans.rows import PlanRow
from app.services.storage.files.sqlite import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.services.storage.files.sqlite import Row
    from app.services.storage.workspace import Workspace

_HALF, _YEAR = (1, 30), (7, 20)  # the days by which the region asks for information


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """A review point in a list.

    Attributes:
        id: key of the point.
        plan_id: its plan.
        title: «Полугодовая информация».
        on_day: the day whose state it keeps.
        taken_at: the moment when it was kept.
    """

    id: int
    plan_id: int
    title: str
    on_day: date
    taken_at: datetime

    @property
    def label(self) -> str:
        """«30.01.2027, Полугодовая информация»."""
        return f"{date_digits(self.on_day)}, {self.title}"


@dataclass(frozen=True, slots=True)
class Review:
    """A review point with all that it keeps: the plan as it stood, what papers print of it."""

    row: ReviewRow
    plan: PlanRow
    printed: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which a review is usual, and what it is called."""

    day: date
    title: str


def plan_on(workspace: "Workspace", plan_id: int, day: date) -> PlanRow:
    """A plan with its marks as on a day; its texts are those of now.

    Raises:
        UserError: there is no such plan.
    """
    return get_plan(workspace, plan_id, as_of=day)


def take_review(
    workspace: "Workspace",
    plan_id: int,
    day: date,
    title: str = "",
    printed: Mapping[str, Any] | None = None,
) -> tuple[int, Changes]:
    """Keep the state of a plan on a day.

    Args:
        workspace: the open workspace.
        plan_id: the plan.
        day: today or earlier: marks of later days do not count.
        title: what it is called; «Контрольная точка» when empty.
        printed: what else a document wants to print unchanged.

    Raises:
        UserError: the day lies ahead, or there is no such plan.
    """
    from app.models import PlanReview

    if day > workspace.clock.today():
        raise UserError(
            f"День контрольной точки {date_digits(day)} ещё не наступил.",
            "Выберите сегодняшний день или более ранний.",
        )
    plan = plan_on(workspace, plan_id, day)
    name = " ".join(title.split()) or "Контрольная точка"
    words = f"Контрольная точка на {date_digits(day)}: {quoted(name)}"
    with changing(workspace, "edit", words) as work:
        row = PlanReview(
            plan_id=plan_id,
            title=name,
            on_day=day,
            taken_at=workspace.clock.now(),
            state=plan_to_json(plan, printed or {}),
        )
        work.session.add(row)
        work.session.flush()
        assert row.id is not None
        review_id = row.id
    return review_id, work.changes


def list_reviews(workspace: "Workspace", plan_id: int | None = None) -> list[ReviewRow]:
    """The review points of a plan or of all plans, the latest day first."""
    with workspace.database.reading() as reader:
        rows = reader.rows(
            "SELECT id, plan_id, title, on_day, taken_at FROM plan_review"
            " WHERE ? IS NULL OR plan_id = ? ORDER BY on_day DESC, id DESC",
            (plan_id, plan_id),
        )
    return [_row(row) for row in rows]


def get_review(workspace: "Workspace", review_id: int) -> Review:
    """A review point with what it keeps.

    Raises:
        UserError: there is no such point.
        EnvironmentProblem: a newer version of the program kept it.
    """
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT * FROM plan_review WHERE id = ?", (review_id,))
    if not rows:
        raise UserError("Этой контрольной точки нет.", "Возможно, её удалили: выберите другую.")
    state = json.loads(rows[0]["state"])
    return Review(_row(rows[0]), plan_from_json(state), state["printed"])


def delete_review(workspace: "Workspace", review_id: int) -> Changes:
    """Delete a review point; undo brings it back as it was.

    Raises:
        UserError: there is no such point.
    """
    from app.models import PlanReview

    with changing(workspace, "edit", "Удаление контрольной точки") as work:
        row = work.session.get(PlanReview, review_id)
        if row is None:
            raise UserError("Этой контрольной точки нет.", "Возможно, её уже удалили.")
        work.session.delete(row)
    return work.changes


def usual_moments(period: PlanPeriod, today: date) -> list[Moment]:
    """The usual days of review in a period that have come, the latest first.

    They are 30 January (the half-year), 20 July (the year), and the end of each of its years.
    """
    days = {one.day: one for one in _moments(period) if one.day <= today}
    return [days[day] for day in sorted(days, reverse=True)]


def _moments(period: PlanPeriod) -> "Iterator[Moment]":
    """Of one day the last one is the most telling."""
    yield Moment(period.end, "Итоги плана")
    for year in range(period.start.year, period.end.year + 1):
        for (month, day), title in (
            (_HALF, "Полугодовая информация"),
            (_YEAR, "Годовая информация"),
        ):
            if period.start < date(year, month, day) <= period.end:
                yield Moment(date(year, month, day), title)
    of_school = period.kind is YearsKind.SCHOOL
    for one in (school_years if of_school else calendar_years)(period.days):
        if one.end <= period.end:
            name = f"{year_name(one.end.year)} учебного" if of_school else f"{one.end.year}"
            yield Moment(one.end, f"Итоги {name} года")


def _row(row: "Row") -> ReviewRow:
    return ReviewRow(
        id=row["id"],
        plan_id=row["plan_id"],
        title=row["title"],
        on_day=date.fromisoformat(row["on_day"]),
        taken_at=moment(row["taken_at"]),
    )
