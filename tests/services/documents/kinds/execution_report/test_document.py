import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from reportlab.lib.units import mm

from app.enums import ExpectedOperator, ValueUnit
from app.errors import UserError
from app.services import plans
from app.services.criteria import CriterionRow, Current, Expected, Previous
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.documents import facts as facts_of
from app.services.documents.facts import BLANK, Signatory
from app.services.documents.fonts import metrics as fonts
from app.services.documents.kinds.execution_report import document as execution_report
from app.services.documents.kinds.execution_report import facts as execution_report_facts
from app.services.documents.kinds.execution_report import missing as execution_report_missing
from app.services.documents.kinds.execution_report.people import ReportPeople, issuer_genitive
from app.services.documents.making import export
from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    Document,
    Heading,
    ListItem,
    Orientation,
    Row,
    SectionRow,
    Signature,
    Table,
    dump,
)
from app.services.documents.model.styles import make_style
from app.services.documents.model.table_layout import CellMeasures, lay_out
from app.services.documents.model.typography import glue
from app.services.documents.pdf import render as render_pdf
from app.services.findings.finding import Weight, having
from app.services.findings.links import (
    ToCriterion,
    ToDocument,
    ToMeasure,
    ToOrder,
    ToPlan,
    ToPlans,
    ToSchool,
)
from app.services.plans import PlanDraft, PlanRow
from app.services.progress import run_steps
from app.services.schools import schools
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents import samples
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
    ]


def test_what_is_not_due_is_told_and_only_what_is_due_lacks_a_mark() -> None:
    facts = given.report()
    unmarked, later = tables(execution_report.compose(facts))[0].rows[-2:]
    assert isinstance(unmarked, Row)
    assert isinstance(later, Row)
    assert (unmarked.cells[-1], later.cells[-1]) == (BLANK, "Срок не наступил")
    (found,) = execution_report_missing.missing(facts)
    assert found.text == "Без отметки об исполнении: 1\u00a0мероприятие"
    assert (found.code, found.weight) == ("measure.no-mark", Weight.GAP)


def test_totals_count_every_status_that_was_given_and_no_other() -> None:
    text = dump(execution_report.compose(given.report())).replace("\\xa0", " ")
    assert (
        "Всего в плане 4 мероприятия. Из них: в работе – 1, выполнено – 1, срок не наступил – 1,"
        " без отметки – 1." in text
    )
    assert "Всего в плане" not in dump(execution_report.compose(given.report(totals="нет")))


def test_the_head_approves_and_the_compiler_signs_once() -> None:
    document = execution_report.compose(given.report())
    (mark,) = blocks(document, ApprovalMark)
    assert (mark.word, mark.post, mark.name) == (
        "УТВЕРЖДАЮ",
        "Начальник управления образования",
        "И.В. Соболева",
    )
    (signature,) = blocks(document, Signature)
    assert (signature.post, signature.name) == (
        "Заведующая сектором общего образования",
        "Т.П. Жукова",
    )


def test_the_title_of_the_plan_and_its_order_stand_in_the_sentence() -> None:
    for title, heading in (
        ("План мероприятий", "плана мероприятий за 2018/2019 учебный год"),
        ("План мероприятий на 2018-2019 годы", "плана мероприятий на 2018-2019 годы"),
        ("Дорожная карта района", "дорожной карты района за 2018/2019 учебный год"),
        ("Путь к успеху", "плана мероприятий «Путь к успеху» за 2018/2019 учебный год"),
        ("", "плана мероприятий за 2018/2019 учебный год"),
    ):
        document = execution_report.compose(given.report(plan=replace(given.PLAN, title=title)))
        assert blocks(document, Heading)[0].text == f"Отчёт об исполнении {heading}"
    card = replace(given.PLAN, title="Дорожная карта")
    requisites = "от 17.08.2018 № 458."
    body = "Управления образования администрации Заречного муниципального округа"
    for plan, issuer, sentence in (
        (given.PLAN, body, f"План утверждён приказом {body} {requisites}"),
        (card, body, f"Дорожная карта утверждена приказом {body} {requisites}"),
        (given.PLAN, None, f"План утверждён приказом {requisites}"),
        (given.PLAN, "", f"План утверждён приказом {BLANK} {requisites}"),
    ):
        document = execution_report.compose(given.report(plan=plan, issuer=issuer))
        assert sentence in dump(document).replace("\\xa0", " ")


