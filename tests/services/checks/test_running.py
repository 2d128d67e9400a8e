"""All checks over one reading: found where they lie, each finding once, those of a document."""

import inspect
import re
from datetime import date
from pathlib import Path

from app.services.checks import kinds
from app.services.checks.running import checks, concerning, run_checks
from app.services.findings.finding import Weight
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import add_order, add_plan, add_programme

_CODE = re.compile(r'"([a-z]+\.[a-z]+(?:-[a-z]+)*)"')


def test_every_check_lies_in_a_room_of_its_subject_and_says_what_it_does() -> None:
    room = Path(kinds.__path__[0])
    modules = {path.stem for path in room.glob("*.py")} - {"__init__"}
    assert {check.__module__.rpartition(".")[2] for check in checks()} == modules
    assert [check.__name__ for check in checks() if not inspect.getdoc(check)] == []


def test_every_code_of_a_check_has_a_test() -> None:
    room, tests = Path(kinds.__path__[0]), Path(__file__).parent / "kinds"
    told = {code for path in room.glob("*.py") for code in _CODE.findall(path.read_text("utf-8"))}
    tested = "".join(path.read_text("utf-8") for path in tests.glob("*.py"))
    assert sorted(code for code in told if code not in tested) == []


def test_an_empty_workspace_has_nothing_to_tell(workspace: Workspace) -> None:
    assert run_checks(workspace) == ()


def test_the_heaviest_comes_first_and_what_is_printed_too_is_told_once(
    workspace: Workspace,
) -> None:
    order = add_order(workspace, "828", date(2020, 11, 23))
    plan, _ = add_plan(
        workspace,
        {"title": "Изучить закон от 29.12.2013 № 273-ФЗ", "deadline_text": "Сентябрь 2020"},
        order_id=order,
    )
    findings = run_checks(workspace, 2021)
    assert [(one.code, one.weight, one.document) for one in findings] == [
        ("act.misdated", Weight.ERROR, "plan"),
        ("deadline.before-order", Weight.NOTE, "plan"),
    ]
    assert findings[0].about == (("plan", plan),)
    assert run_checks(workspace, 2023) == ()


def test_the_findings_of_a_document_are_those_of_what_it_is_made_of(workspace: Workspace) -> None:
    first = add_programme(workspace, aim="Закон № 273-Ф3")
    second = add_programme(workspace, aim="Закон № 131-Ф3")
    findings = [one for one in run_checks(workspace) if one.code == "act.digit-three"]
    of_first = concerning(findings, "programme", {("programme", first)})
    assert [one.about for one in of_first] == [(("programme", first),)]
    of_second = concerning(findings, "indicators", {("programme", second)})
    assert [one.about for one in of_second] == [(("programme", second),)]
    assert len(concerning(findings, "programme", set())) == 2
    assert concerning(findings, "letter", set()) == ()
