"""One profile in use, stored in the workspace, and one rule of a low result for everybody."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from app.errors import UserError
from app.services import results
from app.services.analysis.dynamics import get_dynamics
from app.services.identification.profile import copy_profile, delete_profile
from app.services.identification.rules.in_use import (
    builtin_profiles,
    profile_in_use,
    read_low_rule,
    use_profile,
)
from app.services.identification.rules.low import LOW_ROW, is_low, is_low_percent
from app.services.identification.runs import runs
from app.services.log.changes import undo
from app.services.log.listing import list_changes
from app.services.storage.workspace import Workspace
from app.services.year.numbers import Numbers, get_numbers
from app.services.year.overview import get_overview
from tests.services.identification.stored import add_results, add_school

YEAR = 2025
AFTER = date(2025, 6, 1)


def numbers(workspace: Workspace) -> Numbers:
    with workspace.database.reading() as reader:
        return get_numbers(reader, AFTER, get_overview(reader, AFTER, YEAR))


def missing(workspace: Workspace) -> tuple[list[str], list[str]]:
    """Who has not sent what: by the start page, and by the results."""
    with workspace.database.reading() as reader:
        overview = get_overview(reader, AFTER, YEAR)
    profile = profile_in_use(workspace)
    by_results = results.list_missing(workspace, YEAR, profile.procedures)
    return (
        [f"{row.school}: {row.procedures}" for row in overview.missing_results],
        [f"{row.school}: {row.procedures}" for row in by_results],
    )


def test_without_a_choice_it_is_the_default(workspace: Workspace) -> None:
    assert profile_in_use(workspace).id == "fioko-2020"
    assert not use_profile(workspace, "fioko-2020").tables


def test_the_choice_stands_in_the_workspace_and_can_be_undone(workspace: Workspace) -> None:
    changes = use_profile(workspace, "omsk-2025-and")
    assert profile_in_use(workspace).id == "omsk-2025-and"
    assert changes.tables == {"setting"}
    assert list_changes(workspace)[0].title == (
        "Профиль правил в работе: «Омская область, 2025 год: нужны оба критерия»"
    )
    assert not use_profile(workspace, "omsk-2025-and").tables
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)
    assert profile_in_use(workspace).id == "fioko-2020"


def test_the_first_screen_reads_the_same_rule(workspace: Workspace) -> None:
    settings = {"threshold_percent": "33,3"}
    own, _ = copy_profile(workspace, "fioko-2020", "Своя доля", settings=settings)
    rules: dict[str, tuple[int, tuple[str, ...]]] = {}
    for profile in (*builtin_profiles(), own):
        use_profile(workspace, profile.id)
        with workspace.database.reading() as reader:
            rules[profile.id] = read_low_rule(reader)
        assert rules[profile.id] == (profile.threshold_h, profile.procedures)
    assert rules[own.id][0] == 3330
    delete_profile(workspace, own.id)
    with workspace.database.reading() as reader:
        assert read_low_rule(reader) == rules["fioko-2020"]


def test_a_profile_that_is_gone_gives_way_to_the_default(workspace: Workspace) -> None:
    copy, _ = copy_profile(workspace, "fioko-2020", "Свой")
    use_profile(workspace, copy.id)
    assert profile_in_use(workspace) == copy
    delete_profile(workspace, copy.id)
    assert profile_in_use(workspace).id == "fioko-2020"
    with pytest.raises(UserError, match="не найден"):
        use_profile(workspace, copy.id)


def test_all_pages_and_the_calculation_say_the_same(workspace: Workspace) -> None:
    """«Обзор» once told 0 schools without results where «Результаты» told 8."""
    school = add_school(workspace, "СОШ № 1")
    standard = {"vpr_ma_5": (10, 2), "vpr_ma_6": (10, 3), "vpr_ru_5": (10, 4), "vpr_ru_6": (10, 1)}
    exams = {"oge_ma": (10, 0), "oge_ru": (10, 0), "ege_ma": (10, 0), "ege_ru": (10, 0)}
    add_results(workspace, school, YEAR, **standard, **exams)
    assert missing(workspace) == ([], [])
    assert numbers(workspace).threshold_h == 3000
    assert sum(row.low for row in numbers(workspace).low_shares) == 2

    copy, _ = copy_profile(
        workspace,
        "ru-ma-4-8",
        "Строже",
        settings={"threshold_percent": "19,5"},
    )
    use_profile(workspace, copy.id)

    by_overview, by_results = missing(workspace)
    assert by_overview == by_results
    assert len(by_overview) == 1
    assert numbers(workspace).threshold_h == 1950
    assert sum(row.low for row in numbers(workspace).low_shares) == 3
    assert sum(row.low for row in get_dynamics(workspace).schools) == 3
    outcome = runs.run(workspace, year=YEAR)
    assert outcome.profile == copy
    assert len(outcome.verdicts[0].low) == 3


def test_the_rule_of_a_low_result_is_one_in_python_and_in_sql() -> None:
    counts = [(size, failed) for size in range(41) for failed in range(size + 1)]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE TABLE result (participants, failed, percents_only, failed_percent_h)"
        )
        connection.executemany("INSERT INTO result VALUES (?, ?, 0, NULL)", counts)
        connection.executemany(
            "INSERT INTO result VALUES (NULL, NULL, 1, ?)", [(number,) for number in range(10_001)]
        )
        for threshold_h in (1, 1950, 2500, 3000, 3333, 3334, 10_000):
            rows = connection.execute(f"SELECT {LOW_ROW} FROM result", (threshold_h,) * 2)
            assert [bool(low) for (low,) in rows] == [
                *(is_low(size, failed, threshold_h) for size, failed in counts),
                *(is_low_percent(number, threshold_h) for number in range(10_001)),
            ]
