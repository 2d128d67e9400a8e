"""Why a school entered, left or stayed, in words from the evidence."""

from dataclasses import replace
from datetime import date

import pytest

from app.enums import VerdictStatus
from app.services.identification.engine import identify
from app.services.identification.evidence.facts import SchoolFacts
from app.services.identification.evidence.verdict import Decision, Outcome
from app.services.identification.profile import with_settings
from app.services.identification.runs.comparison import Comparison, ComparisonRow, compare
from tests.services.identification.examples import builtin, inputs_of, one_school, plain

DEFAULT = builtin("fioko-2020")
TWO_LOW = one_school(("vpr:ma:5", 2025, 33, 11), ("vpr:ru:6", 2025, 20, 8), ("oge:ma", 2025, 20, 1))
ONE_LOW = one_school(("vpr:ma:5", 2025, 33, 8), ("vpr:ru:6", 2025, 20, 8), ("oge:ma", 2025, 20, 1))


def outcome(
    *schools: SchoolFacts, year: int = 2025, previous: int = 2024, **settings: str
) -> Outcome:
    return identify(with_settings(DEFAULT, settings), inputs_of(*schools), year, previous)


def only(group: tuple[ComparisonRow, ...]) -> str:
    [row] = group
    return plain(row.why)


def test_changed_figures() -> None:
    before, after = outcome(ONE_LOW), outcome(TWO_LOW)
    entered = compare(before, after)
    assert only(entered.entered) == (
        "стали низкими: ВПР МА 5 (2024/2025) – было 8 из 33 (24,2 %), стало 11 из 33 (33,3 %)"
    )
    left = compare(after, before)
    assert only(left.left) == (
        "перестали быть низкими: ВПР МА 5 (2024/2025) – было 11 из 33 (33,3 %), "
        "стало 8 из 33 (24,2 %)"
    )
    [row] = left.left
    assert (row.before, row.after) == (VerdictStatus.SHNOR, VerdictStatus.INSUFFICIENT_DATA)


def test_a_changed_threshold() -> None:
    comparison = compare(outcome(TWO_LOW), outcome(TWO_LOW, threshold_percent="35"))
    assert only(comparison.left) == (
        "перестали быть низкими: ВПР МА 5 (2024/2025) – 11 из 33 (33,3 %) при пороге 35 % "
        "вместо 30 %"
    )
    assert [plain(found.text) for found in comparison.parameters] == [
        "порог низкого результата: 30 % → 35 %"
    ]


def test_a_changed_rule() -> None:
    comparison = compare(outcome(TWO_LOW), outcome(TWO_LOW, c1_min_procedures="3"))
    assert only(comparison.left) == (
        "изменены параметры: критерий 1: процедур за год результатов, не менее: 2 → 3"
    )


def test_small_cohorts_left_out_and_taken_back() -> None:
    small = one_school(("vpr:ma:5", 2025, 3, 1), ("vpr:ru:6", 2025, 20, 8), ("oge:ma", 2024, 20, 1))
    comparison = compare(outcome(small), outcome(small, small_cohort="exclude"))
    assert only(comparison.left) == (
        "перестали быть низкими: ВПР МА 5 (2024/2025) – 1 из 3 (33,3 %), "
        "теперь не учитывается как малочисленная"
    )
    back = compare(outcome(small, small_cohort="exclude"), outcome(small))
    assert only(back.entered).endswith("1 из 3 (33,3 %), прежде не учитывалась как малочисленная")


def test_a_small_cohort_that_waits_for_the_working_group() -> None:
    small = one_school(("vpr:ma:5", 2025, 3, 1), ("vpr:ru:6", 2025, 20, 8))
    comparison = compare(outcome(small), outcome(small, small_cohort="expert"))
    assert "малочисленные группы: учитывать с пометкой → передавать" in only(comparison.left)


def test_a_procedure_that_no_longer_takes_part() -> None:
    comparison = compare(outcome(TWO_LOW), outcome(TWO_LOW, procedures="vpr:ru:6,oge:ma"))
    assert only(comparison.left) == (
        "перестали быть низкими: ВПР МА 5 (2024/2025) – больше не учитывается"
    )


