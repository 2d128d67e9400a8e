"""Facts of an invented district, made by hand: documents are composed without a database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from app.enums import (
    DeadlineKind,
    EvidenceKind,
    MeasureStatus,
    OrderState,
    SupportKind,
    ValueUnit,
    VerdictStatus,
)
from app.services.criteria import Current, Expected
from app.services.criteria.school_values import CriterionRow
from app.services.documents.facts import Office, Signatory
from app.services.documents.kinds.execution_report.facts import (
    ApprovingOrder,
    ReportFacts,
    SchoolCriteria,
)
from app.services.documents.kinds.execution_report.people import ReportPeople
from app.services.documents.kinds.list_order.facts import ListOrderFacts
from app.services.documents.making import catalogue
from app.services.documents.settings import checked_settings
from app.services.identification.evidence.facts import Inputs
from app.services.identification.evidence.verdict import (
    Decision,
    Evidence,
    LowResult,
    Outcome,
    SchoolVerdict,
)
from app.services.identification.rules.rules import Certainty, Profile
from app.services.orders.orders import OrderRow
from app.services.plans import MarkRow, MeasureRow, PlanRow
from app.services.plans import SectionRow as PlanSection
from app.services.schools.support import SupportRow

YEAR = 2019
OFFICE = Office(
    full_name="Управление образования администрации Заречного муниципального округа",
    full_name_genitive="Управления образования администрации Заречного муниципального округа",
    short_name="Управление образования",
    parent_body="Администрация Заречного муниципального округа",
    territory_genitive="Заречного муниципального округа",
    place="г. Заречье",
    head_post="Начальник управления образования",
    head_name="И.В. Соболева",
    coordinator="Жукову Т.П.",
    coordinator_post="заведующую сектором общего образования",
    executor="Жукова Татьяна Павловна",
    executor_phone="8 (800) 555-91-12",
)
DRAFT = OrderRow(6, "list-order", "О перечне", None, None, OrderState.DRAFT, 2020, 1, None, "")
REGISTERED = replace(DRAFT, number="531", issued_on=date(2019, 10, 21), state=OrderState.REGISTERED)
PROFILE = Profile(
    id="sample",
    title="Двойной критерий",
    procedures=("vpr:ma:5", "vpr:ru:6"),
    threshold_h=3000,
    source="Письмо министерства от 01.09.2019 № 7",
    certainty=Certainty.ACT,
)


def low(
    title: str,
    year: int = YEAR,
    counts: tuple[int, int] | None = (33, 11),
    percent: str = "33,3 %",
    *,
    small: bool = False,
) -> LowResult:
    """A low result; `counts` are participants and failed."""
    participants, failed = counts or (None, None)
    return LowResult(
        "vpr:ma:5", title, title, year, participants, failed, percent, 33.3, 30.0, "30 %", "",
        small, None, (1,),
    )  # fmt: skip


def verdict(
    school: str,
    *results: LowResult,
    status: VerdictStatus = VerdictStatus.SHNOR,
    criteria: tuple[bool, bool] = (True, False),
    decision: Decision | None = None,
) -> SchoolVerdict:
    """The verdict of one school."""
    c1, c2 = criteria
    return SchoolVerdict(
        1, school, None, status, c1, c2, 0, results, (), Evidence("verdict", status.value), decision
    )


DECISION = Decision(
    VerdictStatus.SHNOR, "подтверждено выездом", date(2019, 10, 10), "Протокол рабочей группы № 2"
)
VERDICTS = (
    verdict("МБОУ «СОШ № 30»", low("ВПР по математике, 5 класс", counts=None, percent="33 %")),
    verdict(
        "МБОУ «Полянская СОШ»",
        low("ВПР по русскому языку, 6 класс", counts=(7, 3), percent="42,9 %", small=True),
        low("ОГЭ по математике", YEAR - 1),
        criteria=(True, True),
    ),
    verdict(
        "МБОУ «ООШ № 7»",
        status=VerdictStatus.NEEDS_DECISION,
        criteria=(False, False),
        decision=DECISION,
    ),
    verdict("МБОУ «СОШ № 1»", status=VerdictStatus.NOT_IDENTIFIED, criteria=(False, False)),
    verdict("МБОУ «СОШ № 2»", status=VerdictStatus.NEEDS_DECISION, criteria=(False, False)),
)
CONDITIONS = (
    SupportRow(
        9, 29, "МБОУ «ООШ № 29»", SupportKind.SHSSU, 2020, date(2019, 10, 21),
        "Отдалённость, данные социального паспорта", REGISTERED, None, None, "", None,
    ),
)  # fmt: skip


def settings(kind: str, **given: str) -> Mapping[str, str]:
    """Checked settings of a kind."""
    return checked_settings(catalogue.describe_settings(kind), {}, given)


def list_order(
    *,
    office: Office = OFFICE,
    verdicts: tuple[SchoolVerdict, ...] = VERDICTS,
    order: OrderRow | None = REGISTERED,
    conditions: tuple[SupportRow, ...] = CONDITIONS,
    profile: Profile = PROFILE,
    control: tuple[str, str] | None = None,
    **given: str,
) -> ListOrderFacts:
    """Facts of the list order."""
    outcome = Outcome(profile, YEAR, YEAR - 1, Inputs({}, (), {}), verdicts)
    values = settings("list-order", **given)
    return ListOrderFacts(YEAR, office, outcome, order, conditions, values, control)


SUPPORTED = (
    SupportRow(
        1, 1, "МБОУ «СОШ № 30»", SupportKind.SHNOR, 2020, date(2019, 10, 21),
        "Список министерства на 2019/2020 учебный год", None, None, None, "", None,
    ),
    SupportRow(
        2, 2, "МБОУ «Полянская СОШ»", SupportKind.SHNOR, 2019, date(2018, 8, 17),
        "", replace(REGISTERED, id=1, number="458", issued_on=date(2018, 8, 17)), None, None, "",
        None,
    ),
)  # fmt: skip


def support_order(
    *,
    supported: tuple[SupportRow, ...] = SUPPORTED,
    order: OrderRow | None = REGISTERED,
    conditions: tuple[SupportRow, ...] = CONDITIONS,
    **given: str,
) -> ListOrderFacts:
    """Facts of a list order that is made from the list of support."""
    values = settings("list-order", basis="support", **given)
    return ListOrderFacts(
        YEAR + 1, OFFICE, None, order, conditions, values,
        supported=supported, day=date(2019, 10, 21),
    )  # fmt: skip


def measure(
    number: int, title: str, status: MeasureStatus = MeasureStatus.DONE, mark: str = "Выполнено."
) -> MeasureRow:
    """A measure; without words of a mark it has none."""
    found = MarkRow(
        number, status, None, mark, EvidenceKind.NONE, "", None, "", None, "", mark
    ) if mark else None  # fmt: skip
    return MeasureRow(
        id=number,
        plan_id=1,
        section_id=1,
        number=number,
        title=title,
        deadline_text="Август 2018",
        deadline_kind=DeadlineKind.PERIOD,
        deadline_start=None,
        deadline_end=None,
        points=(),
        responsible=("Управление образования", "Образовательные организации"),
        expected="Приказ",
        note="",
        status=status,
        mark=found,
        mark_text=mark,
        overdue=False,
    )


PLAN = PlanRow(
    id=1,
    title="План мероприятий",
    year=YEAR,
    year_name="2018/2019",
    school_id=None,
    school_name="",
    programme_id=None,
    order=replace(REGISTERED, number="458", issued_on=date(2018, 8, 17)),
    sections=(
        PlanSection(
            1,
            1,
            "Нормативное сопровождение",
            (
                measure(1, "Утвердить порядок", mark="Выполнено. Приказ № 458 от 17.08.2018"),
                measure(2, "Провести семинар", MeasureStatus.IN_PROGRESS, "В работе"),
            ),
        ),
        PlanSection(
            2,
            2,
            "Анализ",
            (
                measure(3, "Подвести итоги", MeasureStatus.NOT_STARTED, ""),
                replace(
                    measure(4, "Обсудить итоги", MeasureStatus.NOT_STARTED, ""),
                    deadline_text="Сентябрь 2019",
                    not_due=True,
                ),
            ),
        ),
    ),
)


def criterion(number: int, title: str, result: str, expected: str, reached: str) -> CriterionRow:
    """A line of the criteria table."""
    return CriterionRow(
        number, number, title, ValueUnit.SCORE, number, Current(), Expected(), result, "", None,
        result, expected, None, reached, False, "", None,
    )  # fmt: skip


def criteria_of(
    school: str,
    *rows: CriterionRow,
    school_id: int = 1,
    groups: dict[tuple[str, int], int] | None = None,
) -> SchoolCriteria:
    """The criteria table of a school."""
    return SchoolCriteria(school=school, rows=rows, school_id=school_id, groups=groups or {})


SCHOOLS = (
    criteria_of(
        "МБОУ «Бураковская СОШ»",
        criterion(
            3, "Средний балл", "63 балла (в 2017/2018 г. – 69)", "более 70 баллов",
            "не достигнуто",
        ),
    ),
    criteria_of(
        "МБОУ «Кузнечихинская ООШ»", criterion(3, "Средний балл", "–", "–", ""), school_id=2
    ),
)  # fmt: skip


PEOPLE = ReportPeople(
    reporter=OFFICE.full_name,
    approver=Signatory(OFFICE.head_post, OFFICE.head_name, 1),
    compiler=Signatory("Заведующая сектором общего образования", "Т.П. Жукова", 2),
)


def approving(order: OrderRow, issuer: str | None = OFFICE.full_name_genitive) -> ApprovingOrder:
    """An order that approves, of the department unless something else is said."""
    return ApprovingOrder(order, issuer)


def report(
    *,
    plan: PlanRow | None = PLAN,
    schools: tuple[SchoolCriteria, ...] = SCHOOLS,
    people: ReportPeople = PEOPLE,
    issuer: str | None = OFFICE.full_name_genitive,
    model_order: ApprovingOrder | None = None,
    as_of: date = date(2019, 8, 30),
    **given: str,
) -> ReportFacts:
    """Facts of the execution report."""
    order = None if plan is None else plan.order
    return ReportFacts(
        year=YEAR,
        office_name=OFFICE.short_name,
        people=people,
        plan=plan,
        approval=None if order is None else approving(order, issuer),
        model_order=model_order,
        schools=schools,
        settings=settings("execution-report", **given),
        as_of=as_of,
        today=date(2019, 8, 30),
    )
