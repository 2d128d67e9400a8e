"""Built-in reference data agree with each other and with the tables."""

from sqlmodel import select

from app.enums import PassportBlockKind, ProcedureKind, ValueUnit
from app.models import SchoolYear
from app.services.program_files import program_json
from app.services.reference import ensure_school_year, passport_indicators
from app.services.storage.workspace import Workspace


def test_a_new_workspace_has_every_procedure_and_criterion_in_order(workspace: Workspace) -> None:
    with workspace.database.reading() as reader:
        stored = reader.rows("SELECT code, builtin FROM procedure ORDER BY position")
        criteria = reader.rows("SELECT position FROM criterion ORDER BY position")
    assert [row["code"] for row in stored] == [
        row["code"] for row in program_json("procedures.json")
    ]
    assert all(row["builtin"] for row in stored)
    assert [row["position"] for row in criteria] == list(range(1, 12))


def test_the_code_of_a_procedure_is_made_of_its_parts() -> None:
    rows = program_json("procedures.json")
    for row in rows:
        last = row["grade"] if row["kind"] == ProcedureKind.VPR else row["level"]
        parts = [row["kind"], row["subject"], *([] if last is None else [str(last)])]
        assert row["code"] == ":".join(parts)
        assert row["kind"] in set(ProcedureKind)
    assert len({row["code"] for row in rows}) == len(rows)
    assert len({row["short_title"] for row in rows}) == len(rows)


def test_a_share_has_its_base_in_the_same_block() -> None:
    indicators = passport_indicators()
    codes = {(row.block, row.code) for row in indicators}
    assert len({row.code for row in indicators}) == len(indicators)
    assert {row.block for row in indicators} == set(PassportBlockKind)
    for row in indicators:
        assert row.share_of is None or (row.block, row.share_of) in codes


def test_units_of_criteria_are_known() -> None:
    assert {row["unit"] for row in program_json("criteria.json")} <= set(ValueUnit)


def test_a_school_year_is_made_once(workspace: Workspace) -> None:
    with workspace.database.writing() as session:
        ensure_school_year(session, 2019)
        ensure_school_year(session, 2019)
    with workspace.database.session() as session:
        assert [row.year for row in session.exec(select(SchoolYear))] == [2019]
