"""Facts of an invented district, made by hand: documents are composed without a database."""

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
from app.services.documents.dossier.approval import ApprovingOrder
from app.services.documents.dossier.facts import DocumentFacts
from app.services.documents.dossier.named.people import Controller
from app.services.documents.dossier.report_people import ReportPeople
from app.services.documents.dossier.school_criteria import SchoolCriteria
from app.services.documents.facts import Office, Signatory
from app.services.identification.evidence.facts import Inputs
from app.services.identification.evidence.verdict import (
    Decision,
    Evidence,
    LowResult,
    Outcome,
    SchoolVerdict,
)
from app.services.identification.rules.rules import Certainty, Profile
from app.services.language.deadlines.periods import school_period
from app.services.orders.orders import OrderRow
from app.services.plans import MarkRow, MeasureRow, PlanRow
from app.services.plans import SectionRow as PlanSection
from app.services.school_card.final_check import FinalCheck
from app.services.schools.support import SupportRow
from tests.services.documents.given_facts import YEAR, facts

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
DRAFT = OrderRow(
    id=6,
    kind="list-order",
    title="О перечне",
    number=None,
    issued_on=None,
    state=OrderState.DRAFT,
    year=2020,
    signer_id=1,
    amends_id=None,
    note="",
)
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
        procedure="vpr:ma:5",
        procedure_title=title,
        procedure_short=title,
        year=year,
        participants=participants,
        failed=failed,
        percent_text=percent,
        percent=33.3,
        threshold_percent=30.0,
        threshold_text="30 %",
        source="",
        small=small,
        pooled_with=None,
        criteria=(1,),
    )


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
        school_id=1,
        school=school,
        login=None,
        status=status,
        c1=c1,
        c2=c2,
        margin=0,
        low=results,
        remarks=(),
        evidence=Evidence(label="verdict", value=status.value),
        decision=decision,
    )


DECISION = Decision(
    status=VerdictStatus.SHNOR,
    reason="подтверждено выездом",
    decided_on=date(2019, 10, 10),
    document="Протокол рабочей группы № 2",
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
        id=9,
        school_id=29,
        school="МБОУ «ООШ № 29»",
        kind=SupportKind.SHSSU,
        year=2020,
        entered_on=date(2019, 10, 21),
        entry_basis="Отдалённость, данные социального паспорта",
        entry_order=REGISTERED,
        run_id=None,
        left_on=None,
        exit_basis="",
        exit_order=None,
    ),
)


def list_order(
    *,
    office: Office = OFFICE,
    verdicts: tuple[SchoolVerdict, ...] = VERDICTS,
    order: OrderRow | None = REGISTERED,
    conditions: tuple[SupportRow, ...] = CONDITIONS,
    profile: Profile = PROFILE,
    control: Controller | None = None,
    **chosen: str,
) -> DocumentFacts:
    """Facts of the list order."""
    outcome = Outcome(
        profile=profile,
        year=YEAR,
        previous_year=YEAR - 1,
        inputs=Inputs({}, (), {}),
        verdicts=verdicts,
    )
    return facts(
        "list-order",
        chosen,
        office=office,
        run=None,
        outcome=outcome,
        order=order,
        conditions=conditions,
        control=control,
    )


SUPPORTED = (
    SupportRow(
        id=1,
        school_id=1,
        school="МБОУ «СОШ № 30»",
        kind=SupportKind.SHNOR,
        year=2020,
        entered_on=date(2019, 10, 21),
        entry_basis="Список министерства на 2019/2020 учебный год",
        entry_order=None,
        run_id=None,
        left_on=None,
        exit_basis="",
        exit_order=None,
    ),
    SupportRow(
        id=2,
        school_id=2,
        school="МБОУ «Полянская СОШ»",
        kind=SupportKind.SHNOR,
        year=2019,
        entered_on=date(2018, 8, 17),
        entry_basis="",
        entry_order=replace(REGISTERED, id=1, number="458", issued_on=date(2018, 8, 17)),
        run_id=None,
        left_on=None,
        exit_basis="",
        exit_order=None,
    ),
)


def support_order(
    *,
    supported: tuple[SupportRow, ...] = SUPPORTED,
    order: OrderRow | None = REGISTERED,
    conditions: tuple[SupportRow, ...] = CONDITIONS,
    **chosen: str,
) -> DocumentFacts:
    """Facts of a list order that is made from the list of support."""
    return facts(
        "list-order",
        {"basis": "support", **chosen},
        year=YEAR + 1,
        office=OFFICE,
        order=order,
        conditions=conditions,
        supported=supported,
        day=date(2019, 10, 21),
    )


def measure(
    number: int, title: str, status: MeasureStatus = MeasureStatus.DONE, mark: str = "Выполнено."
) -> MeasureRow:
    """A measure; without words of a mark it has none."""
    found = (
        MarkRow(
            id=number,
            status=status,
            marked_on=None,
            text=mark,
            evidence_kind=EvidenceKind.NONE,
            evidence_text="",
            order=None,
            attachment_id=None,
            attachment_name="",
        )
        if mark
        else None
    )
    return MeasureRow(
        id=number,
        plan_id=1,
        section_id=1,
        number=str(number),
        place=number,
        title=title,
        deadline_text="Август 2018",
        deadline_kind=DeadlineKind.PERIOD,
        deadline_start=None,
        deadline_end=None,
        occurrences=(),
        responsible=("Управление образования", "Образовательные организации"),
        expected="Приказ",
        note="",
        status=status,
        mark=found,
        marks=() if found is None else (found,),
        overdue=False,
    )


PLAN = PlanRow(
    id=1,
    title="План мероприятий",
    year=YEAR,
    year_name="2018/2019",
    period=school_period(YEAR),
    answers={},
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
        criterion_id=number,
        number=number,
        title=title,
        unit=ValueUnit.SCORE,
        value_id=number,
        current=Current(),
        expected=Expected(),
        current_text=result,
        previous_text="",
        previous_year=None,
        result_text=result,
        expected_text=expected,
        reached=None,
        reached_text=reached,
        decided=False,
        delta_text="",
        better=None,
    )


def criteria_of(
    school: str,
    *rows: CriterionRow,
    school_id: int = 1,
    groups: dict[tuple[str, int], int] | None = None,
) -> SchoolCriteria:
    """The criteria table of a school."""
    counted = groups or {}
    return SchoolCriteria(school=school, rows=rows, school_id=school_id, groups=lambda: counted)


SCHOOLS = (
    criteria_of(
        "МБОУ «Бураковская СОШ»",
        criterion(
            3,
            "Средний балл",
            "63 балла (в 2017/2018 г. – 69)",
            "более 70 баллов",
            "не достигнуто",
        ),
    ),
    criteria_of(
        "МБОУ «Кузнечихинская ООШ»", criterion(3, "Средний балл", "–", "–", ""), school_id=2
    ),
)


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
    check: FinalCheck | None = None,
    **chosen: str,
) -> DocumentFacts:
    """Facts of the execution report."""
    order = None if plan is None else plan.order
    return facts(
        "execution-report",
        chosen,
        office=OFFICE,
        people=people,
        plan=plan,
        approval=None if order is None else approving(order, issuer),
        model_order=model_order,
        criteria=schools,
        as_of=as_of,
        final_check=check,
    )
