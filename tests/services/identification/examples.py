"""The examples of `tests/examples/identification`, and facts made from them."""

import json
from pathlib import Path
from typing import Any

from app.services.identification.engine import identify
from app.services.identification.evidence.facts import Fact, Inputs, ProcedureFacts, SchoolFacts
from app.services.identification.evidence.verdict import Outcome
from app.services.identification.profile import Profile, builtin_profiles, with_settings
from app.services.program_files import program_json

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "identification"

PROCEDURES = {
    row["code"]: ProcedureFacts(
        code=row["code"],
        kind=row["kind"],
        title=row["title"],
        short_title=row["short_title"],
        grade=row["grade"],
    )
    for row in program_json("procedures.json")
}


def example_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def read_example(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def builtin(profile_id: str) -> Profile:
    return next(profile for profile in builtin_profiles() if profile.id == profile_id)


def example_profile(example: dict[str, Any]) -> Profile:
    return with_settings(builtin(example["profile"]), example["settings"])


def example_outcome(name: str) -> Outcome:
    example = read_example(name)
    results = tuple(_fact(row, number) for number, row in enumerate(example["results"], start=2))
    school = SchoolFacts(
        school_id=1,
        school=example["school"]["name"],
        login="203389",
        kind=example["school"]["kind"],
        results=results,
    )
    gaps = {(code, year): reason for code, year, reason in example.get("gaps", ())}
    inputs = Inputs(PROCEDURES, (school,), gaps)
    years = example["year"], example["previous_year"]
    return identify(example_profile(example), inputs, *years)


def _fact(row: dict[str, Any], number: int) -> Fact:
    percent = row.get("percent")
    return Fact(
        procedure=row["procedure"],
        year=row["year"],
        state=row.get("state", "held"),
        participants=row.get("participants"),
        failed=row.get("failed"),
        percent_h=None if percent is None else round(percent * 100),
        source=f"таблица.xlsx, лист «Результаты», строка {number}",
    )


def one_school(
    *results: tuple[str, int, int, int], kind: str = "sosh", school_id: int = 1
) -> SchoolFacts:
    """A school with results as (procedure, year, participants, failed)."""
    facts = tuple(
        Fact(procedure=code, year=year, participants=participants, failed=failed)
        for code, year, participants, failed in results
    )
    return SchoolFacts(
        school_id=school_id,
        school=f"МБОУ «СОШ № {school_id}»",
        login=None,
        kind=kind,
        results=facts,
    )


def inputs_of(*schools: SchoolFacts) -> Inputs:
    return Inputs(PROCEDURES, schools, {})


def plain(text: str) -> str:
    """With ordinary spaces, as a reader sees it."""
    return text.replace("\u00a0", " ")
