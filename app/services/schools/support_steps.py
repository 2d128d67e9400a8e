"""The steps of support: for when each is planned, when it was done, and what proves it.

Seven steps lead from the application of the school to the expertise of what came of it; the review
of its papers and the decision at the end of the year stand beside them, without a number. What is
planned may lie ahead or be past; only what is past can be done. Reading is plain SQL for the first
screen; the editing services load when something is saved.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from app.enums import SupportStage
from app.errors import UserError
from app.services.language.dates import SOON_DAYS, date_digits, year_name
from app.services.language.numbers import NBSP
from app.services.language.plural import DAY, counted
from app.services.schools.papers import Paper, paper_of, paper_values, paper_words
from app.services.schools.support_work import SchoolWork, keep_marks, read_works, stage_column
from app.services.storage.files.sqlite import day_of

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.log.changes import Changes
    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

StepState = Literal["none", "planned", "soon", "overdue", "done"]

STEPS: Mapping[SupportStage, str] = MappingProxyType(
    {
        SupportStage.APPLICATION: "Заявка руководства школы",
        SupportStage.INTERVIEW: "Собеседование с управленческой командой",
        SupportStage.DIAGNOSIS: "Диагностика, выявление дефицитов",
        SupportStage.PROGRAMME: "Комплект действий: программа школы",
        SupportStage.AGREEMENT: "Согласование действий: соглашение",
        SupportStage.ACTIONS: "Реализация совместных действий",
        SupportStage.EXPERTISE: "Экспертиза полученного результата",
    }
)
BESIDE: Mapping[SupportStage, str] = MappingProxyType(
    {
        SupportStage.REVIEW: "Экспертиза документов школы",
        SupportStage.DECISION: "Решение по итогам года",
    }
)
# Month and day of a school year by which a step is usually done, the seven in their order; from
# September the earlier year.
_USUAL: Mapping[SupportStage, tuple[int, int]] = MappingProxyType(
    {
        SupportStage.APPLICATION: (9, 30),
        SupportStage.INTERVIEW: (10, 31),
        SupportStage.REVIEW: (11, 13),
        SupportStage.DIAGNOSIS: (11, 20),
        SupportStage.PROGRAMME: (11, 30),
        SupportStage.AGREEMENT: (12, 25),
        SupportStage.ACTIONS: (5, 31),
        SupportStage.EXPERTISE: (7, 20),
        SupportStage.DECISION: (8, 31),
    }
)
_FIRST_MONTH = 9
_LONGEST = 2000


class Planned(NamedTuple):
    """What is stored of a step beside the day on which it was done."""

    planned_on: date | None = None
    note: str = ""
    paper: Paper = Paper()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step of one school and year.

    Attributes:
        stage: a `SupportStage`.
        number: 1 to 7; None of what stands beside the steps.
        title: Russian.
        planned_on: by when it is planned, or None.
        done_on: when it was done, or None.
        note: free text.
        paper: what proves it.
        paper_text: the paper in words, or empty.
        state: `done`; `overdue` after its planned day, `soon` within 30 days of it, else `planned`;
            `none` without any day.
        days_left: to the planned day, below zero when it is past; None without one.
    """

    stage: SupportStage
    number: int | None
    title: str
    planned_on: date | None
    done_on: date | None
    note: str
    paper: Paper
    paper_text: str
    state: StepState
    days_left: int | None

    @property
    def state_words(self) -> str:
        """«выполнено», «просрочено на 5 дней», «через 12 дней», «в плане», «нет срока»."""
        if self.state == "done":
            return "выполнено"
        if self.days_left is None:
            return "нет срока"
        if self.state == "overdue":
            return f"просрочено на {counted(-self.days_left, DAY)}"
        if self.state == "planned":
            return "в плане"
        return f"через {counted(self.days_left, DAY)}" if self.days_left else "сегодня"


class StepDraft(NamedTuple):
    """A step as typed."""

    planned_on: date | None = None
    done_on: date | None = None
    note: str = ""
    paper: Paper = Paper()


def read_planned(reader: "Reader", year: int) -> dict[int, dict[str, Planned]]:
    """What is planned of the steps of a year, by school and stage."""
    planned: dict[int, dict[str, Planned]] = {}
    for row in reader.rows("SELECT * FROM support_step WHERE year = ?", (year,)):
        steps = planned.setdefault(row["school_id"], {})
        steps[row["stage"]] = Planned(day_of(row["planned_on"]), row["note"], paper_of(row))
    return planned


def read_steps(
    reader: "Reader", year: int, today: date, schools: Collection[int]
) -> dict[int, tuple[StepRow, ...]]:
    """The steps of schools in a year, the seven first; their papers have no words."""
    works, planned = read_works(reader, year), read_planned(reader, year)
    return {
        school_id: tuple(
            _steps(works.get(school_id, SchoolWork()), planned.get(school_id, {}), today)
        )
        for school_id in schools
    }


def list_steps(workspace: "Workspace", school_id: int, year: int) -> tuple[StepRow, ...]:
    """The steps of a school in a year, the seven first, with the words of their papers."""
    from dataclasses import replace

    from app.services.orders.attachments import read_attachments
    from app.services.orders.orders import read_orders

    with workspace.database.reading() as reader:
        rows = read_steps(reader, year, workspace.clock.today(), (school_id,))[school_id]
        orders, files = read_orders(reader), read_attachments(reader)
    return tuple(replace(row, paper_text=paper_words(row.paper, orders, files)) for row in rows)


