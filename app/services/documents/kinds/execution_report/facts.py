"""The facts of the execution report: the plan with its marks, the supported schools' criteria."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services import criteria, plans
from app.services.documents import facts
from app.services.documents.facts import MissingFact
from app.services.documents.kinds.execution_report.groups import Groups, groups_of
from app.services.documents.kinds.execution_report.people import (
    ReportPeople,
    issuer_genitive,
    report_people,
    school_of,
)
from app.services.documents.settings import PUBLIC
from app.services.language.dates import date_digits, school_year_of, year_name
from app.services.language.plan_titles import PlanTitle, plan_title
from app.services.language.plural import MEASURE, SCHOOL, counted
from app.services.orders.orders import OrderRow, list_orders
from app.services.schools.support import list_support

if TYPE_CHECKING:
    from app.services.criteria import CriterionRow
    from app.services.documents.facts import Office
    from app.services.plans import PlanRow
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace

KIND = "execution-report"
_EARLIEST_MONTH = 8  # plans of a school year begin with August: «Август 2018»
_EXAMS_MONTH = 6
# The four directions of the model of support; their text is the user's, setting by setting.
MODEL_TEXTS = ("model_management", "model_methods", "model_social", "model_image")


@dataclass(frozen=True, slots=True)
class SchoolCriteria:
    """The criteria table of one school.

    Attributes:
        school: its short name.
        rows: the lines; a value of a later day than that of the report is left out.
        school_id: its key.
        left_out: some values were.
        groups: how many pupils a share of a criterion is of, where it is known.
    """

    school: str
    rows: "tuple[CriterionRow, ...]"
    school_id: int | None = None
    left_out: bool = False
    groups: Groups = field(default_factory=dict[tuple[str, int], int])

    @property
    def filled(self) -> bool:
        """Whether anything at all is known."""
        return any(row.value_id is not None for row in self.rows)


@dataclass(frozen=True, slots=True)
class ApprovingOrder:
    """An order of the register that approves what the report tells of.

    Attributes:
        order: its row.
        issuer: who issued it, genitive; empty when its name has no genitive, None when nobody
            can tell.
    """

    order: OrderRow
    issuer: str | None

    def holds_on(self, day: date) -> bool:
        """Whether it has its number and had been issued by that day."""
        issued_on = self.order.issued_on
        return self.order.number is not None and issued_on is not None and issued_on <= day


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What the report is made from.

    Attributes:
        year: school year of the report.
        office_name: short name of the department.
        people: who reports, approves and signs.
        plan: the reported plan as it stood on `as_of`, or None when there is none.
        approval: the order that approved the plan, or None.
        model_order: the chosen order that approved the model of support, or None.
        schools: the school of the plan, else supported schools of the year, with their criteria.
        settings: checked settings of the kind.
        as_of: the day that the report tells of.
        today: the day of making.
    """

    year: int
    office_name: str
    people: ReportPeople
    plan: "PlanRow | None"
    approval: ApprovingOrder | None
    model_order: ApprovingOrder | None
    schools: tuple[SchoolCriteria, ...]
    settings: Mapping[str, str]
    as_of: date
    today: date

    @property
    def is_public(self) -> bool:
        """Whether figures of small groups are hidden, see `publication`."""
        return self.settings["version"] == PUBLIC

    @property
    def order(self) -> OrderRow | None:
        """The order that approved the plan."""
        return None if self.approval is None else self.approval.order

    @property
    def title(self) -> PlanTitle:
        """The forms of the plan's title."""
        return plan_title("" if self.plan is None else self.plan.title)

    @property
    def approved(self) -> ApprovingOrder | None:
        """The order that approves the plan, when it had been issued by the day of the report."""
        approval = self.approval
        return approval if approval is not None and approval.holds_on(self.as_of) else None

    @property
    def model_filled(self) -> bool:
        """Whether the model of support is filled in and ordered."""
        order = self.model_order
        filled = all(self.settings[name] for name in MODEL_TEXTS)
        return filled and order is not None and order.holds_on(self.as_of)

    @property
    def annexes(self) -> tuple[str, ...]:
        """The annexes that are made, in printed order."""
        there = {
            "criteria": any(school.filled for school in self.schools),
            "model": self.model_filled,
        }
        return tuple(name for name in there if there[name] and self.settings[name] == "1")


def years(workspace: "Workspace", settings: Mapping[str, str]) -> list[int]:
    """The years of the plans, the newest first; of a day that is named only the year around it.

    A plan of a school year begins with the August before it and ends with the August in it, so two
    years may claim a day of August: the one that ends then, as far as it has a plan.
    """
    with workspace.database.reading() as reader:
        rows = reader.rows("SELECT DISTINCT year FROM plan ORDER BY year DESC")
    planned = [int(row["year"]) for row in rows]
    if settings["plan"] or not settings["as_of"]:
        return planned
    day = date.fromisoformat(settings["as_of"])
    year = school_year_of(day)
    next_year = day.month == _EARLIEST_MONTH and year not in planned and year + 1 in planned
    return [year + 1 if next_year else year]


