"""A dossier reads each part once for all kinds, and says the same as the readers it stands for."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from app.services.criteria import list_criteria_values
from app.services.documents.dossier.groups import groups_of
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making import catalogue
from app.services.identification.runs import runs
from app.services.identification.runs.frozen import UNREAD
from app.services.results.reading import list_results
from app.services.storage.files import sqlite
from app.services.storage.workspace import Workspace
from tests.benchmarks.readiness import catalogued, many_kinds


def test_twice_as_many_kinds_ask_the_database_no_more_than_the_ones_there_are(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    read = sqlite.Reader.rows

    def counted(reader: sqlite.Reader, sql: str, *parameters: Any) -> list[sqlite.Row]:
        asked[sql] += 1
        return read(reader, sql, *parameters)

    monkeypatch.setattr(sqlite.Reader, "rows", counted)
    for year in (2020, None):
        asked.clear()
        few = [row.missing for row in catalogue.list_kinds(demo, year)]
        for_few = asked.total()
        asked.clear()
        with catalogued(many_kinds(2 * len(few))):
            many = catalogue.list_kinds(demo, year)
        assert [row.missing for row in many] == [*few, *few]
        assert asked.total() == for_few


def test_a_run_for_lists_is_the_run_without_its_explanation(demo: Workspace) -> None:
    for row in runs.list_runs(demo):
        whole, lists = runs.get_run(demo, row.id), runs.get_lists(demo, row.id)
        assert (lists.run, lists.profile, lists.year) == (whole.run, whole.profile, whole.year)
        assert len(lists.verdicts) == len(whole.verdicts) > 0
        for full, short in zip(whole.verdicts, lists.verdicts, strict=True):
            assert short.evidence is UNREAD
            assert (short.low, short.remarks, short.final_status, short.school) == (
                full.low,
                full.remarks,
                full.final_status,
                full.school,
            )
        assert Dossier(demo).run(row.id) == lists


def test_tables_of_many_schools_are_those_of_each(demo: Workspace) -> None:
    ids = [row.school_id for row in Dossier(demo).support()] or [1]
    dossier = Dossier(demo)
    for year in (2018, 2019, 2020):
        tables = dossier.criteria(ids, year)
        assert tables == {one: list_criteria_values(demo, one, year) for one in ids}
    assert dossier.groups(ids) == {one: groups_of(demo, [one])[one] for one in ids}
    assert any(dossier.groups(ids).values())


def test_a_passport_is_the_same_alone_and_among_all(demo: Workspace) -> None:
    alone, among = Dossier(demo), Dossier(demo)
    filled = [key for key in alone.schools if among.passports.get(key)]
    assert filled
    for key in filled:
        told = sorted(alone.passport(key), key=lambda block: block.id)
        assert told == sorted(among.passport(key), key=lambda block: block.id)
    assert "passports" not in vars(alone)


def test_a_plan_is_the_same_alone_and_among_all(demo: Workspace) -> None:
    alone, among = Dossier(demo), Dossier(demo)
    heads = among.plan_heads()
    for day in (None, date(2019, 1, 31)):
        rows = among.plans(as_of=day)
        assert [row.id for row in rows] == [head.id for head in heads] != []
        assert [row.programme_id for row in rows] == [head.programme_id for head in heads]
        assert (
            rows
            == [alone.plan(row.id, day) for row in rows]
            == [among.plan(row.id, day) for row in rows]
        )
    assert alone.plan(9999) is among.plan(9999) is None
    assert not any(key[0] == "plans" for key in alone._parts if isinstance(key, tuple))


def test_results_of_years_are_those_of_the_school(demo: Workspace) -> None:
    dossier = Dossier(demo)
    rows = list_results(demo)
    years = {row.year for row in rows}
    assert len(years) > 1
    for key in {row.school_id for row in rows}:
        own = [row for row in rows if row.school_id == key]
        assert own == [row for year in sorted(years)[::-1] for row in dossier.results(key, year)]
        for until in (min(years) - 1, min(years), max(years) + 1):
            told = max((row.year for row in own if row.year <= until), default=None)
            assert dossier.newest_results([key], until) == told
    assert dossier.newest_results([], max(years)) is None
