"""Snapshots of frozen runs: named fields with a version; those of 0.1.0 read as they were."""

import json
from typing import Any

import pytest

from app.errors import EnvironmentProblem
from app.services.identification.engine import identify
from app.services.identification.evidence.facts import Fact, Inputs, ProcedureFacts, SchoolFacts
from app.services.identification.profile import builtin_profiles
from app.services.identification.runs.frozen import (
    UNREAD,
    VERSION,
    inputs_from_json,
    inputs_to_json,
    lists_from_json,
    verdict_from_json,
    verdict_to_json,
)

FACTS = (
    Fact(
        procedure="vpr:ma:5",
        year=2025,
        participants=33,
        failed=11,
        source="а.xlsx, лист «Л», строка 2",
    ),
    Fact(procedure="vpr:ma:5", year=2024, percent_h=3350),
    Fact(procedure="oge:ma", year=2025, state="no_participants"),
    Fact(procedure="oge:ru", year=2025, participants=4, failed=2, derived=True),
)
INPUTS = Inputs(
    {
        "vpr:ma:5": ProcedureFacts(
            code="vpr:ma:5", kind="vpr", title="ВПР по математике", short_title="ВПР МА 5", grade=5
        ),
        "oge:ma": ProcedureFacts(
            code="oge:ma", kind="oge", title="ОГЭ по математике", short_title="ОГЭ МА"
        ),
    },
    (SchoolFacts(school_id=7, school="СОШ № 7", login=None, kind="sosh", results=FACTS),),
    {("oge:ma", 2020): "отменена"},
)
# What version 0.1.0 wrote: the place of a value says what it is.
OLD_INPUTS: dict[str, Any] = {
    "procedures": [
        ["vpr:ma:5", "vpr", "ВПР по математике", "ВПР МА 5", 5],
        ["oge:ma", "oge", "ОГЭ по математике", "ОГЭ МА", None],
    ],
    "schools": [
        {
            "id": 7,
            "school": "СОШ № 7",
            "login": None,
            "kind": "sosh",
            "results": [
                [
                    *("vpr:ma:5", 2025, "held", 33, 11, None, False),
                    "а.xlsx, лист «Л», строка 2",
                ],
                ["vpr:ma:5", 2024, "held", None, None, 3350, False, ""],
                ["oge:ma", 2025, "no_participants", None, None, None, False, ""],
                ["oge:ru", 2025, "held", 4, 2, None, True, ""],
            ],
        }
    ],
    "gaps": [["oge:ma", 2020, "отменена"]],
}
OLD_LOW: list[Any] = [
    *("vpr:ma:5", "ВПР по математике", "ВПР МА 5", 2025, 33, 11, "33,3 %", 33.33, 30.0, "30 %"),
    *("а.xlsx", False, 2024, [1, 2]),
]


def stored(document: object) -> Any:
    return json.loads(json.dumps(document, ensure_ascii=False, sort_keys=True))


def test_inputs_are_written_by_name_and_read_back_equal() -> None:
    document = stored(inputs_to_json(INPUTS))
    assert document["version"] == VERSION == 2
    assert document["schools"][0]["results"][1] == {
        "procedure": "vpr:ma:5",
        "year": 2024,
        "percent_h": 3350,
    }
    assert document["gaps"] == [{"procedure": "oge:ma", "year": 2020, "reason": "отменена"}]
    assert inputs_from_json(document) == INPUTS


def test_a_verdict_is_written_by_name_and_reads_back_equal() -> None:
    [verdict] = identify(builtin_profiles()[0], INPUTS, 2025, 2024).verdicts
    document = stored(verdict_to_json(verdict))
    assert document["version"] == VERSION
    assert {"procedure", "percent_text", "criteria"} <= document["low"][0].keys()
    assert verdict_from_json(document) == (verdict.low, verdict.remarks, verdict.evidence)
    assert len(verdict.low) == 3


def test_what_version_1_wrote_means_the_same() -> None:
    assert inputs_from_json(OLD_INPUTS) == INPUTS
    evidence = {"label": "verdict", "value": "shnor", "inputs": [["c1", True], ["c2", None]]}
    details = verdict_from_json({"low": [OLD_LOW], "remarks": ["Раз."], "evidence": evidence})
    assert lists_from_json((None, [OLD_LOW], ["Раз."])) == details._replace(evidence=UNREAD)
    [low] = details.low
    assert (low.procedure_short, low.percent_text, low.small, low.criteria) == (
        "ВПР МА 5",
        "33,3 %",
        False,
        (1, 2),
    )
    assert (low.threshold_percent, low.pooled_with, low.source) == (30.0, 2024, "а.xlsx")
    assert details.remarks == ("Раз.",)
    assert details.evidence.get("c1") is True


def test_what_a_later_program_wrote_is_refused_calmly() -> None:
    with pytest.raises(EnvironmentProblem, match="более новой версией"):
        inputs_from_json({**OLD_INPUTS, "version": VERSION + 1})
    with pytest.raises(EnvironmentProblem):
        lists_from_json((VERSION + 1, [], []))
