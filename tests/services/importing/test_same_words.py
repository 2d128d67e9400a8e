"""What cannot be is refused in the same words, whether a file says it or somebody types it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.enums import MeasureStatus, ResultState
from app.errors import UserError
from app.services import criteria, plans, results
from app.services.criteria import CriterionValueDraft
from app.services.language.deadlines.periods import school_period
from app.services.plans import MarkDraft, MeasureDraft, PlanDraft, SectionDraft
from app.services.results import ResultDraft
from app.services.schools import passports, schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from tests.services.importing.books import write_own, write_passports, write_plan
from tests.services.importing.conftest import Preview

PERSON = "Тайнов Пётр Ильич"


def refusal(type_in: Callable[[], object]) -> UserError:
    """What is said when somebody types it."""
    with pytest.raises(UserError) as raised:
        type_in()
    return raised.value


def other_words(path: Path, preview: Preview, typed: UserError) -> str:
    """What a file is told, if it is not what somebody is told who types the same."""
    told = [problem.text for problem in preview(path).problems]
    core = typed.message.removesuffix(".")
    if "указан человек" in core:  # a form says which field holds a person, a file which cell
        core = "указан человек"
    if len(told) == 1 and core in told[0]:
        return ""
    return f"{typed.message} <> {told}"


def test_schools(tmp_path: Path, workspace: Workspace, preview: Preview) -> None:
    cases: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        ({"short_name": ""}, {"short_name": " "}),
        ({"short_name": "«–»"}, {"short_name": "«–»"}),
        ({"distance": 4000}, {"distance_m": 4_000_000}),
        ({"email": "нет адреса"}, {"email": "нет адреса"}),
        ({"login": "тридцать"}, {"login_digits": "тридцать"}),
        ({"oo_code": "9-1"}, {"oo_code": "9-1"}),
        ({"short_name": PERSON}, {"short_name": PERSON}),
        ({"full_name": PERSON}, {"full_name": PERSON}),
        ({"aliases": PERSON}, {"aliases": (PERSON,)}),
        ({"municipality": PERSON}, {"municipality": PERSON}),
        ({"settlement": f"с. Лесное, {PERSON}"}, {"settlement": f"с. Лесное, {PERSON}"}),
        ({"phone": f"112, {PERSON}"}, {"phone": f"112, {PERSON}"}),
        ({"email": PERSON}, {"email": PERSON}),
    )
    offenders: list[str] = []
    for cells, typed in cases:
        row = {"short_name": "СОШ № 4", "phone": "112", **cells}
        path = write_own(tmp_path / "школы.xlsx", "schools", [row])
        draft = replace(SchoolDraft(short_name="СОШ № 4"), **typed)
        said = refusal(lambda draft=draft: schools.save_school(workspace, draft))
        assert PERSON not in str(said)
        offenders += filter(None, [other_words(path, preview, said)])
    assert offenders == []


def test_a_code_of_another_school(tmp_path: Path, workspace: Workspace, preview: Preview) -> None:
    schools.save_school(workspace, SchoolDraft(short_name="СОШ № 4", oo_code="4"))
    key, _ = schools.save_school(workspace, SchoolDraft(short_name="Лицей", login_digits="990777"))
    row = {"short_name": "Лицей", "login": "990777", "oo_code": "04"}
    path = write_own(tmp_path / "школы.xlsx", "schools", [row])
    draft = SchoolDraft(short_name="Лицей", login_digits="990777", oo_code="04")
    said = refusal(lambda: schools.save_school(workspace, draft, key))
    assert other_words(path, preview, said) == ""


def test_passports(tmp_path: Path, workspace: Workspace, school: int, preview: Preview) -> None:
    day = date(2026, 9, 20)
    cases: tuple[tuple[str, date, dict[str, int]], ...] = (
        ("staff", date(2027, 9, 20), {"teachers": 30}),
        ("contingent", day, {"pupils": 10, "ovz": 11}),
        ("contingent", day, {"pupils": 0, "grade_1": 1}),
        ("resources", day, {"methodical_year": 214}),
    )
    offenders: list[str] = []
    for block, on_date, counts in cases:
        row = {"school": "СОШ № 30", "on_date": on_date, **counts}
        path = write_passports(tmp_path / "паспорта.xlsx", {block: [row]})
        said = refusal(
            lambda block=block, on_date=on_date, counts=counts: passports.save_block(
                workspace, school, block, on_date, counts
            )
        )
        offenders += filter(None, [other_words(path, preview, said)])
    assert offenders == []


def test_criteria(tmp_path: Path, workspace: Workspace, school: int, preview: Preview) -> None:
    numbers = {one.code: one for one in criteria.list_criteria(workspace)}
    cases: tuple[tuple[str, dict[str, Any]], ...] = (
        ("ege-ru", {"current": "163"}),
        ("ege-ru", {"current": "63", "expected": "Более 670 баллов"}),
        ("ege-ru", {"current": "63", "previous": "169"}),
        ("ege-ru", {"current": "63 (в 2017/2018 г. – 169)"}),
        ("ege-ru", {"current": "67,5 %"}),
        ("training", {"current": "101 %"}),
        ("training", {"current": "12 из 10"}),
        ("training", {"expected": "не менее 120 %"}),
        ("ege-ru", {"current": "#ССЫЛКА!"}),
        ("ege-ru", {"current": "63", "expected": "#N/A"}),
        ("ege-ru", {"current": "63", "previous": "#ДЕЛ/0!"}),
    )
    offenders: list[str] = []
    for code, texts in cases:
        row = {"school": "СОШ № 30", "year": 2019, "criterion": numbers[code].number, **texts}
        path = write_own(tmp_path / "критерии.xlsx", "criteria", [row])
        draft = CriterionValueDraft(
            school_id=school, criterion_id=numbers[code].id, year=2019, **texts
        )
        said = refusal(lambda draft=draft: criteria.save_value(workspace, draft))
        offenders += filter(None, [other_words(path, preview, said)])
    assert offenders == []


def test_results(tmp_path: Path, workspace: Workspace, school: int, preview: Preview) -> None:
    procedure = next(one for one in results.list_procedures(workspace) if one.code == "oge:ma")
    held, wrong_state = {"participants": 20, "failed": 3}, {"state": ResultState.NOT_HELD}
    cases: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        (held | {"failed": 30}, held | {"failed": 30}),
        (held | {"high": 21}, held | {"high": 21}),
        (held | {"failed": -3}, held | {"failed": -3}),
        (held | {"participants": 150_000}, held | {"participants": 150_000}),
        ({"participants": 20}, {"participants": 20}),
        ({"failed": 3}, {"failed": 3}),
        ({"participants": 0, "failed": 3}, {"participants": 0, "failed": 3}),
        ({"failed_percent": 120}, {"failed_percent_h": 12_000}),
        (held | {"high_percent": 130.5}, held | {"high_percent_h": 13_050}),
        (held | {"mean_score": 101}, held | {"mean_score_h": 10_100}),
        (held | {"failed_percent": "50 %"}, held | {"failed_percent_h": 5000}),
        (held | {"state": "не проводилась"}, held | wrong_state),
        (held | {"year": 1800}, held | {"year": 1800}),
    )
    offenders: list[str] = []
    for cells, numbers in cases:
        row = {"school": "СОШ № 30", "year": 2026, "procedure": procedure.short_title, **cells}
        path = write_own(tmp_path / "результаты.xlsx", "results", [row])
        draft = replace(
            ResultDraft(school_id=school, procedure_id=procedure.id, year=2026), **numbers
        )
        said = refusal(lambda draft=draft: results.save_result(workspace, draft))
        offenders += filter(None, [other_words(path, preview, said)])
    assert offenders == []


def test_plans(tmp_path: Path, workspace: Workspace, preview: Preview) -> None:
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Мониторинг"))
    measure = MeasureDraft(section_id=section, title="Создать группу")
    cases: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        ({"title": None, "expected": "Есть"}, {"title": " "}),
        ({"title": "#ССЫЛКА!"}, {"title": "#ССЫЛКА!"}),
        ({"deadline": "31.02.2027"}, {"deadline_text": "31.02.2027"}),
        ({"deadline": "45000"}, {"deadline_text": "45000"}),
        ({"deadline": "#N/A"}, {"deadline_text": "#N/A"}),
        ({"expected": "#ДЕЛ/0!"}, {"expected": "#ДЕЛ/0!"}),
        ({"responsible": "#ИМЯ?"}, {"responsible": ("#ИМЯ?",)}),
    )
    offenders: list[str] = []
    for cells, texts in cases:
        row = {"section": "Мониторинг", "title": "Создать группу", **cells}
        path = write_plan(tmp_path / "план.xlsx", [row])
        draft = replace(measure, **texts)
        said = refusal(lambda draft=draft: plans.save_measure(workspace, draft))
        offenders += filter(None, [other_words(path, preview, said)])
        several = refusal(lambda draft=draft: plans.add_measures(workspace, [measure, draft]))
        assert several.message == f"Строка 2. {said.message}"
    assert offenders == []
    assert plans.get_plan(workspace, plan).measures == ()


def test_heads_and_marks_of_plans(tmp_path: Path, workspace: Workspace, preview: Preview) -> None:
    plan, _ = plans.save_plan(workspace, PlanDraft(title="План", period=school_period(2027)))
    section, _ = plans.save_section(workspace, SectionDraft(plan, "Мониторинг"))
    measure, _ = plans.save_measure(
        workspace, MeasureDraft(section_id=section, title="Создать группу")
    )
    line = {"section": "Мониторинг", "title": "Создать группу"}
    done = line | {"status": "выполнено"}
    ahead = date(2027, 9, 20)
    mark = MarkDraft(status=MeasureStatus.DONE)
    cases: tuple[tuple[dict[str, Any], dict[str, Any], Callable[[], object]], ...] = (
        (
            line,
            {"title": ""},
            lambda: plans.save_plan(workspace, PlanDraft(title=" ", period=school_period(2027))),
        ),
        (
            line | {"section": None},
            {},
            lambda: plans.save_section(workspace, SectionDraft(plan, " ")),
        ),
        (
            line | {"section": "#Н/Д"},
            {},
            lambda: plans.save_section(workspace, SectionDraft(plan, "#Н/Д")),
        ),
        (
            done | {"marked_on": ahead},
            {},
            lambda: plans.mark_measures(workspace, [measure], replace(mark, marked_on=ahead)),
        ),
        (
            done | {"mark_text": "#REF!"},
            {},
            lambda: plans.mark_measures(workspace, [measure], replace(mark, text="#REF!")),
        ),
    )
    offenders: list[str] = []
    for row, head, type_in in cases:
        path = write_plan(tmp_path / "план.xlsx", [row], **head)
        offenders += filter(None, [other_words(path, preview, refusal(type_in))])
    assert offenders == []
