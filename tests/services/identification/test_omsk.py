"""Two procedures in the year, the same procedure in both years: the rule told of Omsk in 2025.

Every example is worked out by hand. The groups have 20 participants, so that 6 are exactly 30 %;
of the procedures of the profile only these three have results.
"""

import pytest

from app.services.identification import explain
from app.services.identification.engine import identify
from app.services.identification.evidence.verdict import Outcome
from app.services.identification.profile import with_settings
from app.services.identification.rules.rules import Certainty, Combine
from app.services.identification.runs.comparison import compare
from tests.services.identification.examples import builtin, inputs_of, one_school, plain

MATHS, RUSSIAN, EXAM = "vpr:ma:5", "vpr:ru:5", "oge:ma"
YEAR, BEFORE = 2025, 2024

# Low in 2025, low in 2024 -> under OR: ШНОР, margin; under AND: ШНОР, margin.
EXAMPLES: dict[str, tuple[set[str], set[str], tuple[bool, int], tuple[bool, int]]] = {
    # К1 two of two, К2 Russian. One result fewer breaks К1, and with Russian К2 as well.
    "both": ({MATHS, RUSSIAN}, {RUSSIAN}, (True, 0), (True, 0)),
    # К1 three of two; К2 nothing. OR: two results must turn good. AND: one of 2024 must turn low.
    "year only": ({MATHS, RUSSIAN, EXAM}, set(), (True, 1), (False, 0)),
    # К1 one of two; К2 maths. OR: one good result ends it. AND: one more low result of 2025.
    "pair only": ({MATHS}, {MATHS}, (True, 0), (False, 0)),
    # One a year, but not the same: neither holds; Russian low in 2025 too would bring both.
    "one a year": ({MATHS}, {RUSSIAN}, (False, 0), (False, 0)),
    # Nothing low. OR: two of 2025, or one procedure in both years. AND: two of 2025, one of 2024.
    "nothing": (set(), set(), (False, 1), (False, 2)),
    # Everything low. OR: К2 lives until all three of a year are good. AND: К1 breaks with two.
    "everything": ({MATHS, RUSSIAN, EXAM}, {MATHS, RUSSIAN, EXAM}, (True, 2), (True, 1)),
}


def outcome(profile_id: str) -> Outcome:
    schools = []
    for number, (low, low_before, _, _) in enumerate(EXAMPLES.values(), start=1):
        results = [
            (code, year, 20, 6 if code in found else 5)
            for year, found in ((YEAR, low), (BEFORE, low_before))
            for code in (MATHS, RUSSIAN, EXAM)
        ]
        schools.append(one_school(*results, school_id=number))
    return identify(builtin(profile_id), inputs_of(*schools), YEAR, BEFORE)


@pytest.mark.parametrize(("profile_id", "place"), [("omsk-2025-or", 2), ("omsk-2025-and", 3)])
def test_the_examples_worked_out_by_hand(profile_id: str, place: int) -> None:
    computed = {
        name: (verdict.identified, verdict.margin)
        for name, verdict in zip(EXAMPLES, outcome(profile_id).verdicts, strict=True)
    }
    assert computed == {name: example[place] for name, example in EXAMPLES.items()}


def test_the_evidence_says_what_was_asked_and_what_was_there() -> None:
    verdicts = dict(zip(EXAMPLES, outcome("omsk-2025-and").verdicts, strict=True))
    both = [plain(line) for line in explain.sentences(verdicts["both"])]
    assert both[0] == "Вывод: школа относится к ШНОР по критериям 1 и 2."
    assert both[1] == (
        "Критерий 1 выполнен: в 2024/2025 учебном году низкие результаты получены по 2 "
        "процедурам (требуется не менее чем по 2 процедурам)."
    )
    assert both[2] == (
        "Критерий 2 выполнен: в 2024/2025 и 2023/2024 учебных годах низкие результаты одновременно "
        "получены по 1 процедуре (требуется не менее чем по одной и той же процедуре "
        "в оба года)."
    )
    pair = [plain(line) for line in explain.sentences(verdicts["pair only"])]
    assert pair[0] == "Вывод: по правилам профиля школа не относится к ШНОР."
    assert pair[1].startswith("Критерий 1 не выполнен")
    assert pair[2].startswith("Критерий 2 выполнен")
    assert [low.criteria for low in verdicts["both"].low] == [(1,), (1, 2), (2,)]


def test_both_profiles_differ_in_the_combination_only_and_say_what_is_not_known() -> None:
    either, needed = builtin("omsk-2025-or"), builtin("omsk-2025-and")
    assert with_settings(either, {"combine": "and"}).rule == needed.rule
    assert (either.combine, needed.combine) == (Combine.OR, Combine.AND)
    assert (either.threshold_h, either.c1_min_procedures, either.c2_same_procedure) == (
        3000,
        2,
        True,
    )
    for profile in (either, needed):
        assert profile.certainty is Certainty.RETOLD
        assert "не сказано, нужны ли оба критерия или достаточно одного" in profile.note
        assert "Перечень процедур в источнике тоже не назван" in profile.note


def test_what_if_both_were_needed_says_who_leaves_and_why() -> None:
    comparison = compare(outcome("omsk-2025-or"), outcome("omsk-2025-and"))
    assert [row.school for row in comparison.left] == ["МБОУ «СОШ № 2»", "МБОУ «СОШ № 3»"]
    assert [row.school for row in comparison.stayed] == ["МБОУ «СОШ № 1»", "МБОУ «СОШ № 6»"]
    assert comparison.entered == ()
    assert [found.text for found in comparison.parameters] == [
        "сочетание критериев: достаточно одного критерия → нужны оба критерия"
    ]
    assert comparison.left[0].why == (
        "изменены параметры: сочетание критериев: достаточно одного критерия → нужны оба критерия"
    )