def gather(workspace: "Workspace", year: int, settings: Mapping[str, str]) -> ReportFacts:
    """Read the facts; a missing one stays empty.

    Raises:
        UserError: the plan, the person or the order named by the settings is not there.
    """
    today = workspace.clock.today()
    chosen = date.fromisoformat(settings["as_of"]) if settings["as_of"] else None
    as_of = chosen or today
    plan = _plan(workspace, year, settings["plan"], chosen)
    year = year if plan is None else plan.year
    office = facts.get_office(workspace)
    school = school_of(workspace, None if plan is None else plan.school_id)
    return ReportFacts(
        year=year,
        office_name=office.short_name,
        people=report_people(workspace, office, school, settings["compiler"], KIND),
        plan=plan,
        approval=_approving(workspace, None if plan is None else plan.order, office, school),
        model_order=_approving(workspace, _order(workspace, settings["model_order"]), office, None),
        schools=tuple(
            _criteria(workspace, (school_id, name), year, chosen)
            for school_id, name in _reported(workspace, school, year, as_of)
        ),
        settings=dict(settings),
        as_of=as_of,
        today=today,
    )


def _plan(workspace: "Workspace", year: int, chosen: str, as_of: date | None) -> "PlanRow | None":
    """The chosen plan, else the municipal plan of the year, as it stood on a day or stands now."""
    if not chosen:
        found = plans.list_plans(workspace, year=year, as_of=as_of)
        return next((row for row in found if row.school_id is None), None)
    found = [row for row in plans.list_plans(workspace, as_of=as_of) if str(row.id) == chosen]
    if not found:
        raise UserError(f"Плана № {chosen} нет.", "Выберите план из списка.")
    return found[0]


def _order(workspace: "Workspace", chosen: str) -> OrderRow | None:
    if not chosen:
        return None
    found = [row for row in list_orders(workspace) if str(row.id) == chosen]
    if not found:
        raise UserError(f"Приказа № {chosen} нет в реестре.", "Выберите строку реестра.")
    return found[0]


def _approving(
    workspace: "Workspace",
    order: OrderRow | None,
    office: "Office",
    school: "SchoolRow | None",
) -> ApprovingOrder | None:
    if order is None:
        return None
    return ApprovingOrder(order, issuer_genitive(workspace, order, office, school))


def _criteria(
    workspace: "Workspace", school: tuple[int, str], year: int, as_of: date | None
) -> SchoolCriteria:
    """The values of a school as they were known on a day.

    The results of a school year come with its exams: from June on they are the year's whenever they
    were entered, before that only what had been entered counts.
    """
    school_id, name = school
    rows = tuple(criteria.list_criteria_values(workspace, school_id, year))
    groups = groups_of(workspace, school_id)
    if as_of is None or as_of >= date(year, _EXAMS_MONTH, 1):
        return SchoolCriteria(name, rows, school_id, groups=groups)
    known = tuple(criteria.list_criteria_values(workspace, school_id, year, entered_by=as_of))
    left_out = known != rows
    return SchoolCriteria(name, known, school_id, left_out=left_out, groups=groups)


def _reported(
    workspace: "Workspace", school: "SchoolRow | None", year: int, as_of: date
) -> list[tuple[int, str]]:
    """The school of the plan, or those on a list of support at any time of the school year."""
    if school is not None:
        return [(school.id, school.short_name)]
    first, last = date(year - 1, 9, 1), min(date(year, 8, 31), as_of)
    found: dict[int, str] = {}
    for row in list_support(workspace):
        if row.entered_on <= last and (row.left_on is None or row.left_on > first):
            found.setdefault(row.school_id, row.school)
    return list(found.items())


def missing(given: ReportFacts) -> tuple[MissingFact, ...]:
    """What stands between the facts and a report ready to sign."""
    found = list(given.people.missing)
    years = year_name(given.year)
    if given.as_of > given.today:
        text = f"Дата отчёта {date_digits(given.as_of)} ещё не наступила"
        found.append(MissingFact(text, "documents", _setting("as_of"), required=True))
    elif given.as_of < date(given.year - 1, _EARLIEST_MONTH, 1):
        text = f"Отчёт за {years} учебный год – по состоянию на {date_digits(given.as_of)}"
        found.append(MissingFact(text, "documents", _setting("as_of"), wrong=True))
    if given.plan is None:
        text = f"Нет муниципального плана мероприятий на {years} учебный год"
        found.append(MissingFact(text, "plans", required=True))
    elif not given.plan.measures:
        target: dict[str, object] = {"plan_id": given.plan.id}
        found.append(MissingFact("В плане нет мероприятий", "plans", target, required=True))
    else:
        found += _missing_of_order(given, given.plan)
        found += _missing_of_marks(given, given.plan)
    if given.settings["criteria"] == "1":
        found += _missing_of_criteria(given)
    if given.settings["model"] == "1":
        found += _missing_of_model(given)
    return tuple(found)


