"""A setting that names a row that is gone falls back and says so; the other kinds stay."""

from pathlib import Path

import pytest

from app.errors import EnvironmentProblem, UserError
from app.services import plans
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.documents.making import catalogue, export
from app.services.documents.making.references import standing_settings
from app.services.documents.settings import (
    checked_settings,
    own_settings,
    save_for_year,
    save_setting,
)
from app.services.identification.runs import runs
from app.services.identification.runs.annulment import annul
from app.services.log import changes
from app.services.log.settings import get_setting, set_setting
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace
from tests.views.samples import YEAR, District, make_district


@pytest.fixture
def district(workspace: Workspace) -> District:
    return make_district(workspace)


def choose(workspace: Workspace, kind: str, name: str, value: object) -> None:
    save_setting(workspace, kind, catalogue.describe_settings(kind), name, str(value))


def row(workspace: Workspace, kind: str) -> catalogue.KindRow:
    return next(one for one in catalogue.list_kinds(workspace, YEAR) if one.kind == kind)


def test_a_reference_holds_the_key_of_a_row_and_says_what_holds_without_it() -> None:
    specs = [
        spec
        for kind in catalogue.KINDS.values()
        for spec in kind.settings
        if spec.refers is not None
    ]
    assert len(specs) > 6
    for spec in specs:
        assert spec.refers is not None
        assert (spec.kind, bool(spec.refers.unset and spec.refers.instead)) == ("reference", True)
        assert checked_settings((spec,), {}, {spec.name: "7"}) == {spec.name: "7"}
        with pytest.raises(UserError, match="номер строки"):
            checked_settings((spec,), {}, {spec.name: "План «Б»"})


def test_values_are_stored_by_their_types_and_older_texts_are_still_read(
    workspace: Workspace, district: District
) -> None:
    """Versions before 0.2 stored texts alone; the first change writes all of a kind anew."""
    kind, key = "execution-report", "document.execution-report"
    old = {
        "plan": f"{district.plan_id}@{YEAR},99@{YEAR + 1},5",
        "compiler": "1",
        "criteria": "0",
        "font_size": "13",
        "columns": "number,title",
        "as_of@2027": "2027-05-20",
        "unknown": "слова",
    }
    set_setting(workspace, key, old)
    specs = catalogue.describe_settings(kind)
    before = standing_settings(workspace, kind, specs, YEAR)
    assert before.values["plan"] == str(district.plan_id)
    choose(workspace, kind, "totals", "нет")
    assert get_setting(workspace, key) == {
        "plan": {str(YEAR): district.plan_id, str(YEAR + 1): 99, "": 5},
        "compiler": 1,
        "criteria": False,
        "font_size": 13,
        "columns": ["number", "title"],
        "as_of@2027": "2027-05-20",
        "unknown": "слова",
        "totals": False,
    }
    after = standing_settings(workspace, kind, specs, YEAR)
    assert after.values == {**before.values, "totals": "0"}
    assert after.remarks == before.remarks
    plans_of_years = f"5,{district.plan_id}@{YEAR},99@{YEAR + 1}"
    assert own_settings(workspace, kind) == {**old, "plan": plans_of_years, "totals": "0"}


def test_a_stored_text_that_is_no_key_is_told_and_kept(
    workspace: Workspace, district: District
) -> None:
    set_setting(workspace, "document.execution-report", {"plan": "первый"})
    report = row(workspace, "execution-report")
    assert report.remarks == {"plan": "План №\u00a0первый удалён, взят муниципальный план года."}
    assert report.possible
    choose(workspace, "execution-report", "totals", "нет")
    assert own_settings(workspace, "execution-report")["plan"] == "первый"


