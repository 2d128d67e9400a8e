from dataclasses import replace

import pytest

from app.enums import GrammarCase, VerdictStatus
from app.errors import UserError
from app.services import people
from app.services.documents.blocks import (
    AnnexMark,
    Document,
    Executor,
    Heading,
    ListItem,
    Orientation,
    Paragraph,
    ParagraphKind,
    Registration,
    RowGroup,
    Table,
    dump,
)
from app.services.documents.facts import BLANK, Office
from app.services.documents.kinds import list_order, list_order_facts
from app.services.documents.wording import wording
from app.services.identification.rules import Certainty, Combine
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.golden import assert_golden
from tests.services.documents.samples import blocks


def items(document: Document) -> list[str]:
    found = blocks(document, ListItem)
    return [f"{block.label} {block.runs[0].text}" for block in found]


def groups(document: Document) -> list[RowGroup]:
    table = next(block for block in blocks(document, Table))
    return [row for row in table.rows if isinstance(row, RowGroup)]


def notes(document: Document) -> list[str]:
    return [
        block.runs[0].text
        for block in blocks(document, Paragraph)
        if block.kind is ParagraphKind.NOTE
    ]


def test_the_whole_order_reads_as_reviewed() -> None:
    assert_golden("list-order.txt", dump(list_order.compose(given.list_order())))


def test_schools_that_stand_as_identified_are_listed_decisions_included() -> None:
    document = list_order.compose(given.list_order())
    assert [group.lead[1] for group in groups(document)] == [
        "МБОУ «СОШ № 30»",
        "МБОУ «Полянская СОШ»",
        "МБОУ «ООШ № 7»",
    ]


def test_a_school_that_waits_for_a_decision_is_told_and_not_listed() -> None:
    (found,) = list_order_facts.missing(given.list_order())
    assert found.text == "Нет решения рабочей группы: МБОУ «СОШ № 2»"
    assert (found.place, found.required) == ("identification", False)


def test_the_basis_names_procedures_years_shares_participants_and_criteria() -> None:
    first, second, third = groups(list_order.compose(given.list_order()))
    assert first.lead[2] == "1"
    assert first.rows == (("ВПР по математике, 5 класс", "2018/2019", "33", "–"),)
    assert second.lead[2] == "1, 2"
    assert second.rows[0] == ("ВПР по русскому языку, 6 класс", "2018/2019", "42,9", "7*")
    assert second.rows[1][1] == "2017/2018"
    assert third.rows[0][0] == (
        "Решение рабочей группы от 10.10.2019 (Протокол рабочей группы № 2): подтверждено выездом"
    )


def test_notes_explain_what_the_table_has_and_only_that() -> None:
    texts = " ".join(notes(list_order.compose(given.list_order())))
    assert "30\u00a0%" in texts
    assert "Звёздочкой" in texts
    assert "численность участников не указана" in texts
    assert "хотя бы один" in texts
    sure = given.verdict("МБОУ «СОШ № 3»", given.low("ВПР"), given.low("ОГЭ"))
    both = replace(given.PROFILE, combine=Combine.AND)
    texts = " ".join(notes(list_order.compose(given.list_order(verdicts=(sure,), profile=both))))
    assert "Звёздочкой" not in texts
    assert "не указана" not in texts
    assert "оба критерия" in texts
    assert notes(list_order.compose(given.list_order(notes="нет"))) == []
    same = replace(given.PROFILE, c2_same_procedure=True)
    assert "одни и те же" in " ".join(notes(list_order.compose(given.list_order(profile=same))))


def test_two_annexes_are_numbered_and_one_is_not() -> None:
    two = list_order.compose(given.list_order())
    marks = [block.lines for block in blocks(two, AnnexMark)]
    assert [lines[0] for lines in marks] == ["Приложение №\u00a01", "Приложение №\u00a02"]
    assert "согласно приложению №\u00a02 к настоящему приказу" in items(two)[1]
    one = list_order.compose(given.list_order(conditions=()))
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
    ) in items(list_order.compose(given.list_order()))


