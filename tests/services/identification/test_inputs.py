"""What an identification reads from the workspace."""

from app.services.identification.evidence.facts import Fact
from app.services.identification.inputs import load
from app.services.identification.runs.frozen import inputs_from_json, inputs_to_json
from app.services.log.changes import changing
from app.services.storage.workspace import Workspace
from tests.services.identification.stored import add_results, add_school


def test_results_of_three_years_are_read(workspace: Workspace) -> None:
    school = add_school(workspace, "МБОУ «СОШ № 2»", login_digits="203389")
    for year in (2022, 2023, 2024, 2025):
        add_results(workspace, school, year, vpr_ma_5=(20, 3), ege_ma_base=12.5, oge_ru="not_held")
    [facts] = load(workspace, 2025, 2024).schools
    assert (facts.school, facts.login, facts.kind) == ("МБОУ «СОШ № 2»", "203389", "sosh")
    assert {fact.year for fact in facts.results} == {2023, 2024, 2025}
    source = "итоги.xlsx, лист «Лист1», строка 2"
    assert (
        Fact(procedure="vpr:ma:5", year=2025, participants=20, failed=3, source=source)
        in facts.results
    )
    [percent] = [fact for fact in facts.results if fact.procedure == "ege:ma:base"][2:]
    assert (percent.percent_h, percent.participants, percent.failed) == (1250, None, None)
    assert percent.held
    assert not percent.counted
    [not_held] = [fact for fact in facts.results if fact.procedure == "oge:ru"][2:]
    assert not not_held.held


def test_schools_come_in_natural_order_and_closed_ones_do_not(workspace: Workspace) -> None:
    for name in ("СОШ № 10", "СОШ № 9", "Гимназия № 1"):
        add_school(workspace, name)
    closed = add_school(workspace, "СОШ № 1", active=False)
    add_results(workspace, closed, 2025, vpr_ma_5=(20, 3))
    names = [school.school for school in load(workspace, 2025, 2024).schools]
    assert names == ["Гимназия № 1", "СОШ № 9", "СОШ № 10"]


def test_a_school_without_results_is_there(workspace: Workspace) -> None:
    add_school(workspace, "СОШ № 1")
    [facts] = load(workspace, 2025, 2024).schools
    assert facts.results == ()


def test_procedures_and_gaps_are_read(workspace: Workspace) -> None:
    from app.models import Procedure, ProcedureGap
    from app.services.reference import ensure_school_year

    with changing(workspace, "edit", "Проба") as work:
        from sqlmodel import select

        procedure = work.session.exec(select(Procedure).where(Procedure.code == "oge:ma")).one()
        ensure_school_year(work.session, 2020)
        assert procedure.id is not None
        work.session.add(ProcedureGap(procedure_id=procedure.id, year=2020, reason="отменён"))
    inputs = load(workspace, 2021, 2020)
    assert inputs.gaps == {("oge:ma", 2020): "отменён"}
    assert inputs.procedures["vpr:ma:5"].title == "ВПР по математике, 5\xa0класс"
    assert inputs.procedures["vpr:ma:5"].grade == 5


def test_a_snapshot_gives_the_inputs_back(workspace: Workspace) -> None:
    school = add_school(workspace, "СОШ № 1")
    add_results(workspace, school, 2025, vpr_ma_5=(20, 3), ege_ru=8.5, oge_ru="no_participants")
    inputs = load(workspace, 2025, 2024)
    assert inputs_from_json(inputs_to_json(inputs)) == inputs
    kept = inputs.restricted({"vpr:ma:5"})
    assert list(kept.procedures) == ["vpr:ma:5"]
    assert [fact.procedure for fact in kept.schools[0].results] == ["vpr:ma:5"]


def test_a_result_typed_by_hand_says_so(workspace: Workspace) -> None:
    from app.models import Result

    school = add_school(workspace, "СОШ № 1")
    add_results(workspace, school, 2025, vpr_ma_5=(20, 3))
    with workspace.database.writing() as session:
        result = session.get(Result, 1)
        assert result is not None
        result.source_file = ""
    [facts] = load(workspace, 2025, 2024).schools
    assert facts.results[0].source == "введено вручную"
