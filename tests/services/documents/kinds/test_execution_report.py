from dataclasses import replace

import pytest

from app.errors import UserError
from app.services.documents.blocks import (
    AnnexMark,
    ApprovalMark,
    Document,
    Heading,
    ListItem,
    Orientation,
    Row,
    SectionRow,
    Table,
    dump,
)
from app.services.documents.facts import BLANK, Office
from app.services.documents.kinds import execution_report, execution_report_facts
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.golden import assert_golden
from tests.services.documents.samples import blocks


def tables(document: Document) -> list[Table]:
    return blocks(document, Table)


def test_the_whole_report_reads_as_reviewed() -> None:
    document = execution_report.compose(given.report(show_reached="да"))
    assert_golden("execution-report.txt", dump(document))


def test_the_plan_has_five_columns_section_rows_and_marks() -> None:
    plan = tables(execution_report.compose(given.report()))[0]
    assert [column.title for column in plan.columns] == [
        "№ п/п",
        "Наименование мероприятия",
        "Срок исполнения",
        "Ответственные",
        "Отметка об исполнении",
    ]
    assert [row.text for row in plan.rows if isinstance(row, SectionRow)] == [
        "Нормативное сопровождение",
        "Анализ",
    ]
    first = plan.rows[1]
    assert first == Row(
        (
            "1.",
            "Утвердить порядок",
            "Август 2018",
            "Управление образования\nОбразовательные организации",
            "Выполнено. Приказ № 458 от 17.08.2018",
        )
    )


def test_headers_columns_their_order_and_the_sheet_are_settings() -> None:
    facts = given.report(
        columns="mark,title,expected", header_mark="Что сделано", orientation="landscape"
    )
    document = execution_report.compose(facts)
    plan = tables(document)[0]
    assert [column.title for column in plan.columns] == [
        "Что сделано",
        "Наименование мероприятия",
        "Ожидаемый результат",
    ]
    assert [part.orientation for part in document.sections] == [
        Orientation.LANDSCAPE,
        Orientation.PORTRAIT,
        Orientation.PORTRAIT,
    ]


def test_a_measure_without_a_mark_has_a_line_and_is_reported() -> None:
    facts = given.report()
    last = tables(execution_report.compose(facts))[0].rows[-1]
    assert isinstance(last, Row)
    assert last.cells[-1] == BLANK
    (found,) = execution_report_facts.missing(facts)
    assert found.text == "Без отметки об исполнении: 1\u00a0мероприятие"
    assert not found.required


def test_totals_count_every_status_that_occurs() -> None:
    text = dump(execution_report.compose(given.report())).replace("\\xa0", " ")
    assert (
        "Всего в плане 3 мероприятия. Из них: не начато – 1, в работе – 1, выполнено – 1." in text
    )
    assert "Всего в плане" not in dump(execution_report.compose(given.report(totals="нет")))


def test_the_approval_mark_names_the_head() -> None:
    (mark,) = blocks(execution_report.compose(given.report()), ApprovalMark)
    assert (mark.word, mark.post, mark.name) == (
        "УТВЕРЖДАЮ",
        "Начальник управления образования",
        "И.В. Соболева",
    )


def test_annexes_agree_with_what_they_approve_and_name_the_plans_order() -> None:
    document = execution_report.compose(given.report())
    marks = [block.lines for block in blocks(document, AnnexMark)]
    assert [lines[1] for lines in marks] == ["УТВЕРЖДЕНА", "УТВЕРЖДЕНЫ"]
    assert {lines[-1] for lines in marks} == {"от\u00a017.08.2018 №\u00a0458"}
    alone = execution_report.compose(given.report(model="нет"))
    (mark,) = (b.lines for b in blocks(alone, AnnexMark))
    assert mark[0] == "Приложение"


def test_the_model_has_four_directions_with_their_performers() -> None:
    document = execution_report.compose(given.report(criteria="нет"))
    found = blocks(document, ListItem)
    assert [block.label for block in found] == ["а)", "б)", "в)", "г)"]
    assert all(block.runs[0].bold for block in found)
    text = dump(document)
    assert text.count("Основные исполнители:") == 4
    assert "Управление образования; МБОУ «Бураковская СОШ», МБОУ «Кузнечихинская ООШ»" in text