def test_a_plan_that_no_order_approves_is_not_said_to_be_approved() -> None:
    assert given.PLAN.order is not None
    draft = replace(given.PLAN.order, number=None, issued_on=None)
    later = replace(given.PLAN.order, issued_on=date(2019, 9, 2))
    for order, told in (
        (None, "Не указан приказ, которым утверждён план"),
        (draft, "У приказа, которым утверждён план, нет номера и даты"),
        (later, "Приказ, которым утверждён план, издан позже 30.08.2019"),
    ):
        facts = given.report(plan=replace(given.PLAN, order=order))
        text = dump(execution_report.compose(facts))
        assert "утвержд" not in text.replace("об утверждении плана", "")
        assert f"Реквизиты приказа об утверждении плана: {BLANK}." in text
        assert told in [found.text for found in execution_report_missing.missing(facts)]


def test_annexes_are_annexes_to_the_report_and_nothing_approves_them() -> None:
    document = execution_report.compose(given.report())
    assert [block.lines for block in blocks(document, AnnexMark)] == [
        ("Приложение", "к отчёту об исполнении плана")
    ]
    assert dump(document).count("УТВЕРЖД") == 1  # the approval of the report itself, to be signed
    assert "в\\xa0приложении к\\xa0отчёту" in dump(document)
    assert blocks(execution_report.compose(given.report(criteria="нет")), AnnexMark) == []


MODEL = dict.fromkeys(execution_report_facts.MODEL_TEXTS, "Закреплены три наставника.")


def test_the_model_is_printed_only_when_it_is_filled_in_and_ordered() -> None:
    assert given.PLAN.order is not None
    ordered = given.approving(given.PLAN.order)
    draft = given.approving(replace(given.PLAN.order, number=None, issued_on=None))
    later = given.approving(replace(given.PLAN.order, issued_on=date(2019, 9, 2)))
    for model_order, chosen, told in (
        (ordered, {}, []),
        (ordered, {"model": "да"}, ["не заполнена"]),
        (None, {"model": "да", **MODEL}, ["Не указан приказ"]),
        (draft, {"model": "да", **MODEL}, ["не издан на 30.08.2019"]),
        (later, {"model": "да", **MODEL}, ["не издан на 30.08.2019"]),
        (None, {"model": "да"}, ["не заполнена", "Не указан приказ"]),
    ):
        facts = given.report(model_order=model_order, **chosen)
        assert "Модель" not in dump(execution_report.compose(facts))
        found = [one.text for one in execution_report_missing.missing(facts) if "одел" in one.text]
        assert len(found) == len(told)
        assert all(words in text for words, text in zip(told, found, strict=True))


def test_the_model_is_told_in_the_users_words() -> None:
    assert given.PLAN.order is not None
    facts = given.report(model_order=given.approving(given.PLAN.order), model="да", **MODEL)
    document = execution_report.compose(facts)
    found = blocks(document, ListItem)
    assert [block.label for block in found] == ["а)", "б)", "в)", "г)"]
    assert all(block.runs[0].bold for block in found)
    assert all(block.runs[1].text == " Закреплены три наставника." for block in found)
    text = dump(document).replace("\\xa0", " ")
    assert "Модель утверждена приказом Управления образования" in text
    assert [block.lines for block in blocks(document, AnnexMark)] == [
        ("Приложение №\u00a01", "к отчёту об исполнении плана"),
        ("Приложение №\u00a02", "к отчёту об исполнении плана"),
    ]
    assert "в приложении № 2 к отчёту" in text


def test_a_school_without_values_is_told_and_an_annex_of_nothing_is_not_made() -> None:
    empty = replace(
        given.SCHOOLS[1],
        rows=tuple(replace(row, value_id=None) for row in given.SCHOOLS[1].rows),
    )
    some = execution_report.compose(given.report(schools=(given.SCHOOLS[0], empty)))
    assert "Нет данных за 2018/2019 учебный год." in dump(some)
    facts = given.report(schools=(empty,))
    assert facts.annexes == ()
    assert "ритери" not in dump(execution_report.compose(facts))
    told = [one.text for one in execution_report_missing.missing(facts)]
    assert "Нет значений критериев: 1\u00a0школа" in told


