"""What is told to be missing, doubtful or impossible before the report is made."""

from dataclasses import replace
from datetime import date

from app.enums import ExpectedOperator
from app.services.criteria import Expected, impossible
from app.services.documents.facts import BLANK
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import dump
from app.services.documents.model.tables import Row, SectionRow
from app.services.findings.finding import Weight, having
from app.services.findings.links import (
    ToCriterion,
    ToDocument,
    ToMeasure,
    ToOrder,
    ToPlan,
    ToPlans,
    ToSchool,
)
from app.services.plans import UNTITLED
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.words.reports import gathered, tables

EXECUTION_REPORT = KINDS["execution-report"]


def test_what_is_not_due_is_told_and_only_what_is_due_lacks_a_mark() -> None:
    facts = given.report()
    unmarked, later = tables(EXECUTION_REPORT.compose(facts))[0].rows[-2:]
    assert isinstance(unmarked, Row)
    assert isinstance(later, Row)
    assert (unmarked.cells[-1], later.cells[-1]) == (BLANK, "Срок не наступил")
    (found,) = EXECUTION_REPORT.missing(facts)
    assert found.text == "Без отметки об исполнении: 1\u00a0мероприятие"
    assert (found.code, found.weight) == ("measure.no-mark", Weight.GAP)


def test_a_measure_without_responsible_parties_is_a_missing_fact() -> None:
    first, *others = given.PLAN.measures
    nobody = replace(first, responsible=())
    section = replace(given.PLAN.sections[0], measures=(nobody, *others))
    plan = replace(given.PLAN, sections=(section,))
    findings = EXECUTION_REPORT.missing(given.report(plan=plan))
    (found,) = (one for one in findings if one.code == "measure.no-responsible")
    assert found.text == "Не указаны ответственные: 1\u00a0мероприятие"
    assert (found.link, found.weight) == (ToMeasure(first.id), Weight.GAP)


def test_a_plan_that_no_order_approves_is_not_said_to_be_approved() -> None:
    assert given.PLAN.order is not None
    draft = replace(given.PLAN.order, number=None, issued_on=None)
    later = replace(given.PLAN.order, issued_on=date(2019, 9, 2))
    for order, told in (
        (None, "Не указан приказ, которым утверждён план"),
        (draft, "У приказа, которым утверждён план, нет номера и даты"),
        (later, "Приказ, которым утверждён план, издан позже 30.08.2019"),
    ):
        facts = given.report(plan=replace(given.PLAN, order=order))
        text = dump(EXECUTION_REPORT.compose(facts))
        assert "утвержд" not in text.replace("об утверждении плана", "")
        assert f"Реквизиты приказа об утверждении плана: {BLANK}." in text
        assert told in [found.text for found in EXECUTION_REPORT.missing(facts)]


def test_a_value_that_cannot_be_is_printed_as_typed_and_told() -> None:
    row = given.SCHOOLS[0].rows[0]
    expected = Expected(ExpectedOperator.MORE, 67_000)
    (doubt,) = impossible(row.current, expected, row.unit)
    row = replace(row, expected=expected, expected_text="более 670 баллов", doubt=doubt)
    school = replace(given.SCHOOLS[0], rows=(row,), school_id=5)
    facts = given.report(schools=(school,))
    assert "более 670 баллов" in dump(EXECUTION_REPORT.compose(facts))
    (found,) = having(EXECUTION_REPORT.missing(facts), Weight.ERROR)
    assert found.code == "criterion.impossible"
    assert found.text == (
        "Невозможное значение: МБОУ «Бураковская СОШ», критерий 3. Балл 670 вне пределов от 0 до"
        " 100: проверьте, нет ли опечатки."
    )
    assert found.link == ToCriterion(5, row.criterion_id)
    hidden = given.report(schools=(school,), criteria="нет")
    assert not having(EXECUTION_REPORT.missing(hidden), Weight.ERROR)


