"""How the order reads."""

from dataclasses import replace

from app.services.documents.facts import BLANK, Office, missing_of_office
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import AnnexMark, Executor, Heading, Registration, dump
from app.services.documents.model.geometry import Orientation
from app.services.documents.model.tables import RowGroup, Table
from app.services.documents.words.school_lists import LIST
from app.services.identification.evidence.verdict import LowResult
from app.services.identification.rules.rules import Certainty, Combine
from tests.services.documents import facts_samples as given
from tests.services.documents.samples import blocks
from tests.services.documents.words.list_orders import (
    groups,
    items,
    notes,
)

LIST_ORDER = KINDS["list-order"]


def test_what_the_order_prints_as_lines_leads_to_where_it_is_entered() -> None:
    facts = given.list_order(office=Office())
    text = LIST_ORDER.require_text()
    findings = text.fill(facts).findings
    names = ("full_name", "full_name_genitive", "territory_genitive", "head_post", "head_name")
    told = missing_of_office(Office(), *names, "coordinator")
    assert set(findings) == set(told)
    assert LIST_ORDER.missing(facts)[:6] == tuple(told)
    assert text.fill(given.list_order()).findings == ()


def test_schools_that_stand_as_identified_are_listed_decisions_included() -> None:
    document = LIST_ORDER.compose(given.list_order())
    assert [group.lead[1] for group in groups(document)] == [
        "МБОУ «СОШ № 30»",
        "МБОУ «Полянская СОШ»",
        "МБОУ «ООШ № 7»",
    ]


def test_the_basis_names_procedures_years_shares_participants_and_criteria() -> None:
    first, second, third = groups(LIST_ORDER.compose(given.list_order()))
    assert first.lead[2] == "1"
    assert first.rows == (("ВПР по математике, 5 класс", "2018/2019", "33", "–"),)
    assert second.lead[2] == "1, 2"
    assert second.rows[0] == ("ВПР по русскому языку, 6 класс", "2018/2019", "42,9", "7*")
    assert second.rows[1][1] == "2017/2018"
    assert third.rows[0][0] == (
        "Решение рабочей группы от 10.10.2019 (Протокол рабочей группы № 2): подтверждено выездом"
    )


def test_notes_explain_what_the_table_has_and_only_that() -> None:
    texts = " ".join(notes(LIST_ORDER.compose(given.list_order())))
    assert "30\u00a0%" in texts
    assert "Звёздочкой" in texts
    assert "численность участников не указана" in texts
    assert "хотя бы один" in texts
    sure = given.verdict("МБОУ «СОШ № 3»", given.low("ВПР"), given.low("ОГЭ"))
    both = replace(given.PROFILE, combine=Combine.AND)
    texts = " ".join(notes(LIST_ORDER.compose(given.list_order(verdicts=(sure,), profile=both))))
    assert "Звёздочкой" not in texts
    assert "не указана" not in texts
    assert "оба критерия" in texts
    assert notes(LIST_ORDER.compose(given.list_order(notes="нет"))) == []
    same = replace(given.PROFILE, c2_same_procedure=True)
    assert "одни и те же" in " ".join(notes(LIST_ORDER.compose(given.list_order(profile=same))))


def test_two_annexes_are_numbered_and_one_is_not() -> None:
    two = LIST_ORDER.compose(given.list_order())
    marks = [block.lines for block in blocks(two, AnnexMark)]
    assert [lines[0] for lines in marks] == ["Приложение №\u00a01", "Приложение №\u00a02"]
    assert "согласно приложению №\u00a02 к настоящему приказу" in items(two)[1]
    one = LIST_ORDER.compose(given.list_order(conditions=()))
    (mark,) = (block.lines for block in blocks(one, AnnexMark))
    assert mark == (
        "Приложение",
        "УТВЕРЖДЁН",
        "приказом Управления образования администрации Заречного муниципального округа",
        "от\u00a021.10.2019 №\u00a0531",
    )
    assert "согласно приложению к настоящему приказу" in items(one)[0]


def test_the_coordinator_stands_in_the_accusative() -> None:
    assert (
        "3. Назначить муниципальным координатором сопровождения этих организаций Жукову Т.П., "
        "заведующую сектором общего образования."
    ) in items(LIST_ORDER.compose(given.list_order()))