def test_every_supported_school_has_its_criteria() -> None:
    document = execution_report.compose(given.report())
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


def test_a_value_of_two_years_and_its_verdict_each_fit_in_a_line() -> None:
    row = given.criterion(
        6, "Доля", "(в 2017/2018 г. – 47,8 %)", "более 52 баллов", "не достигнуто"
    )
    school = replace(given.SCHOOLS[0], rows=(row,))
    document = glue(execution_report.compose(given.report(schools=(school,), show_reached="да")))
    table = tables(document)[-1]
    style = make_style()
    measures = CellMeasures(style.measures.table_font_size, style.cell_padding * mm, 1.0, 700.0)
    width = style.text_width(Orientation.PORTRAIT) * mm
    (laid,) = lay_out(table, width, measures, fonts.register(), set()).rows
    assert [len(cell.lines) for cell in laid.cells] == [1, 1, 1, 1, 1]


def test_missing_people_become_lines() -> None:
    people = ReportPeople(reporter="", approver=Signatory(), compiler=Signatory())
    text = dump(execution_report.compose(given.report(people=people)))
    assert text.count(f"post='{BLANK}' name='{BLANK}'") == 2
    assert f"text='{BLANK}'" in text


def test_a_value_that_cannot_be_is_printed_as_typed_and_told() -> None:
    row = replace(
        given.SCHOOLS[0].rows[0],
        expected=Expected(ExpectedOperator.MORE, 67_000),
        expected_text="более 670 баллов",
    )
    school = replace(given.SCHOOLS[0], rows=(row,), school_id=5)
    facts = given.report(schools=(school,))
    assert "более 670 баллов" in dump(execution_report.compose(facts))
    (found,) = having(execution_report_missing.missing(facts), Weight.ERROR)
    assert found.code == "criterion.impossible"
    assert found.text == (
        "Невозможное значение: МБОУ «Бураковская СОШ», критерий 3. Балл 670 вне пределов от 0 до"
        " 100: проверьте, нет ли опечатки."
    )
    assert found.link == ToCriterion(5, row.criterion_id)
    hidden = given.report(schools=(school,), criteria="нет")
    assert not having(execution_report_missing.missing(hidden), Weight.ERROR)


def test_marks_that_say_less_than_the_report_are_told() -> None:
    section = given.PLAN.sections[0]
    first, second = section.measures
    assert second.mark is not None
    undated = replace(first, mark_left_out=True)
    unlike = replace(second, mark=replace(second.mark, says_otherwise=True))
    plan = replace(given.PLAN, sections=(replace(section, measures=(undated, unlike)),))
    found = execution_report_missing.missing(given.report(plan=plan))
    assert [(one.text, one.link) for one in found] == [
        (
            "Отметка без даты внесена после 30.08.2019 и не учтена: 1\u00a0мероприятие",
            ToMeasure(first.id),
        ),
        (
            "Слова отметки расходятся со статусом: 1\u00a0мероприятие",
            ToMeasure(second.id),
        ),
    ]