def test_items_are_numbered_without_gaps() -> None:
    labels = [line.split(" ")[0] for line in items(list_order.compose(given.list_order()))]
    assert labels == ["1.", "2.", "3.", "4.", "4.1.", "4.2.", "4.3.", "5."]


def test_an_order_without_schools_says_so_and_has_no_annex() -> None:
    document = list_order.compose(given.list_order(verdicts=(), conditions=()))
    assert "не выявлено" in items(document)[0]
    assert len(document.sections) == 1
    assert [line.split(" ")[0] for line in items(document)] == ["1.", "2."]


def test_a_draft_has_lines_for_date_and_number_wherever_they_stand() -> None:
    for order in (given.DRAFT, None):
        document = list_order.compose(given.list_order(order=order))
        (line,) = (b for b in blocks(document, Registration))
        assert (line.date, line.number) == (f"от\u00a0{BLANK * 2}", f"№\u00a0{BLANK}")
        marks = [block.lines for block in blocks(document, AnnexMark)]
        assert {lines[-1] for lines in marks} == {f"{line.date} {line.number}"}


def test_missing_facts_become_lines_and_are_reported() -> None:
    facts = given.list_order(office=Office())
    text = dump(list_order.compose(facts))
    assert f"LetterHead name='{BLANK}'" in text
    assert f"Signature post='{BLANK}' name='{BLANK}'" in text
    assert f"организаций {BLANK}, {BLANK}." in text
    assert "None" not in text
    told = {found.text for found in list_order_facts.missing(facts)}
    assert "Не указано: муниципальный координатор" in told
    assert "Не указано: полное наименование управления образования" in told


def test_the_source_of_the_rules_is_cited_only_when_it_was_checked() -> None:
    def basis(certainty: Certainty) -> str:
        profile = replace(given.PROFILE, certainty=certainty)
        return dump(list_order.compose(given.list_order(profile=profile)))

    assert "Письмо министерства" in basis(Certainty.ACT)
    assert "Письмо министерства" in basis(Certainty.OWN)
    assert "Письмо министерства" not in basis(Certainty.RETOLD)
    assert "Письмо министерства" not in basis(Certainty.PRESET)


def test_columns_and_their_order_are_settings() -> None:
    facts = given.list_order(columns="number,school,failed,participants,procedure")
    table = next(b for b in blocks(list_order.compose(facts), Table))
    words = wording("list-order")
    assert [column.title for column in table.columns] == [
        words.text(f"columns.{name}")
        for name in ("number", "school", "failed", "participants", "procedure")
    ]
    second = table.rows[1]
    assert isinstance(second, RowGroup)
    assert second.rows[0] == ("3", "7*", "ВПР по русскому языку, 6 класс")
    only_schools = given.list_order(columns="school")
    table = next(b for b in blocks(list_order.compose(only_schools), Table))
    assert len(table.rows) == 3


def test_grounds_are_named_in_the_preamble() -> None:
    facts = given.list_order(grounds="приказом Министерства от 01.09.2019 № 5")
    assert "В соответствии с приказом Министерства" in dump(list_order.compose(facts))


def test_the_mark_of_the_executor_can_be_left_out() -> None:
    (mark,) = blocks(list_order.compose(given.list_order()), Executor)
    assert mark == Executor(("Жукова Татьяна Павловна, 8 (800) 555-91-12",))
    assert blocks(list_order.compose(given.list_order(executor="нет")), Executor) == []


def test_the_annexes_have_headings() -> None:
    found = blocks(list_order.compose(given.list_order()), Heading)
    assert all(block.level == 0 for block in found)
    assert len(found) == 2