def test_items_are_numbered_without_gaps() -> None:
    labels = [line.split(" ")[0] for line in items(LIST_ORDER.compose(given.list_order()))]
    assert labels == ["1.", "2.", "3.", "4.", "4.1.", "4.2.", "4.3.", "5."]


def test_an_order_without_schools_says_so_and_has_no_annex() -> None:
    document = LIST_ORDER.compose(given.list_order(verdicts=(), conditions=()))
    assert "не выявлено" in items(document)[0]
    assert len(document.sections) == 1
    assert [line.split(" ")[0] for line in items(document)] == ["1.", "2."]


def test_a_draft_has_lines_for_date_and_number_wherever_they_stand() -> None:
    for order in (given.DRAFT, None):
        document = LIST_ORDER.compose(given.list_order(order=order))
        (line,) = (b for b in blocks(document, Registration))
        assert (line.date, line.number) == (f"от\u00a0{BLANK * 2}", f"№\u00a0{BLANK}")
        marks = [block.lines for block in blocks(document, AnnexMark)]
        assert {lines[-1] for lines in marks} == {f"{line.date} {line.number}"}


def test_the_source_of_the_rules_is_cited_only_when_it_was_checked() -> None:
    def basis(certainty: Certainty) -> str:
        profile = replace(given.PROFILE, certainty=certainty)
        return dump(LIST_ORDER.compose(given.list_order(profile=profile)))

    assert "Письмо министерства" in basis(Certainty.ACT)
    assert "Письмо министерства" in basis(Certainty.OWN)
    assert "Письмо министерства" not in basis(Certainty.RETOLD)
    assert "Письмо министерства" not in basis(Certainty.PRESET)


def test_columns_and_their_order_are_settings() -> None:
    facts = given.list_order(columns="number,school,failed,participants,procedure")
    table = next(b for b in blocks(LIST_ORDER.compose(facts), Table))
    assert [column.title for column in table.columns] == [
        LIST.titles("list-order")[name]
        for name in ("number", "school", "failed", "participants", "procedure")
    ]
    second = table.rows[1]
    assert isinstance(second, RowGroup)
    assert second.rows[0] == ("3", "7*", "ВПР по русскому языку, 6 класс")
    only_schools = given.list_order(columns="school")
    table = next(b for b in blocks(LIST_ORDER.compose(only_schools), Table))
    assert len(table.rows) == 3


def test_grounds_are_named_in_the_preamble() -> None:
    facts = given.list_order(grounds="приказом Министерства от 01.09.2019 № 5")
    assert "В соответствии с приказом Министерства" in dump(LIST_ORDER.compose(facts))


def test_the_mark_of_the_executor_can_be_left_out() -> None:
    (mark,) = blocks(LIST_ORDER.compose(given.list_order()), Executor)
    assert mark == Executor(("Жукова Татьяна Павловна, 8 (800) 555-91-12",))
    assert blocks(LIST_ORDER.compose(given.list_order(executor="нет")), Executor) == []


def test_the_annexes_have_headings() -> None:
    found = blocks(LIST_ORDER.compose(given.list_order()), Heading)
    assert all(block.level == 0 for block in found)
    assert len(found) == 2


def test_a_wide_list_stands_on_a_landscape_sheet() -> None:
    document = LIST_ORDER.compose(given.list_order(orientation="landscape"))
    assert [part.orientation for part in document.sections] == [
        Orientation.PORTRAIT,
        Orientation.LANDSCAPE,
        Orientation.PORTRAIT,
    ]


def test_the_header_texts_are_settings() -> None:
    facts = given.list_order(header_school="Школа", header_share="Доля не справившихся, %")
    titles = next(b for b in blocks(LIST_ORDER.compose(facts), Table)).header_rows[0]
    assert "Школа" in titles
    assert "Доля не справившихся, %" in titles


def test_a_note_about_rounding_stands_only_under_rounded_shares() -> None:
    def told(low: LowResult, columns: str = "school,procedure,share") -> bool:
        facts = given.list_order(verdicts=(given.verdict("Школа", low),), columns=columns)
        return "округлены" in " ".join(notes(LIST_ORDER.compose(facts)))

    assert told(given.low("ВПР", counts=(33, 11), percent="33,3 %"))
    assert not told(given.low("ВПР", counts=(10, 4), percent="40 %"))
    assert not told(given.low("ВПР", counts=None, percent="33 %"))
    assert not told(given.low("ВПР", counts=(33, 11), percent="33,3 %"), "school,procedure")