def test_changed_procedures_are_named_by_their_titles() -> None:
    """The codes of two whole lists would say nothing."""
    fewer = compare(outcome(TWO_LOW), outcome(TWO_LOW, procedures="vpr:ru:6,oge:ma"))
    [procedures] = fewer.parameters
    assert procedures.text == (
        "процедуры: исключены ВПР МА 5, ВПР МА 6, ВПР РУ 5, ОГЭ РУ, ЕГЭ МА база, "
        "ЕГЭ МА профиль, ЕГЭ РУ"
    )
    turned = compare(
        outcome(TWO_LOW, procedures="oge:ma,vpr:ru:6"),
        outcome(TWO_LOW, procedures="vpr:ru:6,oge:ma"),
    )
    assert [row.text for row in turned.parameters] == ["процедуры: другой порядок"]


def test_results_that_came_in() -> None:
    comparison = compare(outcome(one_school()), outcome(TWO_LOW))
    assert only(comparison.entered) == (
        "стали низкими: ВПР МА 5 (2024/2025) – прежде не учитывалась, 11 из 33 (33,3 %); "
        "ВПР РУ 6 (2024/2025) – прежде не учитывалась, 8 из 20 (40 %)"
    )


def test_two_school_years_are_compared_role_by_role() -> None:
    school = one_school(
        ("vpr:ma:5", 2024, 20, 8),
        ("vpr:ru:6", 2024, 20, 8),
        ("vpr:ma:5", 2025, 20, 1),
        ("vpr:ru:6", 2025, 20, 2),
    )
    comparison = compare(outcome(school, year=2024, previous=2023), outcome(school))
    assert "ВПР МА 5 (2024/2025) – было 8 из 20 (40 %) в 2023/2024, стало 1 из 20 (5 %)" in only(
        comparison.left
    )


def test_each_reason_is_a_sentence() -> None:
    shares = [("vpr:ma:5", 8, 1), ("vpr:ma:6", 8, 8), ("vpr:ru:5", 8, 8), ("vpr:ru:6", 1, 8)]
    before = one_school(*((code, 2025, 20, was) for code, was, _now in shares))
    after = one_school(*((code, 2025, 20, now) for code, _was, now in shares))
    why = only(compare(outcome(before), outcome(after)).stayed)
    assert why.startswith("стали низкими: ВПР РУ 6")
    assert ". Перестали быть низкими: ВПР МА 5" in why


def test_those_who_stay_and_those_who_change_otherwise() -> None:
    fine = one_school(("vpr:ma:5", 2025, 20, 1), school_id=2)
    empty = one_school(school_id=2)
    comparison = compare(outcome(TWO_LOW, empty), outcome(TWO_LOW, fine))
    assert only(comparison.stayed) == "без изменений"
    assert only(comparison.other) == "учтено результатов: было 0, стало 1"
    assert comparison.entered == comparison.left == ()


def test_a_school_that_is_only_in_one_of_them() -> None:
    assert only(compare(outcome(), outcome(TWO_LOW)).entered) == "школы нет в прежнем расчёте"
    comparison = compare(outcome(TWO_LOW), outcome())
    assert only(comparison.left) == "школы нет в новом расчёте"
    assert comparison.left[0].after is None
    assert compare(outcome(one_school()), outcome()) == Comparison(
        entered=(), left=(), stayed=(), other=(), parameters=()
    )


@pytest.mark.parametrize("status", [VerdictStatus.SHNOR, VerdictStatus.NOT_IDENTIFIED])
def test_a_decision_is_the_reason(status: VerdictStatus) -> None:
    before = outcome(TWO_LOW) if status is VerdictStatus.NOT_IDENTIFIED else outcome(ONE_LOW)
    decision = Decision(
        status=status, reason="Динамика", decided_on=date(2026, 10, 12), document="протокол № 3"
    )
    decided = replace(before, verdicts=(replace(before.verdicts[0], decision=decision),))
    comparison = compare(before, decided)
    group = comparison.entered if status is VerdictStatus.SHNOR else comparison.left
    assert only(group) == f"новое решение рабочей группы: {status.label} (протокол № 3)"