def gathered(workspace: Workspace, year: int, **chosen: str) -> list_order_facts.ListOrderFacts:
    return list_order_facts.gather(workspace, year, given.settings("list-order", **chosen))


def test_the_newest_frozen_run_and_its_own_order_are_taken(demo: Workspace) -> None:
    facts = gathered(demo, 2019)
    assert facts.outcome is not None
    assert facts.outcome.year == 2019
    assert facts.order is not None
    assert facts.order.number == "531"
    assert {verdict.school for verdict in facts.listed} >= {"МБОУ «СОШ № 30»"}
    assert facts.conditions == ()


def test_schools_in_difficult_conditions_come_from_the_same_order(demo: Workspace) -> None:
    facts = gathered(demo, 2025)
    assert facts.order is not None
    assert [row.school for row in facts.conditions] == ["МБОУ «Кузнечихинская ООШ»"]
    assert {row.entry_order for row in facts.conditions} == {facts.order}
    assert gathered(demo, 2025, conditions="нет").conditions == ()


def test_a_new_order_is_not_taken_from_another_run(demo: Workspace) -> None:
    facts = gathered(demo, 2026)  # not frozen yet; its order is a draft of the next year
    assert facts.outcome is None
    assert facts.order is not None
    assert facts.order.number is None


def test_a_chosen_run_and_order_are_used_or_refused(demo: Workspace) -> None:
    known = gathered(demo, 2019)
    assert known.outcome is not None
    assert known.outcome.run is not None
    facts = gathered(demo, 2025, run=str(known.outcome.run.id), order="1")
    assert facts.year == 2019
    assert facts.order is not None
    assert facts.order.id == 1
    with pytest.raises(UserError, match="Выявления № 77 нет"):
        gathered(demo, 2019, run="77")
    with pytest.raises(UserError, match="Приказа № 77 нет"):
        gathered(demo, 2019, order="77")


def test_the_control_is_kept_by_the_head_or_laid_on_a_person(demo: Workspace) -> None:
    assert items(list_order.compose(gathered(demo, 2019)))[-1].endswith("оставляю за собой.")
    person = people.list_people(demo)[0]
    facts = gathered(demo, 2019, control=str(person.id))
    form = people.complete_forms(person)[GrammarCase.ACCUSATIVE]
    last = items(list_order.compose(facts))[-1]
    assert last.endswith(f"Контроль исполнения приказа возложить на {form.name}, {form.post}.")
    with pytest.raises(UserError, match="Сотрудника № 77 нет"):
        gathered(demo, 2019, control="77")


def test_a_wide_list_stands_on_a_landscape_sheet() -> None:
    document = list_order.compose(given.list_order(orientation="landscape"))
    assert [part.orientation for part in document.sections] == [
        Orientation.PORTRAIT,
        Orientation.LANDSCAPE,
        Orientation.PORTRAIT,
    ]


def test_every_missing_decision_leads_to_its_school_in_the_run() -> None:
    facts = given.list_order()
    assert facts.outcome is not None
    (waiting,) = facts.outcome.having(VerdictStatus.NEEDS_DECISION)
    (found,) = list_order_facts.missing(facts)
    assert found.target == {"school_id": waiting.school_id}


def test_an_empty_workspace_lacks_what_is_required(workspace: Workspace) -> None:
    told = list_order_facts.missing(gathered(workspace, 2026))
    assert [found.text for found in told if found.required] == [
        "Выявление за 2025/2026 учебный год не зафиксировано"
    ]


def test_the_file_is_named_after_the_school_year() -> None:
    assert (
        list_order.file_title(given.list_order()) == "Приказ об утверждении перечня школ 2018-2019"
    )


def test_the_header_texts_are_settings() -> None:
    facts = given.list_order(header_school="Школа", header_share="Доля не справившихся, %")
    titles = next(b for b in blocks(list_order.compose(facts), Table)).header_rows[0]
    assert "Школа" in titles
    assert "Доля не справившихся, %" in titles
