"""A dossier reads each part once for all kinds, and says the same as the readers it stands for."""

from collections import Counter
from typing import Any

import pytest

from app.services.criteria import list_criteria_values
from app.services.documents.dossier.groups import groups_of
from app.services.documents.dossier.parts import Dossier
from app.services.documents.making import catalogue
from app.services.identification.runs import runs
from app.services.identification.runs.frozen import UNREAD
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