def test_marks_that_say_less_than_the_report_are_told() -> None:
    section = given.PLAN.sections[0]
    first, second = section.measures
    assert second.mark is not None
    undated = replace(first, mark_left_out=True)
    contradicting = replace(second.mark, text="Не выполнено")
    unlike = replace(second, mark=contradicting, marks=(contradicting,))
    plan = replace(given.PLAN, sections=(replace(section, measures=(undated, unlike)),))
    found = EXECUTION_REPORT.missing(given.report(plan=plan))
    assert [(one.text, one.link) for one in found] == [
        (
            "Отметка без даты внесена после 30.08.2019 и не учтена: 1\u00a0мероприятие",
            ToMeasure(first.id),
        ),
        (
            "Слова отметки расходятся со статусом: 1\u00a0мероприятие",
            ToMeasure(second.id),
        ),
    ]


def test_a_day_that_has_not_come_cannot_be_reported_on() -> None:
    facts = given.report(as_of=date(2019, 8, 31))
    (found,) = having(EXECUTION_REPORT.missing(facts), Weight.STOP)
    assert found.text == "Дата отчёта 31.08.2019 ещё не наступила"
    assert found.link == ToDocument("execution-report", "as_of")


def test_links_lead_to_the_draft_order_the_first_measure_and_the_first_school() -> None:
    assert given.PLAN.order is not None
    draft = replace(given.PLAN.order, number=None, issued_on=None)
    section = given.PLAN.sections[0]
    unmarked = replace(section.measures[1], mark=None)
    plan = replace(
        given.PLAN,
        order=draft,
        sections=(replace(section, measures=(section.measures[0], unmarked)),),
    )
    empty = replace(
        given.SCHOOLS[0],
        school_id=5,
        rows=tuple(replace(row, value_id=None) for row in given.SCHOOLS[0].rows),
    )
    facts = given.report(plan=plan, schools=(given.SCHOOLS[0], empty))
    told = [(found.code, found.link) for found in EXECUTION_REPORT.missing(facts)]
    assert told == [
        ("order.no-number", ToOrder(draft.id, edit=True)),
        ("measure.no-mark", ToMeasure(unmarked.id)),
        ("criteria.none", ToSchool(5, "criteria")),
    ]


def test_the_day_of_another_year_is_doubted(demo: Workspace) -> None:
    told = [one.text for one in EXECUTION_REPORT.missing(gathered(demo, 2027))]
    assert not any("состоянию" in text for text in told)
    facts = gathered(demo, 2027, as_of="20.05.2019")
    found = EXECUTION_REPORT.missing(facts)
    (day,) = (one for one in found if one.link == ToDocument("execution-report", "as_of"))
    assert (day.code, day.weight) == ("report.day-before-year", Weight.ERROR)
    assert day.text == "Отчёт за 2026/2027 учебный год – по состоянию на 20.05.2019"
    assert facts.plan is not None
    assert not any(row.mark for row in facts.plan.measures)  # all were made in 2026


def test_a_year_without_a_plan_lacks_what_is_required(demo: Workspace) -> None:
    (found,) = having(EXECUTION_REPORT.missing(gathered(demo, 2024)), Weight.STOP)
    assert found.text == "Нет муниципального плана мероприятий на 2023/2024 учебный год"
    assert found.link == ToPlans(2024)


def test_a_plan_without_measures_cannot_be_reported_on() -> None:
    plan = replace(given.PLAN, sections=(replace(given.PLAN.sections[0], measures=()),))
    facts = given.report(plan=plan)
    (found,) = having(EXECUTION_REPORT.missing(facts), Weight.STOP)
    assert (found.text, found.link) == ("В плане нет мероприятий", ToPlan(plan.id))


def test_a_plan_of_sections_alone_is_printed_for_approval() -> None:
    kind, section = KINDS["plan"], replace(given.PLAN.sections[0], measures=())
    others = [replace(section, id=9, position=2, title="Работа с кадрами")]
    facts = given.report(plan=replace(given.PLAN, order=None, sections=(section, *others)))
    assert [one.code for one in kind.missing(facts)] == ["plan.no-order"]
    (table,) = tables(kind.compose(facts))
    assert table.rows == (SectionRow("Нормативное сопровождение"), SectionRow("Работа с кадрами"))
    untitled = replace(given.PLAN, sections=(replace(section, title=UNTITLED),))
    (stop,) = having(kind.missing(given.report(plan=untitled)), Weight.STOP)
    assert stop.code == "plan.no-measures"
