"""How the report on a plan reads."""

from dataclasses import replace
from datetime import date

from app.services.documents.facts import BLANK
from app.services.documents.fonts import metrics as fonts
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import AnnexMark, Heading, dump
from app.services.documents.model.core.grid_layout import lay_out
from app.services.documents.model.core.tables import grid_of
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.paragraphs import ListItem
from app.services.documents.model.styles import make_style
from app.services.documents.model.tables import Row, SectionRow
from app.services.documents.model.typography import glue
from app.services.documents.shared_settings import MODEL_TEXTS
from app.services.language.deadlines.placing import Span
from tests.services.documents import facts_samples as given
from tests.services.documents import samples
from tests.services.documents.samples import blocks
from tests.services.documents.words.reports import tables

EXECUTION_REPORT = KINDS["execution-report"]


def test_the_plan_has_five_columns_section_rows_and_marks() -> None:
    plan = tables(EXECUTION_REPORT.compose(given.report()))[0]
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
            "Управление образования;\nОбразовательные организации",
            "Выполнено. Приказ № 458 от 17.08.2018",
        )
    )


def test_headers_columns_their_order_and_the_sheet_are_settings() -> None:
    facts = given.report(
        columns="mark,title,expected", header_mark="Что сделано", orientation="landscape"
    )
    document = EXECUTION_REPORT.compose(facts)
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


def test_totals_count_every_status_that_was_given_and_no_other() -> None:
    text = dump(EXECUTION_REPORT.compose(given.report())).replace("\\xa0", " ")
    assert (
        "Всего в плане 4 мероприятия. Из них: в работе – 1, выполнено – 1, срок не наступил – 1,"
        " без отметки – 1." in text
    )
    assert "Всего в плане" not in dump(EXECUTION_REPORT.compose(given.report(totals="нет")))


def test_totals_of_due_dates_leave_out_what_has_not_begun() -> None:
    """«с 20.04.2019» has no due date, and on 01.03.2019 it is still to begin."""
    looked_on = date(2019, 3, 1)
    begins, begun = (
        replace(
            given.measure(at, "Посетить уроки", mark=""), deadline_start=day, looked_on=looked_on
        )
        for at, day in enumerate((date(2019, 4, 20), date(2019, 2, 20)), start=8)
    )
    days = [Span(None, date(2019, 4, at)) for at in (10, 20)]
    twice = replace(begun, id=10, occurrences=tuple(days), deadline_start=None)
    section = replace(given.PLAN.sections[0], measures=(begins, begun, twice))
    facts = given.report(plan=replace(given.PLAN, sections=(section,)), as_of=looked_on)
    text = dump(EXECUTION_REPORT.compose(facts)).replace("\\xa0", " ")
    assert "каждую школу: 4. Из них: срок не наступил – 3, без отметки – 1." in text


def test_the_title_of_the_plan_and_its_order_stand_in_the_sentence() -> None:
    for title, heading in (
        ("План мероприятий", "плана мероприятий за 2018/2019 учебный год"),
        ("План мероприятий на 2018-2019 годы", "плана мероприятий на 2018-2019 годы"),
        ("Дорожная карта района", "дорожной карты района за 2018/2019 учебный год"),
        ("Путь к успеху", "плана мероприятий «Путь к успеху» за 2018/2019 учебный год"),
        ("", "плана мероприятий за 2018/2019 учебный год"),
    ):
        document = EXECUTION_REPORT.compose(given.report(plan=replace(given.PLAN, title=title)))
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
        document = EXECUTION_REPORT.compose(given.report(plan=plan, issuer=issuer))
        assert sentence in dump(document).replace("\\xa0", " ")


def test_annexes_are_annexes_to_the_report_and_nothing_approves_them() -> None:
    document = EXECUTION_REPORT.compose(given.report())
    assert [block.lines for block in blocks(document, AnnexMark)] == [
        ("Приложение", "к отчёту об исполнении плана")
    ]
    assert dump(document).count("УТВЕРЖД") == 1  # the approval of the report itself, to be signed
    assert "в\\xa0приложении к\\xa0отчёту" in dump(document)
    assert blocks(EXECUTION_REPORT.compose(given.report(criteria="нет")), AnnexMark) == []


MODEL = dict.fromkeys([spec.name for spec in MODEL_TEXTS], "Закреплены три наставника.")


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
        assert "Модель" not in dump(EXECUTION_REPORT.compose(facts))
        found = [one.text for one in EXECUTION_REPORT.missing(facts) if "одел" in one.text]
        assert len(found) == len(told)
        assert all(words in text for words, text in zip(told, found, strict=True))


def test_the_model_is_told_in_the_users_words() -> None:
    assert given.PLAN.order is not None
    facts = given.report(model_order=given.approving(given.PLAN.order), model="да", **MODEL)
    document = EXECUTION_REPORT.compose(facts)
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
    some = EXECUTION_REPORT.compose(given.report(schools=(given.SCHOOLS[0], empty)))
    assert "Данные за 2018/2019 учебный год не внесены: МБОУ «Кузнечихинская ООШ»." in dump(some)
    facts = given.report(schools=(empty,))
    assert not facts.prints_criteria
    assert "ритери" not in dump(EXECUTION_REPORT.compose(facts))
    told = [one.text for one in EXECUTION_REPORT.missing(facts)]
    assert "Нет значений критериев: 1\u00a0школа" in told


def test_every_supported_school_has_its_criteria() -> None:
    document = EXECUTION_REPORT.compose(given.report())
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
    with_verdict = tables(EXECUTION_REPORT.compose(given.report(show_reached="1")))[1]
    row = with_verdict.rows[0]
    assert isinstance(row, Row)
    assert row.cells[-1] == "не достигнуто"


def test_a_value_of_two_years_and_its_verdict_each_fit_in_a_line() -> None:
    row = given.criterion(
        6, "Доля", "(в 2017/2018 г. – 47,8 %)", "более 52 баллов", "не достигнуто"
    )
    school = replace(given.SCHOOLS[0], rows=(row,))
    document = glue(EXECUTION_REPORT.compose(given.report(schools=(school,), show_reached="да")))
    table = tables(document)[-1]
    style = make_style()
    grid = grid_of(table, style, samples.SHEET, keep=False)
    (laid,) = lay_out(grid, style, 700.0, fonts.register(), set()).rows
    assert [len(cell.texts) for cell in laid.cells] == [1, 1, 1, 1, 1]