def test_a_day_that_has_not_come_cannot_be_reported_on() -> None:
    facts = given.report(as_of=date(2019, 8, 31))
    (found,) = having(execution_report_missing.missing(facts), Weight.STOP)
    assert found.text == "Дата отчёта 31.08.2019 ещё не наступила"
    assert found.link == ToDocument("execution-report", "as_of")


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
    told = [(found.code, found.link) for found in execution_report_missing.missing(facts)]
    assert told == [
        ("order.no-number", ToOrder(draft.id, edit=True)),
        ("measure.no-mark", ToMeasure(unmarked.id)),
        ("criteria.none", ToSchool(5, "criteria")),
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
    assert execution_report_missing.missing(facts) == ()
    assert execution_report_facts.inputs(facts)["as_of"] == demo.clock.today().isoformat()


def test_a_report_of_an_earlier_day_counts_what_was_done_by_then(demo: Workspace) -> None:
    facts = gathered(demo, 2019, as_of="20.05.2019")
    assert facts.plan is not None
    rows = {row.number: row for row in facts.plan.measures}
    assert rows[12].mark is not None  # done on 17.05.2019
    assert (rows[10].mark, rows[10].not_due) == (None, True)  # done on 14.06.2019
    text = dump(execution_report.compose(facts))
    assert "По состоянию на 20.05.2019." in text
    assert "14.06.2019" not in text
    assert "Срок не наступил" in text
    assert execution_report_facts.inputs(facts)["as_of"] == "2019-05-20"
    # The results of the year, entered in 2026, were not there in May; in June they are the year's.
    assert not any(school.filled for school in facts.schools)
    assert facts.annexes == ()
    assert "ритери" not in text
    told = [found.text for found in execution_report_missing.missing(facts)]
    assert "Значения критериев внесены после 20.05.2019 и не учтены: 6\u00a0школ" in told
    assert all(school.filled for school in gathered(demo, 2019, as_of="2019-06-01").schools)
    early = gathered(demo, 2019, as_of="2018-08-16")
    assert early.schools == ()  # they entered on the next day
    told = [found.text for found in execution_report_missing.missing(early)]
    assert "Приказ, которым утверждён план, издан позже 16.08.2018" in told


def test_the_day_of_another_year_is_doubted(demo: Workspace) -> None:
    told = [one.text for one in execution_report_missing.missing(gathered(demo, 2027))]
    assert not any("состоянию" in text for text in told)
    facts = gathered(demo, 2027, as_of="20.05.2019")
    found = execution_report_missing.missing(facts)
    (day,) = (one for one in found if one.link == ToDocument("execution-report", "as_of"))
    assert (day.code, day.weight) == ("report.day-before-year", Weight.ERROR)
    assert day.text == "Отчёт за 2026/2027 учебный год – по состоянию на 20.05.2019"
    assert facts.plan is not None
    assert not any(row.mark for row in facts.plan.measures)  # all were made in 2026


def school_plan(workspace: Workspace) -> PlanRow:
    """The plan of a school of the demo district."""
    return next(row for row in plans.list_plans(workspace) if row.school_id is not None)


def compilers(workspace: Workspace, **chosen: str) -> tuple[Signatory, list[str]]:
    """The compiler of the report on the school's plan, and what is told of him."""
    facts = gathered(workspace, 2027, plan=str(school_plan(workspace).id), **chosen)
    found = execution_report_missing.missing(facts)
    chooser = ToDocument("execution-report", "compiler")
    return facts.people.compiler, [one.text for one in found if one.link == chooser]


def test_a_schools_report_is_approved_by_its_own_head(demo: Workspace) -> None:
    facts = gathered(demo, 2027, plan=str(school_plan(demo).id))
    document = execution_report.compose(facts)
    (mark,) = blocks(document, ApprovalMark)
    assert mark.post == "Директор МБОУ «СОШ № 30»"
    assert mark.name.endswith("Дёмина")
    assert [school.school for school in facts.schools] == ["МБОУ «СОШ № 30»"]
    text = dump(document)
    assert "Соболева" not in text
    assert "Жукова" not in text  # nobody said that the coordinator compiled it
    (signature,) = blocks(document, Signature)
    assert (signature.post, signature.name) == (BLANK, BLANK)
    people.save_person(demo, PersonDraft(surname="Дёмина"), facts.people.approver.person_id)
    told = [one.text for one in execution_report_missing.missing(gathered(demo, 2027, plan="4"))]
    assert "Не указана должность руководителя школы: Дёмина" in told


def test_the_compiler_of_a_school_is_chosen_and_is_not_of_another_one(demo: Workspace) -> None:
    def add(name: str, organisation: str) -> int:
        return people.save_person(
            demo,
            PersonDraft(
                surname=name, given_name="", patronymic="", post="завуч", organisation=organisation
            ),
        )[0]

    head = schools.get_school(demo, school_plan(demo).school_id or 0).head_id
    own = add("Орлова", "МБОУ «СОШ № 30»")
    for chosen, compiler, told in (
        ("", Signatory(), ["Не указан составитель, который подписывает отчёт"]),
        (own, Signatory("Завуч", "Орлова", own), []),
        (
            add("Ким", "МБОУ «Полянская СОШ»"),
            Signatory(),
            ["Составитель отчёта Ким работает в другой организации"],
        ),
        (head, Signatory(), ["Отчёт составляет и утверждает одно лицо: Дёмина\u00a0С.О."]),
    ):
        assert compilers(demo, compiler=str(chosen)) == (compiler, told)


def test_a_department_without_a_coordinator_has_no_compiler(workspace: Workspace) -> None:
    plans.save_plan(workspace, PlanDraft(title="План", year=2027))
    facts = gathered(workspace, 2027)
    told = {found.text: found for found in execution_report_missing.missing(facts)}
    compiler = told["Не указан составитель, который подписывает отчёт"]
    assert compiler.link == ToDocument("execution-report", "compiler")
    assert "Не указано: полное наименование управления образования" in told
    assert not any("родительном" in text for text in told)  # nothing would print it


def test_the_issuer_of_an_order_is_who_signed_it(demo: Workspace) -> None:
    office = facts_of.get_office(demo)
    school = schools.get_school(demo, school_plan(demo).school_id or 0)
    signers = {
        name: people.save_person(demo, PersonDraft(surname=name, organisation=organisation))[0]
        for name, organisation in (
            ("Районов", office.short_name),
            ("Школьный", "МБОУ «Полянская СОШ»"),
            ("Иной", "Министерство образования"),
            ("Ничей", ""),
        )
    }
    for signer, of_district, of_school in (
        (None, office.full_name_genitive, None),
        (office.head_id, office.full_name_genitive, office.full_name_genitive),
        (signers["Районов"], office.full_name_genitive, office.full_name_genitive),
        (signers["Школьный"], "МБОУ «Полянская СОШ»", "МБОУ «Полянская СОШ»"),
        (signers["Иной"], None, None),
        (signers["Ничей"], office.full_name_genitive, None),
        (school.head_id, "МБОУ «СОШ № 30»", "МБОУ «СОШ № 30»"),
    ):
        order = replace(given.REGISTERED, signer_id=signer)
        assert issuer_genitive(demo, order, office, None) == of_district
        assert issuer_genitive(demo, order, office, school) == of_school


def test_a_chosen_plan_is_used_or_refused(demo: Workspace) -> None:
    facts = gathered(demo, 2027, plan="1")
    assert facts.plan is not None
    assert (facts.plan.id, facts.year) == (1, facts.plan.year)
    for setting, words in (
        ("plan", "Плана № 99 нет"),
        ("compiler", "Сотрудника № 99 нет"),
        ("model_order", "Приказа № 99 нет в реестре"),
    ):
        with pytest.raises(UserError, match=words):
            gathered(demo, 2019, **{setting: "99"})


def test_a_year_without_a_plan_lacks_what_is_required(demo: Workspace) -> None:
    (found,) = having(execution_report_missing.missing(gathered(demo, 2024)), Weight.STOP)
    assert found.text == "Нет муниципального плана мероприятий на 2023/2024 учебный год"
    assert found.link == ToPlans()


def test_a_plan_without_measures_cannot_be_reported_on() -> None:
    plan = replace(given.PLAN, sections=(replace(given.PLAN.sections[0], measures=()),))
    facts = given.report(plan=plan)
    (found,) = having(execution_report_missing.missing(facts), Weight.STOP)
    assert (found.text, found.link) == ("В плане нет мероприятий", ToPlan(plan.id))


FEW = given.criteria_of(
    "МБОУ «Полянская СОШ»",
    given.criterion(1, "Без аттестата", "1 (9 %) (в 2017/2018 г. – 2 (25 %))", "0 (0 %)", ""),
    given.criterion(2, "С 80 и более баллами", "12 (40 %)", "не менее 45 %", ""),
)


def test_a_report_for_publication_hides_one_or_two_pupils_behind_a_share() -> None:
    text = dump(execution_report.compose(given.report(schools=(FEW,))))
    assert "менее\\xa05 (в 2017/2018 г. – менее\\xa05)" in text
    assert "1 (9 %)" not in text
    assert "12 (40 %)" in text
    assert text.count("не публикуются") == 1
    other = dump(execution_report.compose(given.report()))
    assert "не публикуются" not in other


def test_the_internal_report_tells_everything() -> None:
    text = dump(execution_report.compose(given.report(schools=(FEW,), version="internal")))
    assert "1 (9 %) (в 2017/2018 г. – 2 (25 %))" in text
    assert "не публикуются" not in text


def test_words_of_marks_are_public_too() -> None:
    told = given.measure(1, "Пересдача", mark="Выполнено. Не сдали 2 из 14 (14,3 %)")
    section = replace(given.PLAN.sections[0], measures=(told,))
    facts = given.report(plan=replace(given.PLAN, sections=(section,)), schools=())
    text = dump(execution_report.compose(facts))
    assert "2 из 14" not in text
    assert text.count("не публикуются") == 1


def test_no_text_of_a_public_report_tells_of_a_few_pupils() -> None:
    """Title of the plan, section, measure, expected result, mark, names and words of criteria."""
    told = replace(
        given.measure(1, "Работа с 1 выпускником", mark="Не сдал 1 из 11 обучающихся (9,1 %)"),
        expected="1 (9 %) вместо 2 (18 %)",
        responsible=("Наставник 1 обучающегося",),
    )
    section = replace(given.PLAN.sections[0], title="Помощь двоим ученикам", measures=(told,))
    plan = replace(given.PLAN, title="План работы с 2 обучающимися", sections=(section,))
    row = given.criterion(1, "Без аттестата (1 чел.)", "1 чел. (9 %)", "0 (не 1 ребёнок)", "")
    row = replace(row, code="certificate-9")
    schools = (given.criteria_of("МБОУ «Полянская СОШ»", row),)
    chosen = {"columns": "number,title,deadline,responsible,expected,mark"}
    facts = given.report(plan=plan, schools=schools, **chosen)
    text = dump(execution_report.compose(facts)).replace("\\xa0", " ")
    told_of = [
        "1 выпускник",
        "1 из 11",
        "9,1",
        "1 (9",
        "2 (18",
        "1 обуч",
        "двоим",
        "2 обуч",
        "1 чел",
        "1 реб",
    ]
    assert [few for few in told_of if few in text] == []
    assert text.count("не публикуются") == 2  # under each of the two tables
    document = execution_report.compose(facts)
    assert "2 обучающимися" not in document.subject
    full = execution_report.compose(given.report(plan=plan, schools=schools, version="internal"))
    assert "2 обучающимися" in full.subject


def test_a_share_of_a_small_group_known_from_results_is_not_published() -> None:
    def row(code: str, now: int, before: int, text: str) -> CriterionRow:
        made = given.criterion(1, code, text, "0 %", "не достигнуто")
        return replace(
            made,
            code=code,
            unit=ValueUnit.PERCENT,
            current=Current(number_h=now, previous=Previous(before, 2018)),
            current_text=text.split(" (", maxsplit=1)[0],
            previous_text=text.split("– ")[1].rstrip(")"),
            previous_year=2018,
        )

    school = given.criteria_of(
        "МБОУ «Полянская СОШ»",
        row("certificate-9", 1660, 830, "16,6 % (в 2017/2018 г. – 8,3 %)"),
        row("certificate-11", 1250, 4000, "12,5 % (в 2017/2018 г. – 40 %)"),
        row("training", 2500, 800, "25 % (в 2017/2018 г. – 8 %)"),
        row("high-scores", 0, 1000, "0 % (в 2017/2018 г. – 10 %)"),
        groups={
            ("certificate-9", 2019): 6,
            ("certificate-9", 2018): 12,
            ("certificate-11", 2018): 10,
            ("high-scores", 2018): 10,
        },
    )
    facts = given.report(schools=(school,), show_reached="да")
    table = blocks(execution_report.compose(facts), Table)[-1]
    cells = [(row.cells[2], row.cells[4]) for row in table.rows if isinstance(row, Row)]
    assert cells == [
        ("–", "–"),
        ("12,5 % (в 2017/2018 г. – 40 %)", "не достигнуто"),  # nobody knows of how many
        ("25 % (в 2017/2018 г. – 8 %)", "не достигнуто"),  # of teachers
        ("0 % (в 2017/2018 г. –)", "не достигнуто"),  # no dash beside the dash
    ]
    text = dump(execution_report.compose(given.report(schools=(school,), version="internal")))
    assert "16,6 % (в 2017/2018 г. – 8,3 %)" in text


def test_the_demo_publishes_no_share_of_a_class_of_five(demo: Workspace) -> None:
    facts = gathered(demo, 2019)
    text = dump(execution_report.compose(facts))
    assert "16,6" not in text
    assert "8,3" not in text
    assert "12,5" not in text  # 1 of 8, while 4 took ЕГЭ
    groups = {school.school: school.groups for school in facts.schools}
    assert groups["МБОУ «Полянская СОШ»"]["certificate-9", 2019] == 7


def test_reports_about_different_things_have_different_names() -> None:
    school = replace(given.PLAN, school_id=3, school_name="МБОУ «Полянская СОШ»")
    names = [
        execution_report.file_title(facts)
        for facts in (
            given.report(),
            given.report(as_of=date(2019, 1, 30)),
            given.report(plan=school),
            given.report(plan=school, version="internal"),
        )
    ]
    assert names == [
        "Отчёт об исполнении плана 2018-2019, Управление образования, на 30.08.2019",
        "Отчёт об исполнении плана 2018-2019, Управление образования, на 30.01.2019",
        "Отчёт об исполнении плана 2018-2019, МБОУ «Полянская СОШ», на 30.08.2019",
        "Отчёт об исполнении плана 2018-2019, МБОУ «Полянская СОШ», на 30.08.2019, внутренний",
    ]


def test_the_report_of_a_school_never_replaces_that_of_the_district(
    demo: Workspace, tmp_path: Path
) -> None:
    plan = str(school_plan(demo).id)

    def build(chosen: dict[str, str]) -> list[Path]:
        kind, formats = "execution-report", ("docx",)
        return run_steps(
            export.build(demo, kind, year=2019, formats=formats, out=tmp_path, settings=chosen)
        )

    made = [build(chosen) for chosen in ({}, {"plan": plan}, {})]
    assert made[0] == made[2] != made[1]
    assert len(list(tmp_path.glob("*.docx"))) == 2


def test_a_report_of_any_length_is_signed_under_text_of_its_own(tmp_path: Path) -> None:
    """From 1 to 60 measures: two lines over the signature, and no page of notes alone."""
    path = tmp_path / "отчёт.pdf"
    told = "Не сдали 2 из 14 (14,3 %)"
    few = [
        (number, over)
        for number in range(1, 61)
        for totals in (("да", "нет")[number % 2],)
        if len(over := lines_over_signature(path, plan_of(number, told), totals=totals)) < 2
    ]
    assert few == []


def plan_of(measures: int, told: str) -> PlanRow:
    """A plan whose last mark is not published, so that a note stands under the table."""
    rows = tuple(
        given.measure(number, f"Мероприятие № {number}", mark="Выполнено. Приказ № 458")
        for number in range(1, measures)
    )
    last = given.measure(measures, "Пересдача", mark=told)
    return replace(given.PLAN, sections=(replace(given.PLAN.sections[0], measures=(*rows, last)),))


def lines_over_signature(path: Path, plan: PlanRow, **chosen: str) -> list[str]:
    """The lines of the signed page over the signature; without rows of the table none."""
    document = execution_report.compose(given.report(plan=plan, schools=(), **chosen))
    render_pdf.render(document, make_style(), path)
    (page,) = (page for page in samples.pdf_pages(path) if "Т.П. Жукова" in page)
    lines = re.split(r"[\r\n\x02]+", page.strip())
    over = lines[: next(at for at, line in enumerate(lines) if "Заведующая" in line)]
    noted = any("не публикуются" in page for page in over)
    return [] if noted and "Пересдача" not in page else over
