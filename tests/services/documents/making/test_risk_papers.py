"""Risk profiles and the rules in use, printed from a real workspace."""

from app.enums import Significance
from app.services.documents.making.catalogue import get_row
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import dump
from app.services.identification.rules.in_use import builtin_profiles, use_profile
from app.services.programmes.risk_profile import SchoolFactor, list_factors, save_profile
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace

YEAR = 2027


def test_profiles_of_the_district_and_of_the_chosen_school(workspace: Workspace) -> None:
    assert {one.code for one in get_row(workspace, "risk-profile", YEAR).required} == {"risk.none"}
    first, _ = save_school(workspace, SchoolDraft(short_name="Школа № 1"))
    second, _ = save_school(workspace, SchoolDraft(short_name="Школа № 2"))
    factor = list_factors(workspace)[0].title
    matters = SchoolFactor(significance=Significance.HIGH, measures="Курсы", chosen=True)
    save_profile(workspace, first, YEAR, {factor: matters})
    assert get_row(workspace, "risk-profile", YEAR).possible
    assert not get_row(workspace, "risk-profile", YEAR, {"school": str(second)}).possible
    alone = dump(compose(workspace, "risk-profile", YEAR).document)
    assert "Общеобразовательная организация" not in alone
    save_profile(workspace, second, YEAR, {factor: matters})
    district = dump(compose(workspace, "risk-profile", YEAR).document)
    assert factor in district
    assert "Общеобразовательная организация" in district
    of_one = dump(compose(workspace, "risk-profile", YEAR, {"school": str(first)}).document)
    assert "Общеобразовательная организация" not in of_one
    assert "Курсы" in of_one


def test_the_procedure_says_the_rules_that_the_workspace_works_with(workspace: Workspace) -> None:
    assert not get_row(workspace, "procedure-order", YEAR).possible
    save_school(workspace, SchoolDraft(short_name="Школа № 1"))
    printed: set[str] = set()
    for profile in builtin_profiles():
        use_profile(workspace, profile.id)
        printed.add(dump(compose(workspace, "procedure-order", YEAR).document))
    assert len(printed) > 1