def _steps(work: SchoolWork, planned: Mapping[str, Planned], today: date) -> Iterator[StepRow]:
    for number, (stage, title) in enumerate({**STEPS, **BESIDE}.items(), start=1):
        stored = planned.get(stage.value, Planned())
        done_on = work.days[stage.value]
        left = None if stored.planned_on is None else (stored.planned_on - today).days
        yield StepRow(
            stage=stage,
            number=number if stage in STEPS else None,
            title=title,
            planned_on=stored.planned_on,
            done_on=done_on,
            note=stored.note,
            paper=stored.paper,
            paper_text="",
            state=_state(done_on, left),
            days_left=left,
        )


def _state(done_on: date | None, days_left: int | None) -> StepState:
    if done_on is not None:
        return "done"
    if days_left is None:
        return "none"
    if days_left < 0:
        return "overdue"
    return "soon" if days_left <= SOON_DAYS else "planned"


def standing_step(steps: Sequence[StepRow]) -> StepRow | None:
    """Where a school stands: the first of the seven that is not done; None when all are."""
    return next((row for row in steps if row.number and row.state != "done"), None)


def done_words(steps: Sequence[StepRow]) -> str:
    """«2 из 7» of the seven; empty without steps."""
    own = [row for row in steps if row.number]
    done = sum(row.state == "done" for row in own)
    return f"{done} из{NBSP}{len(own)}" if own else ""


def standing_words(steps: Sequence[StepRow]) -> str:
    """«Выполнено 2 из 7, следующий шаг – диагностика дефицитов, срок 31.10.2026»."""
    text = f"Выполнено шагов: {done_words(steps)}"
    step = standing_step(steps)
    if step is None:
        return text
    day = "" if step.planned_on is None else f", срок {date_digits(step.planned_on)}"
    late = sum(row.state == "overdue" for row in steps)
    text += f", следующий{NBSP}– {step.stage.label}{day}"
    return f"{text}; просрочено:{NBSP}{late}" if late else text


def save_step(
    workspace: "Workspace", school_id: int, year: int, stage: SupportStage, draft: StepDraft
) -> "Changes":
    """Store a step of a school and year as typed; what is empty is taken away.

    Raises:
        UserError: it is done on a day ahead, the note is too long, there is no such school, or the
            paper is not there.
    """
    from app.models import School
    from app.services.log.changes import changing
    from app.services.reference import ensure_school_year
    from app.services.schools.schools import missing_school

    title = {**STEPS, **BESIDE}[stage]
    if draft.done_on is not None and draft.done_on > workspace.clock.today():
        raise UserError(
            f"{title}: дата {date_digits(draft.done_on)} ещё не наступила.",
            "Исправьте дату или укажите её как срок.",
        )
    if len(draft.note) > _LONGEST:
        raise UserError("Примечание слишком длинное.", f"Сократите его до {_LONGEST} знаков.")
    with changing(workspace, "edit", f"{title}, {year_name(year)}") as act:
        school = act.session.get(School, school_id)
        if school is None:
            raise missing_school()
        act.about(school.short_name)
        ensure_school_year(act.session, year)
        keep_done(act.session, school_id, year, stage, draft.done_on)
        values = {
            "planned_on": draft.planned_on,
            "note": draft.note.strip(),
            **paper_values(act.session, draft.paper),
        }
        _keep_planned(act.session, (school_id, year, stage.value), values)
    return act.changes


def keep_done(
    session: "Session",
    school_id: int,
    year: int,
    stage: SupportStage,
    day: date | None,
    *,
    anew: bool = True,
) -> None:
    """Put the day of a step into the marks of the year, within a running change.

    A day that is there already stays unless it is given `anew`; marks without anything go.
    """
    from app.models import SupportWork

    column = stage_column(stage)
    stored = None if anew else session.get(SupportWork, (school_id, year))
    if stored is None or getattr(stored, column) is None:
        keep_marks(session, school_id, year, {column: day})


def _keep_planned(session: "Session", key: tuple[int, int, str], values: Mapping[str, Any]) -> None:
    from app.models import SupportStep

    stored = session.get(SupportStep, key)
    if not any(values.values()):
        if stored is not None:
            session.delete(stored)
        return
    if stored is None:
        school_id, year, stage = key
        stored = SupportStep(school_id=school_id, year=year, stage=stage)
        session.add(stored)
    stored.sqlmodel_update(dict(values))


def usual_day(stage: SupportStage, year: int) -> date:
    """By when a step is usually done in a school year, as the plans of districts have it."""
    month, day = _USUAL[stage]
    return date(year - 1 if month >= _FIRST_MONTH else year, month, day)


def plan_usual_days(workspace: "Workspace", school_ids: Sequence[int], year: int) -> "Changes":
    """Plan the usual days for all steps of schools that have neither a planned day nor are done.

    Raises:
        UserError: one of the schools is not there.
    """
    from app.models import School
    from app.services.language.plural import SCHOOL
    from app.services.log.changes import changing
    from app.services.reference import ensure_school_year
    from app.services.schools.schools import missing_school

    with workspace.database.reading() as reader:
        steps = read_steps(reader, year, workspace.clock.today(), school_ids)
    title = f"Сроки шагов поддержки, {year_name(year)}: {counted(len(school_ids), SCHOOL)}"
    with changing(workspace, "bulk", title) as act:
        ensure_school_year(act.session, year)
        for school_id, rows in steps.items():
            if act.session.get(School, school_id) is None:
                raise missing_school()
            for row in rows:
                if row.state == "none":
                    values = {"planned_on": usual_day(row.stage, year)}
                    _keep_planned(act.session, (school_id, year, row.stage.value), values)
    return act.changes