def test_what_is_gone_falls_back_and_is_named(workspace: Workspace, district: District) -> None:
    draft, _ = orders.save_order(
        workspace, OrderDraft(title="О списке", kind="list-order", year=YEAR)
    )
    person, added = people.save_person(
        workspace, PersonDraft(surname="Седых", given_name="Анна", patronymic="Петровна")
    )
    other, _ = plans.copy_plan(workspace, district.plan_id, YEAR, title="План «Б»")
    choose(workspace, "execution-report", "plan", other)
    choose(workspace, "list-order", "order", draft)
    choose(workspace, "list-order", "control", person)
    choose(workspace, "list-order", "run", 77)
    plans.delete_plan(workspace, other)
    orders.delete_draft(workspace, draft)
    assert added.change_set_id is not None
    changes.undo(workspace, added.change_set_id)

    assert {one.problem for one in catalogue.list_kinds(workspace, YEAR)} == {None}
    assert row(workspace, "execution-report").remarks == {
        "plan": "План «План „Б“» удалён, взят муниципальный план года."
    }
    assert row(workspace, "list-order").remarks == {
        "run": "Выявления №\u00a077 больше нет среди действующих, взято последнее для года работы.",
        "order": "Приказ «О списке» удалён из реестра, взят последний за год.",
        "control": "Сотрудник «Седых» удалён, контроль исполнения оставлен за руководителем.",
    }
    choose(workspace, "execution-report", "plan", "")
    assert row(workspace, "execution-report").remarks == {}


def test_the_document_is_made_from_what_holds(
    workspace: Workspace, district: District, tmp_path: Path
) -> None:
    choose(workspace, "execution-report", "plan", 999)
    made = run_steps(
        export.build(workspace, "execution-report", year=YEAR, formats=("docx",), out=tmp_path)
    )
    assert [path.suffix for path in made] == [".docx"]
    with pytest.raises(UserError, match="Плана № 998 нет"):
        run_steps(
            export.build(
                workspace, "execution-report", year=YEAR, out=tmp_path, settings={"plan": "998"}
            )
        )


def test_what_is_there_stays_without_a_remark(workspace: Workspace, district: District) -> None:
    run, _ = runs.freeze(workspace, runs.run(workspace, year=YEAR))
    choose(workspace, "list-order", "run", run)
    choose(workspace, "execution-report", "plan", district.plan_id)
    for kind, name, value in (
        ("list-order", "run", run),
        ("execution-report", "plan", district.plan_id),
    ):
        standing = standing_settings(workspace, kind, catalogue.describe_settings(kind), YEAR)
        assert (standing.values[name], standing.remarks) == (str(value), {})


def test_an_annulled_run_falls_back(workspace: Workspace, district: District) -> None:
    run, _ = runs.freeze(workspace, runs.run(workspace, year=YEAR))
    choose(workspace, "list-order", "run", run)
    annul(workspace, run, "Ошибка в данных")
    assert list(row(workspace, "list-order").remarks) == ["run"]
    assert row(workspace, "list-order").problem is None


def test_a_plan_chosen_for_one_year_is_not_reported_in_another(
    workspace: Workspace, district: District, tmp_path: Path
) -> None:
    specs = catalogue.describe_settings("execution-report")
    choice = ("plan", str(district.plan_id))
    save_for_year(workspace, "execution-report", specs, choice, YEAR + 1)
    assert standing_settings(workspace, "execution-report", specs, YEAR).values["plan"] == ""
    with_plan = standing_settings(workspace, "execution-report", specs, YEAR + 1)
    assert with_plan.values["plan"] == choice[1]
    with pytest.raises(UserError, match="Нет муниципального плана"):
        run_steps(export.build(workspace, "execution-report", year=YEAR + 2, out=tmp_path))


@pytest.mark.parametrize(
    "problem", [UserError("Сотрудника нет.", "Выберите другого."), EnvironmentProblem("Нет файла.")]
)
def test_a_kind_that_fails_is_one_row_with_its_reason(
    workspace: Workspace,
    district: District,
    monkeypatch: pytest.MonkeyPatch,
    problem: UserError | EnvironmentProblem,
) -> None:
    from dataclasses import replace

    def fail(*_given: object) -> None:
        raise problem

    broken = replace(catalogue.KINDS["list-order"], gather=fail)
    monkeypatch.setattr(catalogue, "KINDS", {**catalogue.KINDS, "list-order": broken})
    for year in (YEAR, None):
        first, *others = catalogue.list_kinds(workspace, year)
        assert (first.problem, first.ready, first.possible) == (problem, False, False)
        assert {one.problem for one in others} == {None}
        assert {one.kind for one in others if one.possible} >= {"plan", "execution-report"}
