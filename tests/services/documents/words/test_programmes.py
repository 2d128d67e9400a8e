"""Words of programmes: titles in sentences, targets, how indicators are watched, typed texts."""

import re
from dataclasses import replace

import pytest

from app.enums import IndicatorOperator, ProgrammeKind
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import dump
from app.services.documents.words.programmes.indicators import target_words
from app.services.documents.words.programmes.titles import programme_title
from app.services.findings.finding import Weight
from app.services.findings.links import ToProgramme
from app.services.language.deadlines.periods import period_between
from app.services.programmes.parts import Indicator, YearValue
from tests.services.documents.given_facts import but
from tests.services.documents.programme_samples import SHORT, WATCHED, WHOLE, of_programme


def test_a_title_that_says_what_it_is_stands_alone_another_behind_its_kind() -> None:
    assert programme_title(SHORT).genitive == (
        "муниципальной программы повышения качества образования"
    )
    assert programme_title(SHORT).accusative.startswith("муниципальную программу")
    assert programme_title(WHOLE).genitive == "проекта «Путь к успеху»"
    measures = replace(WHOLE, kind=ProgrammeKind.MEASURES)
    assert programme_title(measures).accusative == "комплекс мер «Путь к успеху»"
    shouted = replace(SHORT, title="ПРОГРАММА ПОДДЕРЖКИ")
    assert programme_title(shouted).genitive == "программы «ПРОГРАММА ПОДДЕРЖКИ»"
    assert programme_title(None).kind_accusative == "программу"


@pytest.mark.parametrize(
    ("operator", "value", "words"),
    [
        (IndicatorOperator.AT_LEAST, YearValue(target_h=8000), "не менее 80"),
        (IndicatorOperator.AT_MOST, YearValue(target_h=550), "не более 5,5"),
        (IndicatorOperator.EQUAL, YearValue(target_h=0), "0"),
        (IndicatorOperator.GROWTH, None, "рост"),
        (IndicatorOperator.GROWTH, YearValue(target_h=100), "рост до 1"),
        (IndicatorOperator.WORD, YearValue(target_text="есть"), "есть"),
        (IndicatorOperator.AT_LEAST, None, ""),
        (IndicatorOperator.AT_LEAST, YearValue(value_h=100), ""),
    ],
)
def test_a_target_says_how_it_is_meant(
    operator: IndicatorOperator, value: YearValue | None, words: str
) -> None:
    assert target_words(Indicator(title="А", operator=operator), value) == words


def test_an_aim_whose_indicators_are_watched_in_one_way_has_one_table() -> None:
    other = replace(WATCHED, title="Другой", collection="")
    words = KINDS["programme"].require_text().words
    rows = words.sets["мониторинг показателей"].rows

    def titles(*indicators: Indicator) -> list[object]:
        facts = of_programme("programme", replace(SHORT, indicators=indicators))
        return [row["показатель"] for row in rows(facts)]

    same = replace(WATCHED, title="Такой же")
    assert titles(WATCHED, same) == [WATCHED.group]
    assert titles(WATCHED, other) == [WATCHED.title, "Другой"]
    assert titles(Indicator(title="Без сведений", group="Цель")) == []


def test_years_that_have_no_column_are_told() -> None:
    long = replace(SHORT, period=period_between(SHORT.period.start, SHORT.period.end.replace(2030)))
    found = KINDS["programme"].missing(of_programme("programme", long))
    assert "programme.too-many-years" in {one.code for one in found}


def test_a_typed_text_is_filled_with_the_words_of_the_document() -> None:
    typed = "В {район, род.} – {число мероприятий: мероприятие, мероприятия, мероприятий}.\n\n– А;"
    facts = of_programme("programme", replace(SHORT, problem=typed))
    text = dump(KINDS["programme"].compose(facts))
    assert "В Заречного муниципального округа – 4\\xa0мероприятия." in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Школ: {число школ округа}.", "строка 1: нет сведения «число школ округа»"),
        ("Текст.\n[описание проблемы]", "строка 2: «[описание проблемы]» внутри такого текста"),
        ("=== Приложение «а» ===", "приложений, листов и других документов"),
        ("% если выбран план\nА", "нет строки «% конец»"),
    ],
)
def test_a_text_that_cannot_be_filled_is_printed_as_typed_and_told(typed: str, told: str) -> None:
    facts = of_programme("programme", replace(SHORT, id=7, problem=typed))
    found = [one for one in KINDS["programme"].missing(facts) if one.code == "text.typed-unfit"]
    assert any(told in one.text for one in found), found
    assert {one.link for one in found} == {ToProgramme(7, "problem")}
    assert {one.weight for one in found} == {Weight.ERROR}
    printed = dump(KINDS["programme"].compose(facts))
    assert all(line in printed for line in typed.splitlines())


def test_what_a_typed_text_lacks_is_told_with_the_document() -> None:
    facts = of_programme("programme", replace(SHORT, concept="Основание: {основание приказа}."))
    found = KINDS["programme"].missing(facts)
    assert "Не указано: основание приказа" in {one.text for one in found}


def test_what_a_document_does_not_print_is_not_told_as_missing() -> None:
    bare = replace(SHORT, executors="", mechanism="", developers=(), participants="", stages=())
    parts = {"programme.no-executors", "programme.no-mechanism", "programme.no-developers"}

    def codes(kind: str, **chosen: str) -> set[str]:
        facts = of_programme(kind, bare, chosen=chosen, control=None)
        return {one.code for one in KINDS[kind].missing(facts)}

    told = codes("programme")
    assert parts <= told
    assert not told & {"programme.no-participants", "programme.no-resources", "programme.no-stages"}
    assert codes("programme", full_passport="1") & parts == parts - {"programme.no-mechanism"}
    assert not codes("programme", passport="0") & parts


def test_nobody_who_coordinates_is_missing_where_no_point_names_one() -> None:
    kind = KINDS["programme-order"]

    def told(**chosen: str) -> bool:
        facts = of_programme("programme-order", SHORT, chosen=chosen, control=None)
        nobody = but(facts, office=replace(facts.office, coordinator="", coordinator_post=""))
        return "department.no-coordinator" in {one.code for one in kind.missing(nobody)}

    assert told()
    assert not told(names_coordinator="0")


def test_heads_are_told_what_else_to_do_a_line_each_as_typed() -> None:
    def told(tasks: str) -> list[str]:
        chosen = {"other_tasks": tasks}
        order = of_programme("programme-order", SHORT, chosen=chosen, control=None)
        tree = dump(KINDS["programme-order"].compose(order))
        return re.findall(r"label='3\.([4-9])\.'.*?text='(.*?)'", tree, re.DOTALL)

    assert told("") == []
    assert told("до 01.12.2018: отчёт;\n\n {района} **план**.") == [
        ("4", "До 01.12.2018: отчёт."),
        ("5", "{района} **план**."),
    ]


def test_tables_of_indicators_say_more_than_the_passport() -> None:
    has = KINDS["programme"].require_text().words.flags["есть таблицы показателей"]
    growing = Indicator(title="Динамика", operator=IndicatorOperator.GROWTH)

    def told(*indicators: Indicator, **chosen: str) -> bool:
        return has(of_programme("programme", replace(SHORT, indicators=indicators), chosen=chosen))

    assert not told()
    assert not told(growing)
    assert told(growing, passport="0")
    assert told(replace(growing, group="Цель"))
    assert told(replace(growing, years={2019: YearValue(target_h=100)}))
