"""Papers of one year together tell no hidden number: a twin of the district has the same ones.

Two districts that differ in the numbers of small groups alone, and come to the same conclusions,
give the same papers to the last letter: whoever reads all of them cannot tell which one it is.
"""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

from app.services.clock import Clock
from app.services.documents.model.blocks import dump
from app.services.identification.evidence.facts import Inputs
from app.services.identification.evidence.verdict import Outcome
from app.services.storage.workspace import Workspace, create_workspace
from tests.services.documents.recovery.publishing import (
    ADDED_UP,
    APART,
    Rules,
    fill,
    identified,
    made_kinds,
    published,
    published_kinds,
)
from tests.services.documents.recovery.worlds import (
    LOGINS,
    World,
    invented,
    twins_of,
    with_other_told,
)

_RULES = {1: ADDED_UP, 2: APART, 3: ADDED_UP}  # by seed
_TRIES = 400


def test_every_published_kind_is_among_the_papers() -> None:
    assert made_kinds() >= published_kinds()


def test_a_twin_with_other_hidden_numbers_has_the_same_papers(tmp_path: Path, clock: Clock) -> None:
    unlike: list[str] = []
    changed = 0
    for seed, rules in _RULES.items():
        random = Random(seed)
        world = invented(random)
        with create_workspace(tmp_path / f"{seed}", clock) as workspace:
            twin = twin_of(workspace, world, random, rules)
            papers = papers_of(workspace)
        with create_workspace(tmp_path / f"{seed} twin", clock) as workspace:
            fill(workspace, twin, rules)
            of_twin = papers_of(workspace)
        unlike += [f"{seed} {name}" for name, text in papers.items() if text != of_twin[name]]
        changed += sum(world.groups[key] != twin.groups[key] for key in world.groups)
        assert world.told != twin.told
        assert world.social != twin.social
    assert unlike == []
    assert changed > 100  # most small groups of three districts


def papers_of(workspace: Workspace) -> dict[str, str]:
    return {name: dump(document) for name, document in published(workspace)}


def twin_of(workspace: Workspace, world: World, random: Random, rules: Rules) -> World:
    """A twin of which the identification comes to the same; the workspace gets the district."""
    outcome = fill(workspace, world, rules)
    twin = with_other_told(world, random)
    for login in LOGINS:
        same = conclusions(outcome, login)
        for other in islice(twins_of(twin, login, random), _TRIES):
            of_other = identified(workspace, rules, with_groups(outcome.inputs, other))
            if conclusions(of_other, login) == same:
                twin = other
                break
    return twin


def with_groups(inputs: Inputs, world: World) -> Inputs:
    """The results of a district as the identification reads them."""
    schools = tuple(
        replace(
            school,
            results=tuple(
                replace(fact, participants=group.participants, failed=group.failed)
                for fact in school.results
                for group in (world.groups[school.login or "", fact.procedure, fact.year],)
            ),
        )
        for school in inputs.schools
    )
    return replace(inputs, schools=schools)


def conclusions(outcome: Outcome, login: str) -> list[object]:
    """What papers say of a school in words: by which procedures and criteria it is identified."""
    return [
        (
            (verdict.final_status, verdict.c1, verdict.c2),
            [(low.procedure_title, low.year, low.pooled_with) for low in verdict.low],
        )
        for verdict in outcome.verdicts
        if verdict.login == login
    ]
