"""Facts in, verdict and evidence out; and the guard that every rule has its examples."""

from collections.abc import Iterator
from typing import Any

from app.services.identification import explain
from app.services.identification.evidence.verdict import (
    Evidence,
    evidence_from_json,
    evidence_to_json,
)
from app.services.identification.profile import SmallCohort, builtin_profiles
from app.services.identification.remark_words import REMARKS
from tests.services.identification.examples import (
    example_names,
    example_outcome,
    example_profile,
    plain,
    read_example,
)

NAMES = example_names()


def test_the_verdict_of_every_example() -> None:
    offenders: list[str] = []
    for name in NAMES:
        expected = read_example(name)["expect"]
        [verdict] = example_outcome(name).verdicts
        reached = {
            "status": verdict.status.value,
            "c1": verdict.c1,
            "c2": verdict.c2,
            "margin": verdict.margin,
            "low": [[low.procedure, low.year] for low in verdict.low],
            "remarks": [plain(remark) for remark in verdict.remarks],
        }
        offenders += [
            f"{name}, {key}: {value}, not {expected[key]}"
            for key, value in reached.items()
            if value != expected[key]
        ]
    assert offenders == []


def test_the_words_and_the_evidence_of_every_example() -> None:
    offenders: list[str] = []
    for name in NAMES:
        expected = read_example(name)["expect"]
        [verdict] = example_outcome(name).verdicts
        lines = [plain(line) for line in _lines(explain.outline(verdict.evidence))]
        offenders += [
            f"{name}: {text!r} is not in {lines}"
            for text in expected["text"]
            if not any(text in line for line in lines)
        ]
        offenders += [
            f"{name}: {wanted}"
            for wanted in expected["evidence"]
            if not any(_matches(node, wanted) for node in verdict.evidence.walk())
        ]
        if evidence_from_json(evidence_to_json(verdict.evidence)) != verdict.evidence:
            offenders.append(f"{name}: evidence in JSON")
    assert offenders == []


def test_the_accounts_say_nothing_twice_and_nothing_that_their_outlines_do_not() -> None:
    offenders: list[str] = []
    for name in NAMES:
        [verdict] = example_outcome(name).verdicts
        outline = set(_lines(explain.outline(verdict.evidence)))
        account = explain.sentences(verdict)
        offenders += [f"{name}: {line}" for line in set(account) - outline]
        if len(account) > len(set(account)) or not account[0].startswith("Вывод: "):
            offenders.append(f"{name}: {account}")
    assert not offenders


def _lines(line: explain.OutlineLine) -> Iterator[str]:
    yield line.text
    for child in line.children:
        yield from _lines(child)


def _matches(node: Evidence, wanted: dict[str, Any]) -> bool:
    given = {"label": node.label, "value": node.value, **dict(node.inputs)}
    return all(given.get(key) == value for key, value in wanted.items())


def test_every_profile_has_an_example_that_hits_and_one_that_does_not() -> None:
    statuses: dict[str, set[str]] = {profile.id: set() for profile in builtin_profiles()}
    for name in NAMES:
        example = read_example(name)
        statuses[example["profile"]].add(example["expect"]["status"])
    for profile_id, found in statuses.items():
        assert "shnor" in found, f"{profile_id}: no example identifies a school"
        assert found - {"shnor"}, f"{profile_id}: no example leaves a school out"


def test_every_small_cohort_mode_and_every_remark_has_an_example() -> None:
    modes = {example_profile(read_example(name)).small_cohort for name in NAMES}
    assert modes == set(SmallCohort)
    said = {
        node.value
        for name in NAMES
        for node in example_outcome(name).verdicts[0].evidence.walk()
        if node.label == "remark"
    }
    assert said == set(REMARKS)