def test_every_supported_school_has_its_criteria() -> None:
    document = execution_report.compose(given.report(model="нет"))
    _plan, *schools = tables(document)
    headings = [b.text for b in blocks(document, Heading) if b.level]
    assert headings == ["1. МБОУ «Бураковская СОШ»", "2. МБОУ «Кузнечихинская ООШ»"]
    assert [column.title for column in schools[0].columns] == [
        "№ п/п",
        "Наименование критерия",
        "Текущий результат",
        "Ожидаемый результат",
    ]
    assert schools[0].rows == (
        Row(("3", "Средний балл", "63 балла (в 2017/2018 г. – 69)", "более 70 баллов")),
    )
    with_verdict = tables(execution_report.compose(given.report(show_reached="1")))[1]
    row = with_verdict.rows[0]
    assert isinstance(row, Row)
    assert row.cells[-1] == "не достигнуто"


def test_a_report_of_a_schools_plan_names_the_school() -> None:
    plan = replace(given.PLAN, school_id=30, school_name="МБОУ «СОШ № 30»")
    document = execution_report.compose(given.report(plan=plan))
    assert "МБОУ «СОШ № 30»" in document.subject
    assert "Заречного" not in document.subject


def test_missing_facts_become_lines_and_are_reported() -> None:
    facts = given.report(office=Office(), plan=replace(given.PLAN, order=None))
    text = dump(execution_report.compose(facts))
    assert f"post='{BLANK}' name='{BLANK}'" in text
    assert f"организациях {BLANK} за" in text
    assert f"приказом {BLANK}" in text
    told = {found.text: found for found in execution_report_facts.missing(facts)}
    assert told["Не указан приказ, которым утверждён план"].target == {
        "plan_id": given.PLAN.id,
        "edit": True,
    }
    assert told["Не указано: название района в родительном падеже"].target == {
        "section": "department",
        "field": "territory_genitive",
    }


def test_links_lead_to_the_draft_order_the_first_measure_and_the_first_school() -> None:
    assert given.PLAN.order is not None
    draft = replace(given.PLAN.order, number=None, issued_on=None)
    section = given.PLAN.sections[0]
    unmarked = replace(section.measures[1], mark=None)
    plan = replace(
        given.PLAN,
        order=draft,
        sections=(replace(section, measures=(section.measures[0], unmarked)),),
    )
    empty = replace(
        given.SCHOOLS[0],
        school_id=5,
        rows=tuple(replace(row, value_id=None) for row in given.SCHOOLS[0].rows),
    )
    facts = given.report(plan=plan, schools=(given.SCHOOLS[0], empty))
    told = [(found.place, found.target) for found in execution_report_facts.missing(facts)]
    assert told == [
        ("documents", {"order_id": draft.id, "edit": True}),
        ("plans", {"measure_id": unmarked.id}),
        ("schools", {"school_id": 5, "tab": "criteria"}),
    ]


def gathered(workspace: Workspace, year: int, **chosen: str) -> execution_report_facts.ReportFacts:
    settings = given.settings("execution-report", **chosen)
    return execution_report_facts.gather(workspace, year, settings)


def test_the_municipal_plan_and_the_schools_of_the_year_are_taken(demo: Workspace) -> None:
    facts = gathered(demo, 2019)
    assert facts.plan is not None
    assert len(facts.plan.measures) == 17
    assert len(facts.plan.sections) == 4
    assert facts.order is not None
    assert facts.order.number == "458"
    assert len(facts.schools) == 6
    assert all(len(school.rows) == 11 for school in facts.schools)
    assert execution_report_facts.missing(facts) == ()


def test_a_chosen_plan_is_used_or_refused(demo: Workspace) -> None:
    facts = gathered(demo, 2027, plan="1")
    assert facts.plan is not None
    assert (facts.plan.id, facts.year) == (1, facts.plan.year)
    with pytest.raises(UserError, match="Плана № 99 нет"):
        gathered(demo, 2019, plan="99")


def test_a_year_without_a_plan_lacks_what_is_required(demo: Workspace) -> None:
    required = [
        found.text
        for found in execution_report_facts.missing(gathered(demo, 2024))
        if found.required
    ]
    assert required == ["Нет муниципального плана мероприятий на 2023/2024 учебный год"]


def test_a_plan_without_measures_cannot_be_reported_on() -> None:
    plan = replace(given.PLAN, sections=(replace(given.PLAN.sections[0], measures=()),))
    facts = given.report(plan=plan)
    required = [found for found in execution_report_facts.missing(facts) if found.required]
    assert [(found.text, found.place, found.target) for found in required] == [
        ("В плане нет мероприятий", "plans", {"plan_id": plan.id})
    ]
