"""A small district for tests of the pages: two schools with results, passports and a plan."""

from dataclasses import dataclass
from datetime import date

from app.enums import MeasureStatus, PassportBlockKind, SchoolKind, SupportKind
from app.services import criteria, plans, results
from app.services.criteria import CriterionValueDraft
from app.services.language.deadlines.periods import school_period
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.results import ResultDraft
from app.services.schools import passports, schools, support
from app.services.schools.schools import SchoolDraft
from app.services.schools.support import SupportDraft
from app.services.storage.workspace import Workspace
from tests.filling import made_once

YEAR = 2026


@dataclass(frozen=True)
class District:
    """Keys of what was made."""

    school_id: int
    other_id: int
    plan_id: int
    measure_ids: tuple[int, ...]
    order_id: int


@made_once
def make_district(workspace: Workspace) -> District:
    """Fill an empty workspace through the services."""
    school_id, other_id = _add_schools(workspace)
    for year, counts in ((YEAR - 1, (40, 16)), (YEAR, (38, 14))):
        for code in ("vpr:ma:5", "vpr:ru:5"):
            _add_result(workspace, school_id, code, year, counts)
        _add_result(workspace, other_id, "vpr:ma:5", year, (20, 2))
    _add_passports(workspace, school_id)
    order_id = _add_support(workspace, school_id)
    _add_criterion(workspace, school_id)
    plan_id, measure_ids = _make_plan(workspace, order_id)
    return District(school_id, other_id, plan_id, measure_ids, order_id)


def _add_schools(workspace: Workspace) -> tuple[int, int]:
    school_id, _ = schools.save_school(
        workspace,
        SchoolDraft(
            short_name="МБОУ «СОШ № 30»",
            full_name="муниципальное бюджетное общеобразовательное учреждение «СОШ № 30»",
            login_digits="203389",
            oo_code="4210",
            settlement="Антипиха",
            distance_m=12_500,
            aliases=("Антипихинская школа",),
        ),
    )
    other_id, _ = schools.save_school(
        workspace,
        SchoolDraft(
            short_name="МБОУ «Покровская ООШ»", kind=SchoolKind.OOSH, settlement="Покровка"
        ),
    )
    return school_id, other_id


def _add_passports(workspace: Workspace, school_id: int) -> None:
    passports.save_block(
        workspace, school_id, PassportBlockKind.STAFF, date(2024, 9, 20), {"teachers": 40}
    )
    passports.save_block(
        workspace,
        school_id,
        PassportBlockKind.STAFF,
        date(2025, 9, 20),
        {"teachers": 42, "under_30": 3},
        "ОО-1",
    )


def _add_support(workspace: Workspace, school_id: int) -> int:
    """The school is in the list by an order, whose key is returned."""
    order_id, _ = orders.save_order(
        workspace,
        OrderDraft(title="Об утверждении перечня школ", number="458", issued_on=date(2025, 11, 17)),
    )
    support.enter_support(
        workspace,
        SupportDraft(
            school_id=school_id,
            kind=SupportKind.SHNOR,
            year=YEAR,
            entered_on=date(2025, 11, 17),
            entry_basis="низкие результаты",
            entry_order_id=order_id,
        ),
    )
    return order_id


def _add_criterion(workspace: Workspace, school_id: int) -> None:
    criteria.save_value(
        workspace,
        CriterionValueDraft(
            school_id=school_id,
            criterion_id=criteria.list_criteria(workspace)[2].id,
            year=YEAR,
            current="63",
            expected="более 70",
            previous="69",
        ),
    )


def _add_result(
    workspace: Workspace, school_id: int, code: str, year: int, counts: tuple[int, int]
) -> None:
    number = next(row.id for row in results.list_procedures(workspace) if row.code == code)
    draft = ResultDraft(
        school_id=school_id,
        procedure_id=number,
        year=year,
        participants=counts[0],
        failed=counts[1],
    )
    results.save_result(workspace, draft)


def _make_plan(workspace: Workspace, order_id: int) -> tuple[int, tuple[int, ...]]:
    plan_id, _ = plans.save_plan(
        workspace,
        PlanDraft(
            title="План мероприятий по повышению качества образования", period=school_period(YEAR)
        ),
    )
    organisation, _ = plans.save_section(
        workspace, SectionDraft(plan_id, "Организационные мероприятия")
    )
    methods, _ = plans.save_section(workspace, SectionDraft(plan_id, "Методическая поддержка"))
    drafts = (
        MeasureDraft(
            section_id=organisation,
            title="Утверждение перечня школ с низкими образовательными результатами",
            deadline_text="октябрь 2025 года",
            responsible=("Управление образования",),
            expected="Приказ об утверждении перечня",
        ),
        MeasureDraft(
            section_id=organisation,
            title="Создание рабочей группы",
            deadline_text="ноябрь 2025 года",
            responsible=("Управление образования", "МБОУ «СОШ № 30»"),
            expected="Приказ о рабочей группе",
        ),
        MeasureDraft(
            section_id=methods,
            title="Курсы повышения квалификации",
            deadline_text="ежегодно",
            responsible=("Методический кабинет",),
        ),
    )
    made = tuple(plans.save_measure(workspace, draft)[0] for draft in drafts)
    plans.mark_measures(
        workspace,
        [made[0]],
        MarkDraft(status=MeasureStatus.DONE, marked_on=date(2025, 11, 17), order_id=order_id),
    )
    return plan_id, made
