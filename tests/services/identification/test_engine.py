"""Properties of the whole calculation, on invented schools."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.enums import VerdictStatus
from app.services.identification.engine import identify
from app.services.identification.evidence.facts import Fact, SchoolFacts
from app.services.identification.evidence.verdict import SchoolVerdict
from app.services.identification.profile import Profile, SmallCohort, with_settings
from tests.services.identification.examples import builtin, inputs_of, one_school

DEFAULT = builtin("fioko-2020")


@st.composite
def schools(draw: st.DrawFn) -> SchoolFacts:
    facts: list[Fact] = []
    for year in (2025, 2024):
        for code in (*DEFAULT.procedures, "ege:ma"):
            if draw(st.booleans()):
                participants = draw(st.integers(0, 30))
                failed = draw(st.integers(0, participants))
                facts.append(
                    Fact(procedure=code, year=year, participants=participants, failed=failed)
                )
    return SchoolFacts(
        school_id=1, school="МБОУ «СОШ № 1»", login=None, kind="sosh", results=tuple(facts)
    )


PROFILES = st.builds(
    lambda combine, same, maths: with_settings(
        DEFAULT, {"combine": combine, "c2_same_procedure": same, "ege_math": maths}
    ),
    st.sampled_from(["or", "and"]),
    st.sampled_from(["да", "нет"]),
    st.sampled_from(["separate", "merged"]),
)


def verdict_of(profile: Profile, school: SchoolFacts) -> SchoolVerdict:
    [verdict] = identify(profile, inputs_of(school), 2025, 2024).verdicts
    return verdict


@given(PROFILES, schools(), st.data())
def test_raising_failed_never_removes_a_low_result_or_a_verdict(
    profile: Profile, school: SchoolFacts, data: st.DataObject
) -> None:
    raisable = [
        place
        for place, fact in enumerate(school.results)
        if fact.participants and fact.failed is not None and fact.failed < fact.participants
    ]
    if not raisable:
        return
    place = data.draw(st.sampled_from(raisable))
    fact = school.results[place]
    assert fact.failed is not None
    worse = replace(
        school,
        results=(
            *school.results[:place],
            replace(fact, failed=fact.failed + 1),
            *school.results[place + 1 :],
        ),
    )
    before, after = verdict_of(profile, school), verdict_of(profile, worse)
    assert _low(before) <= _low(after)
    if before.status is VerdictStatus.SHNOR:
        assert after.status is VerdictStatus.SHNOR


def _low(verdict: SchoolVerdict) -> set[tuple[str, int]]:
    return {(low.procedure, low.year) for low in verdict.low}


@given(PROFILES, schools())
def test_a_higher_threshold_never_adds_a_low_result(profile: Profile, school: SchoolFacts) -> None:
    strict = replace(profile, threshold_h=profile.threshold_h + 500)
    assert _low(verdict_of(strict, school)) <= _low(verdict_of(profile, school))


@given(PROFILES, schools())
def test_the_parts_of_a_verdict_agree(profile: Profile, school: SchoolFacts) -> None:
    verdict = verdict_of(profile, school)
    holds = verdict.c1 and verdict.c2 if profile.combine == "and" else verdict.c1 or verdict.c2
    assert (verdict.status is VerdictStatus.SHNOR) == holds
    results = [node for node in verdict.evidence.walk() if node.label == "result"]
    assert len(verdict.low) == sum(bool(node.value) for node in results)
    assert {low.year for low in verdict.low} <= {2025, 2024}
    supports = {number for low in verdict.low for number in low.criteria}
    assert supports == {number for number, met in ((1, verdict.c1), (2, verdict.c2)) if met}


@given(schools())
def test_expert_mode_decides_or_says_what_the_official_rule_says(school: SchoolFacts) -> None:
    official = verdict_of(DEFAULT, school)
    expert = verdict_of(replace(DEFAULT, small_cohort=SmallCohort.EXPERT), school)
    without = verdict_of(replace(DEFAULT, small_cohort=SmallCohort.EXCLUDE), school)
    if expert.status is VerdictStatus.NEEDS_DECISION:
        assert official.status is VerdictStatus.SHNOR
        assert without.status is not VerdictStatus.SHNOR
    else:
        assert expert.status is official.status


def test_the_order_of_schools_and_of_low_results_is_kept() -> None:
    first = one_school(("oge:ru", 2025, 20, 9), ("vpr:ma:5", 2024, 20, 9), school_id=7)
    second = one_school(school_id=3)
    outcome = identify(DEFAULT, inputs_of(first, second), 2025, 2024)
    assert [verdict.school_id for verdict in outcome.verdicts] == [7, 3]
    assert [(low.procedure, low.year) for low in outcome.verdicts[0].low] == [
        ("oge:ru", 2025),
        ("vpr:ma:5", 2024),
    ]
    assert outcome.verdict(3) is outcome.verdicts[1]
    assert outcome.verdict(99) is None