def _setting(name: str) -> dict[str, object]:
    """The way to a setting of the report."""
    return {"kind": KIND, "setting": name}


def _missing_of_order(given: ReportFacts, plan: "PlanRow") -> list[MissingFact]:
    """What the report says of the plan itself: its title, the order behind it."""
    found: list[MissingFact] = []
    edit: dict[str, object] = {"plan_id": plan.id, "edit": True}
    if not plan.title.strip():
        found.append(MissingFact("Не указано название плана", "plans", edit))
    approval = given.approval
    if approval is None:
        found.append(MissingFact("Не указан приказ, которым утверждён план", "plans", edit))
    elif approval.order.number is None:
        text = "У приказа, которым утверждён план, нет номера и даты"
        target = {"order_id": approval.order.id, "edit": True}
        found.append(MissingFact(text, "documents", target))
    elif not approval.holds_on(given.as_of):
        text = f"Приказ, которым утверждён план, издан позже {date_digits(given.as_of)}"
        found.append(MissingFact(text, "documents", {"order_id": approval.order.id}, wrong=True))
    elif approval.issuer == "":  # nobody can tell is None
        text = "Не указано: наименование управления в родительном падеже"
        target = {"section": "department", "field": "full_name_genitive"}
        found.append(MissingFact(text, "settings", target))
    return found


def _missing_of_marks(given: ReportFacts, plan: "PlanRow") -> list[MissingFact]:
    """Links lead to the first measure concerned."""
    unmarked = [row for row in plan.measures if row.mark is None and not row.not_due]
    left_out = [row for row in plan.measures if row.mark_left_out]
    unlike = [row for row in plan.measures if row.mark is not None and row.mark.says_otherwise]
    day = date_digits(given.as_of)
    told = (
        ("Без отметки об исполнении", unmarked, False),
        (f"Отметка без даты внесена после {day} и не учтена", left_out, False),
        ("Слова отметки расходятся со статусом", unlike, True),
    )
    return [
        MissingFact(
            f"{text}: {counted(len(rows), MEASURE)}",
            "plans",
            {"measure_id": rows[0].id},
            wrong=wrong,
        )
        for text, rows, wrong in told
        if rows
    ]


def _missing_of_criteria(given: ReportFacts) -> list[MissingFact]:
    found: list[MissingFact] = []
    empty = [school for school in given.schools if not school.filled and not school.left_out]
    if empty:
        text = f"Нет значений критериев: {counted(len(empty), SCHOOL)}"
        target: dict[str, object] = {"school_id": empty[0].school_id, "tab": "criteria"}
        found.append(MissingFact(text, "schools", target))
    left_out = [school for school in given.schools if school.left_out]
    if left_out:
        day = date_digits(given.as_of)
        text = (
            f"Значения критериев внесены после {day} и не учтены: {counted(len(left_out), SCHOOL)}"
        )
        target = {"school_id": left_out[0].school_id, "tab": "criteria"}
        found.append(MissingFact(text, "schools", target))
    for school in given.schools:
        found += facts.impossible_values(school.school, school.school_id, school.rows)
    return found


def _missing_of_model(given: ReportFacts) -> list[MissingFact]:
    """Why the model of support is not printed though it is wanted."""
    found: list[MissingFact] = []
    empty = [name for name in MODEL_TEXTS if not given.settings[name]]
    if empty:
        text = "Модель методической поддержки не заполнена и не печатается"
        found.append(MissingFact(text, "documents", _setting(empty[0])))
    order = given.model_order
    if order is None:
        text = "Не указан приказ, которым утверждена модель методической поддержки"
        found.append(MissingFact(text, "documents", _setting("model_order")))
    elif not order.holds_on(given.as_of):
        text = f"Приказ, которым утверждена модель, не издан на {date_digits(given.as_of)}"
        target = {"order_id": order.order.id, "edit": order.order.number is None}
        found.append(MissingFact(text, "documents", target))
    return found


def inputs(given: ReportFacts) -> dict[str, object]:
    """What the history keeps about the origin of the document."""
    return {
        "year": given.year,
        "as_of": given.as_of.isoformat(),
        "plan_id": None if given.plan is None else given.plan.id,
        "order_id": None if given.order is None else given.order.id,
        "schools": [school.school for school in given.schools],
    }
