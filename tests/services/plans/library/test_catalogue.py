"""The plans that come with the program: each is whole in every period that it suits."""

import re
from datetime import date
from pathlib import Path

import pytest

from app import paths
from app.errors import EnvironmentProblem, UserError
from app.services.findings.finding import Finding
from app.services.language.deadlines.deadline import parse_deadline
from app.services.language.deadlines.periods import (
    PlanPeriod,
    YearsKind,
    period_between,
    school_period,
)
from app.services.plans.deadlines.findings import deadline_findings
from app.services.plans.entries import wrong_deadline
from app.services.plans.library.catalogue import (
    FilledMeasure,
    FilledPlan,
    filled_plan,
    library_plan,
    library_plans,
)

LEAST = {"municipal-year": 20, "programme": 20, "project": 20, "region-year": 20, "school": 25}
# What nobody can look up afterwards.
_VAGUE = re.compile(r"\bповышение уровня\b|\bпо возможности\b|\bи т\. ?д\.|\bулучшение\b", re.I)
_PERSON = re.compile(r"\b[А-ЯЁ]\. ?[А-ЯЁ]\.|[А-ЯЁ][а-яё]+ [А-ЯЁ]\.")


def periods_of(library_id: str) -> list[PlanPeriod]:
    """Those that suit a plan: the usual one in leap and other years, and years of each kind."""
    usual = library_plan(library_id).usual_period
    return [
        *(usual.in_year(year) for year in (2027, 2028, 2029)),
        school_period(2027),
        period_between(date(2026, 9, 1), date(2029, 8, 31)),
        period_between(date(2027, 1, 1), date(2029, 12, 31)),
        PlanPeriod(date(2026, 8, 1), date(2027, 8, 31), YearsKind.SCHOOL),
        period_between(date(2026, 10, 1), date(2027, 12, 31)),
        period_between(date(2026, 11, 1), date(2027, 10, 31)),
        period_between(date(2026, 10, 1), date(2029, 3, 31)),
        period_between(date(2027, 2, 1), date(2027, 7, 31)),
    ]


@pytest.mark.parametrize("library_id", LEAST)
def test_every_deadline_is_understood_and_lies_in_its_period(library_id: str) -> None:
    offenders: list[str] = []
    for period in periods_of(library_id):
        plan = filled_plan(library_id, period)
        for measure in plan.measures:
            if measure.is_outside:
                continue
            told = [one.code for one in _findings(measure, plan)]
            deadline = parse_deadline(measure.deadline, period)
            if told or deadline.ambiguous or not deadline.occurrences or "{" in measure.deadline:
                offenders.append(f"{library_id}, {plan.title}: {measure.deadline} {told}")
    assert not offenders, "\n".join(offenders)


def _findings(measure: FilledMeasure, plan: FilledPlan) -> list[Finding]:
    return deadline_findings(measure.deadline, plan.period, title=measure.title)


@pytest.mark.parametrize("library_id", LEAST)
def test_nothing_is_left_out_of_the_usual_period(library_id: str) -> None:
    usual = library_plan(library_id).usual_period
    plans = [filled_plan(library_id, usual.in_year(year)) for year in (2027, 2028)]
    assert [plan.outside for plan in plans] == [(), ()]


def test_a_short_period_leaves_out_what_is_not_in_it() -> None:
    plan = filled_plan("school", period_between(date(2027, 2, 1), date(2027, 4, 30)))
    left = {measure.title: measure.deadline for measure in plan.outside}
    assert left["Диагностика профессиональных затруднений учителей"] == "до 30 ноября {год}"
    assert 0 < len(left) < len(plan.measures)


def test_the_plans_of_the_program_are_whole() -> None:
    """Enough measures, nobody by name, results that can be looked up, no word left in brackets."""
    assert {plan.id for plan in library_plans()} == LEAST.keys()
    offenders: list[str] = []
    for library in library_plans():
        plan = filled_plan(library.id, library.usual_period.in_year(2027))
        if len(plan.measures) < LEAST[plan.id]:
            offenders.append(f"{plan.id}: {len(plan.measures)} measures")
        for measure in plan.measures:
            texts = (plan.title, measure.section, measure.title, measure.expected)
            line = " | ".join((*texts, *measure.responsible))
            wrong = any(pattern.search(line) for pattern in (_VAGUE, _PERSON))
            if wrong or re.search(r"[{}]| {2}|\.$", line) or wrong_deadline(measure.deadline):
                offenders.append(line)
    assert not offenders, "\n".join(offenders)


def test_the_plan_of_a_school_has_eleven_sections_of_at_least_two_measures() -> None:
    plan = filled_plan("school", school_period(2027))
    assert len(plan.sections) == 11
    assert min(len(measures) for _title, measures in plan.sections) >= 2
    assert plan.is_school


def test_a_plan_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UserError) as told:
        library_plan("план")
    assert "municipal-year, programme, project, region-year, school" in str(told.value.hint)


def test_a_damaged_or_missing_library_is_a_calm_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "RESOURCES", tmp_path)
    library_plans.cache_clear()
    try:
        with pytest.raises(EnvironmentProblem, match="«resources/plans» не найден"):
            library_plans()
        (tmp_path / "plans").mkdir()
        (tmp_path / "plans" / "мой.txt").write_text("название План", encoding="utf-8")
        with pytest.raises(EnvironmentProblem, match=r"«resources/plans/мой.txt», строка 1: "):
            library_plans()
    finally:
        library_plans.cache_clear()
