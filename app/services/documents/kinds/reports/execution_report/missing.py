"""What the report lacks, or holds that cannot be right."""

from datetime import date
from typing import TYPE_CHECKING

from app.services.documents import facts
from app.services.documents.kinds.reports.execution_report.facts import (
    EARLIEST_MONTH,
    KIND,
    MODEL_TEXTS,
    ReportFacts,
)
from app.services.findings.finding import Finding, Weight
from app.services.findings.links import (
    ToDepartment,
    ToDocument,
    ToMeasure,
    ToOrder,
    ToPlan,
    ToPlans,
    ToSchool,
)
from app.services.language.dates import date_digits, year_name
from app.services.language.plural import MEASURE, SCHOOL, counted

if TYPE_CHECKING:
    from app.services.plans import PlanRow


def missing(report: ReportFacts) -> tuple[Finding, ...]:
    """What stands between the facts and a report ready to sign."""
    findings = [*report.people.missing, *_wrong_day(report)]
    years = year_name(report.year)
    if report.plan is None:
        text = f"Нет муниципального плана мероприятий на {years} учебный год"
        link = ToPlans(report.year)
        findings.append(Finding(code="plan.none", text=text, weight=Weight.STOP, link=link))
    elif not report.plan.measures:
        findings.append(
            Finding(
                code="plan.no-measures",
                text="В плане нет мероприятий",
                weight=Weight.STOP,
                link=ToPlan(report.plan.id),
            )
        )
    else:
        findings += _missing_of_order(report, report.plan)
        findings += _missing_of_measures(report, report.plan)
    if report.settings["criteria"] == "1":
        findings += _missing_of_criteria(report)
    if report.settings["model"] == "1":
        findings += _missing_of_model(report)
    return tuple(findings)


def _wrong_day(report: ReportFacts) -> list[Finding]:
    """A report date that lies ahead, or before the school year."""
    day = date_digits(report.as_of)
    link = ToDocument(KIND, "as_of")
    if report.as_of > report.today:
        text = f"Дата отчёта {day} ещё не наступила"
        return [Finding(code="report.day-ahead", text=text, weight=Weight.STOP, link=link)]
    if report.as_of < date(report.year - 1, EARLIEST_MONTH, 1):
        text = f"Отчёт за {year_name(report.year)} учебный год – по состоянию на {day}"
        return [Finding(code="report.day-before-year", text=text, weight=Weight.ERROR, link=link)]
    return []


def _missing_of_order(report: ReportFacts, plan: "PlanRow") -> list[Finding]:
    """What is wrong with the plan itself: its title, the order that approved it."""
    findings: list[Finding] = []
    edit = ToPlan(plan.id, edit=True)
    if not plan.title.strip():
        findings.append(Finding(code="plan.no-title", text="Не указано название плана", link=edit))
    approval = report.approval
    if approval is None:
        text = "Не указан приказ, которым утверждён план"
        findings.append(Finding(code="plan.no-order", text=text, link=edit))
    elif approval.order.number is None:
        text = "У приказа, которым утверждён план, нет номера и даты"
        link = ToOrder(approval.order.id, edit=True)
        findings.append(Finding(code="order.no-number", text=text, link=link))
    elif not approval.holds_on(report.as_of):
        findings.append(
            Finding(
                code="order.later-than-report",
                text=f"Приказ, которым утверждён план, издан позже {date_digits(report.as_of)}",
                weight=Weight.ERROR,
                link=ToOrder(approval.order.id),
            )
        )
    elif approval.issuer == "":  # nobody can tell is None
        text = "Не указано: наименование управления в родительном падеже"
        link = ToDepartment("full_name_genitive")
        findings.append(Finding(code="department.no-genitive-name", text=text, link=link))
    return findings


def _missing_of_measures(report: ReportFacts, plan: "PlanRow") -> list[Finding]:
    """What the lines of the table lack: who is responsible, the mark, its day, its words.

    Links lead to the first measure concerned.
    """
    nobody = [row for row in plan.measures if not row.responsible]
    unmarked = [row for row in plan.measures if row.mark is None and not row.not_due]
    left_out = [row for row in plan.measures if row.mark_left_out]
    unlike = [row for row in plan.measures if row.mark is not None and row.mark.says_otherwise]
    day = date_digits(report.as_of)
    told = (
        ("measure.no-responsible", "Не указаны ответственные", nobody, Weight.GAP),
        ("measure.no-mark", "Без отметки об исполнении", unmarked, Weight.GAP),
        (
            "measure.mark-left-out",
            f"Отметка без даты внесена после {day} и не учтена",
            left_out,
            Weight.GAP,
        ),
        (
            "measure.mark-contradicts",
            "Слова отметки расходятся со статусом",
            unlike,
            Weight.ERROR,
        ),
    )
    return [
        Finding(
            code=code,
            text=f"{text}: {counted(len(rows), MEASURE)}",
            weight=weight,
            link=ToMeasure(rows[0].id),
        )
        for code, text, rows, weight in told
        if rows
    ]


def _missing_of_criteria(report: ReportFacts) -> list[Finding]:
    """Links lead to the first school concerned, or to the value that cannot be."""
    findings: list[Finding] = []
    empty = [school for school in report.schools if not school.filled and not school.left_out]
    if empty:
        text = f"Нет значений критериев: {counted(len(empty), SCHOOL)}"
        link = ToSchool(empty[0].school_id, "criteria")
        findings.append(Finding(code="criteria.none", text=text, link=link))
    left_out = [school for school in report.schools if school.left_out]
    if left_out:
        day = date_digits(report.as_of)
        text = (
            f"Значения критериев внесены после {day} и не учтены: {counted(len(left_out), SCHOOL)}"
        )
        link = ToSchool(left_out[0].school_id, "criteria")
        findings.append(Finding(code="criteria.left-out", text=text, link=link))
    for school in report.schools:
        findings += facts.impossible_values(school.school, school.school_id, school.rows)
    return findings


def _missing_of_model(report: ReportFacts) -> list[Finding]:
    """Why the model of support is not printed though it is wanted."""
    findings: list[Finding] = []
    empty = [name for name in MODEL_TEXTS if not report.settings[name]]
    if empty:
        text = "Модель методической поддержки не заполнена и не печатается"
        link = ToDocument(KIND, empty[0])
        findings.append(Finding(code="model.no-text", text=text, link=link))
    approval = report.model_order
    if approval is None:
        text = "Не указан приказ, которым утверждена модель методической поддержки"
        link = ToDocument(KIND, "model_order")
        findings.append(Finding(code="model.no-order", text=text, link=link))
    elif not approval.holds_on(report.as_of):
        text = f"Приказ, которым утверждена модель, не издан на {date_digits(report.as_of)}"
        link = ToOrder(approval.order.id, edit=approval.order.number is None)
        findings.append(Finding(code="model.order-not-issued", text=text, link=link))
    return findings
