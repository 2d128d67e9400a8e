from dataclasses import replace
from datetime import date

import pytest

from app.enums import GrammarCase, SupportKind, VerdictStatus
from app.errors import UserError
from app.services.department import people
from app.services.documents.facts import BLANK, Office
from app.services.documents.kinds.list_order import document as list_order
from app.services.documents.kinds.list_order import facts as list_order_facts
from app.services.documents.making import export, history
from app.services.documents.making.catalogue import document_year
from app.services.documents.model.blocks import (
    AnnexMark,
    Document,
    Executor,
    Heading,
    ListItem,
    Orientation,
    Paragraph,
    ParagraphKind,
    Registration,
    Row,
    RowGroup,
    Table,
    dump,
)
from app.services.documents.settings import save_setting
from app.services.documents.wording import wording
from app.services.findings.finding import Weight, having
from app.services.findings.links import ToDocument, ToSchool, ToVerdict
from app.services.identification.evidence.verdict import LowResult
from app.services.identification.rules.rules import Certainty, Combine
from app.services.orders import orders
from app.services.progress import run_steps
from app.services.schools import schools, support
from app.services.schools.support import SupportDraft, list_support
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
    assert (found.code, found.weight) == ("verdict.undecided", Weight.GAP)


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


def test_no_note_explains_a_column_that_is_not_printed() -> None:
    texts = notes(list_order.compose(given.list_order(columns="number,school,procedure,share")))
    assert [text for text in texts if "Звёздочкой" in text or "«Участников»" in text] == []
    names = list_order.compose(given.list_order(verdicts=SMALL_GROUPS, columns="number,school"))
    assert not any("не публикуются" in text for text in notes(names))


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
    assert found.link == ToVerdict(waiting.school_id)


def test_an_empty_workspace_lacks_what_is_required(workspace: Workspace) -> None:
    told = list_order_facts.missing(gathered(workspace, 2026))
    assert [found.text for found in having(told, Weight.STOP)] == [
        "Выявление за 2025/2026 учебный год не зафиксировано"
    ]


def test_the_header_texts_are_settings() -> None:
    facts = given.list_order(header_school="Школа", header_share="Доля не справившихся, %")
    titles = next(b for b in blocks(list_order.compose(facts), Table)).header_rows[0]
    assert "Школа" in titles
    assert "Доля не справившихся, %" in titles


LACKING = given.verdict(
    "МБОУ «СОШ № 4»", status=VerdictStatus.INSUFFICIENT_DATA, criteria=(False, False)
)
CLEAR = given.VERDICTS[3]


def test_nobody_is_said_to_be_free_of_low_results_without_data() -> None:
    facts = given.list_order(verdicts=(CLEAR, LACKING, LACKING), conditions=())
    first, second, _control = items(list_order.compose(facts))
    assert "по которым сделан вывод (1 из 3 организаций)" in first
    assert (
        second == "2. Вывод не сделан, так как данных недостаточно: МБОУ «СОШ № 4», МБОУ «СОШ № 4»."
    )
    told = list_order_facts.missing(facts)
    assert [found.text for found in told] == ["Недостаточно данных: МБОУ «СОШ № 4»"] * 2
    assert {found.link for found in told} == {ToVerdict(LACKING.school_id)}


def test_without_any_conclusion_none_is_claimed() -> None:
    undecided = given.VERDICTS[4]
    facts = given.list_order(verdicts=(LACKING, undecided), conditions=())
    first, second, third, _control = items(list_order.compose(facts))
    assert first.endswith("не сделан.")
    assert "не выявлено" not in " ".join((first, second, third))
    assert third == "3. Вывод не сделан, требуется решение рабочей группы: МБОУ «СОШ № 2»."
    facts = given.list_order(verdicts=(CLEAR,), conditions=())
    assert "не выявлено" in items(list_order.compose(facts))[0]
    assert list_order_facts.missing(facts) == ()


def test_many_schools_without_data_are_counted() -> None:
    told = list_order_facts.missing(given.list_order(verdicts=(LACKING,) * 13, conditions=()))
    assert len(told) == 11
    assert told[-1].text == "Недостаточно данных: ещё 3\u00a0школы"


def test_a_list_tells_in_a_note_who_could_not_be_judged() -> None:
    facts = given.list_order(verdicts=(*given.VERDICTS[:2], LACKING))
    assert list_order_facts.missing(facts) == ()
    texts = notes(list_order.compose(facts))
    assert "Вывод не сделан, так как данных недостаточно: МБОУ «СОШ № 4»." in texts


def test_a_note_about_rounding_stands_only_under_rounded_shares() -> None:
    def told(low: LowResult, columns: str = "school,procedure,share") -> bool:
        facts = given.list_order(verdicts=(given.verdict("Школа", low),), columns=columns)
        return "округлены" in " ".join(notes(list_order.compose(facts)))

    assert told(given.low("ВПР", counts=(33, 11), percent="33,3 %"))
    assert not told(given.low("ВПР", counts=(10, 4), percent="40 %"))
    assert not told(given.low("ВПР", counts=None, percent="33 %"))
    assert not told(given.low("ВПР", counts=(33, 11), percent="33,3 %"), "school,procedure")


def leave(workspace: Workspace, name: str, day: date) -> None:
    for row in list_support(workspace, kind=SupportKind.SHNOR):
        if row.school == name and row.left_on is None:
            support.leave_support(workspace, row.id, day, "Решение рабочей группы")


def names(facts: list_order_facts.ListOrderFacts) -> list[str]:
    return [row.school for row in facts.listed or facts.supported]


def test_a_school_that_left_the_list_is_not_approved_again(demo: Workspace) -> None:
    before = names(gathered(demo, 2025))
    gone = "МБОУ «СОШ № 30»"
    assert gone in before
    leave(demo, gone, date(2026, 11, 2))
    # The order of 2025 is what it was; a new order of today does not bring the school back.
    assert names(gathered(demo, 2025)) == before
    draft = next(row for row in orders.list_orders(demo) if row.number is None)
    facts = gathered(demo, 2025, order=str(draft.id))
    assert names(facts) == [name for name in before if name != gone]
    assert [verdict.school for verdict in facts.left] == [gone]
    assert gone not in dump(list_order.compose(facts))
    assert list_order_facts.missing(facts) == ()


def test_a_school_whose_entry_was_removed_is_left_out_and_asked_about(demo: Workspace) -> None:
    gone = "МБОУ «СОШ № 30»"
    own = [row for row in list_support(demo, kind=SupportKind.SHNOR) if row.school == gone]
    for row in own:
        support.remove_support(demo, row.id)
    facts = gathered(demo, 2025)
    assert gone not in names(facts)
    (told,) = list_order_facts.missing(facts)
    assert told.text == f"Выявлена, но в список сопровождения не внесена: {gone}"
    assert told.link == ToSchool(own[0].school_id, "history")


def test_schools_of_a_run_of_years_ago_are_not_approved_today(demo: Workspace) -> None:
    draft = next(row for row in orders.list_orders(demo) if row.number is None)
    facts = gathered(demo, 2019, order=str(draft.id), conditions="нет")
    assert set(names(facts)) == {
        # These two are under support again since 2025.
        "МБОУ «Антоновская СОШ»", "МБОУ «Болгарская кадетская школа»", "МБОУ «СОШ № 30»",
    }  # fmt: skip
    for name in names(facts):
        leave(demo, name, date(2026, 11, 2))
    facts = gathered(demo, 2019, order=str(draft.id), conditions="нет")
    assert facts.listed == ()
    (told,) = list_order_facts.missing(facts)
    assert told.weight is Weight.STOP
    assert "утверждать нечего" in told.text


def test_an_archived_school_is_not_approved_by_an_order_to_come(demo: Workspace) -> None:
    before = gathered(demo, 2025)
    draft = next(row for row in orders.list_orders(demo) if row.number is None)
    gone = before.listed[0]
    schools.archive_school(demo, gone.school_id)
    schools.archive_school(demo, before.conditions[0].school_id)
    assert names(gathered(demo, 2025)) == names(before)
    for chosen in ({"order": str(draft.id)}, {"order": str(draft.id), "basis": "support"}):
        facts = gathered(demo, 2027 if "basis" in chosen else 2025, **chosen)
        assert gone.school not in names(facts)
        assert names(facts) != []
        assert before.conditions[0].school not in [row.school for row in facts.conditions]


def test_a_school_in_hard_conditions_that_left_is_not_listed(demo: Workspace) -> None:
    draft = next(row for row in orders.list_orders(demo) if row.number is None)
    for row in list_support(demo, kind=SupportKind.SHSSU):
        support.leave_support(demo, row.id, date(2026, 9, 1), "Решение рабочей группы")
    assert gathered(demo, 2025).conditions != ()
    assert gathered(demo, 2025, order=str(draft.id)).conditions == ()


def test_the_list_of_support_is_ordered_without_a_run(workspace: Workspace) -> None:
    school_id, _ = schools.save_school(workspace, schools.SchoolDraft(short_name="МБОУ «СОШ № 1»"))
    draft = SupportDraft(
        school_id=school_id,
        kind=SupportKind.SHNOR,
        year=2027,
        entered_on=date(2026, 10, 1),
        entry_basis="Список региона",
    )
    support.enter_support(workspace, draft)
    year = document_year(workspace, "list-order", {"basis": "support"})
    assert year == 2027
    *_, way_out = list_order_facts.missing(gathered(workspace, year))
    assert way_out.text.endswith("список сопровождения: 1\u00a0школа")
    assert way_out.link == ToDocument("list-order", "basis")
    facts = gathered(workspace, year, basis="support")
    assert names(facts) == ["МБОУ «СОШ № 1»"]
    assert not having(list_order_facts.missing(facts), Weight.STOP)
    text = dump(list_order.compose(facts))
    assert "Список региона" in text
    assert "выявл" not in text.casefold()
    assert "по итогам" not in text
    leave(workspace, "МБОУ «СОШ № 1»", date(2026, 11, 1))
    missing = list_order_facts.missing(gathered(workspace, year, basis="support"))
    (told,) = having(missing, Weight.STOP)
    assert told.text == "В списке сопровождения на 22.11.2026 нет школ"


def test_the_list_of_support_is_that_of_the_running_year(demo: Workspace) -> None:
    """Whatever years runs are frozen for: they have nothing to do with it."""
    assert document_year(demo, "list-order") == 2025
    assert document_year(demo, "list-order", {"basis": "support"}) == 2027
    save_setting(demo, "list-order", list_order.SETTINGS, "basis", "support")
    assert document_year(demo, "list-order") == 2027
    with pytest.raises(UserError, match="нет настройки"):
        document_year(demo, "list-order", {"colour": "red"})


def test_an_order_from_the_list_of_support_claims_no_identification() -> None:
    document = list_order.compose(given.support_order())
    text = dump(document)
    assert "оценочных процедур" not in text
    assert "Критерий" not in text
    first, second, *_ = items(document)
    assert "которым оказывается адресная поддержка в 2019/2020 учебном году" in first
    assert "работающих в сложных социальных условиях" in second
    table = next(b for b in blocks(document, Table))
    assert [row.cells for row in table.rows if isinstance(row, Row)] == [
        ("1", "МБОУ «СОШ № 30»", "21.10.2019", "Список министерства на 2019/2020 учебный год"),
        (
            "2", "МБОУ «Полянская СОШ»", "17.08.2018",
            "Основание не указано\nПриказ от\u00a017.08.2018 №\u00a0458",
        ),
    ]  # fmt: skip
    assert "приказом Министерства" in dump(
        list_order.compose(given.support_order(grounds="приказом Министерства"))
    )


def test_the_list_of_support_stands_as_it_was_on_the_day_of_its_order(demo: Workspace) -> None:
    facts = gathered(demo, 2020, basis="support")
    assert facts.day == date(2020, 8, 31)
    assert len(facts.supported) == 4
    assert list_order_facts.inputs(facts)["run_id"] is None
    assert list_order_facts.inputs(facts)["schools"] == names(facts)
    chosen = gathered(demo, 2026, basis="support", order="4")
    assert chosen.day == date(2025, 10, 20)
    assert [row.school for row in chosen.conditions] == [
        "МБОУ «Кузнечихинская ООШ»",
        "МБОУ «ООШ № 29»",
    ]


SMALL_GROUPS = (
    given.verdict(
        "МБОУ «СОШ № 5»",
        given.low("ВПР МА 5", counts=(3, 1), percent="33,3 %", small=True),
        given.low("ВПР РУ 5", counts=(6, 2), percent="33,3 %", small=True),
        given.low("ВПР МА 6", counts=(7, 3), percent="42,9 %", small=True),
        given.low("ОГЭ МА", counts=None, percent="33 %"),
    ),
)
EVERY = "number,school,procedure,share,participants,failed"


def figures_of(document: Document) -> list[tuple[object, ...]]:
    (group,) = groups(document)
    return [row[1:] for row in group.rows]


def test_an_order_for_publication_hides_the_figures_of_small_groups() -> None:
    document = list_order.compose(given.list_order(verdicts=SMALL_GROUPS, columns=EVERY))
    assert figures_of(document) == [
        ("–", "–", "менее\u00a05"),
        ("–", "–", "менее\u00a05"),
        ("42,9", "7*", "3"),
        ("33", "–", "–"),
    ]
    texts = notes(document)
    assert [text for text in texts if "не публикуются" in text] == [
        wording("list-order").text("notes.hidden")  # in its own words: «один или два участника»
    ]
    assert any("Звёздочкой" in text for text in texts)
    hidden_only = (replace(SMALL_GROUPS[0], low=SMALL_GROUPS[0].low[:2]),)
    texts = notes(list_order.compose(given.list_order(verdicts=hidden_only)))
    assert not any("Звёздочкой" in text or "округлены" in text for text in texts)


def test_the_internal_order_tells_everything() -> None:
    facts = given.list_order(verdicts=SMALL_GROUPS, columns=EVERY, version="internal")
    assert figures_of(list_order.compose(facts))[:2] == [("33,3", "3*", "1"), ("33,3", "6*", "2")]
    assert not any("не публикуются" in text for text in notes(list_order.compose(facts)))
    assert list_order.file_title(facts).endswith(", внутренний")
    assert list_order.file_title(facts) != list_order.file_title(given.list_order())


def test_typed_bases_are_public_too() -> None:
    entry = replace(given.SUPPORTED[0], entry_basis="ВПР МА 5 – 2 из 6 (33,3 %)")
    decided = given.verdict(
        "МБОУ «СОШ № 6»",
        status=VerdictStatus.NEEDS_DECISION,
        decision=replace(given.DECISION, reason="1 (9 %) без аттестата"),
    )
    for version, shown in (("public", False), ("internal", True)):
        made = (
            given.support_order(supported=(entry,), version=version),
            given.list_order(conditions=(entry,), version=version),
        )
        for facts in made:
            assert ("2 из 6" in dump(list_order.compose(facts))) is shown
        facts = given.list_order(verdicts=(decided,), version=version)
        assert ("1 (9 %)" in dump(list_order.compose(facts))) is shown


def test_the_version_of_a_made_order_is_in_the_history(demo: Workspace) -> None:
    for version in ("public", "internal"):
        chosen = {"version": version}
        run_steps(export.build(demo, "list-order", year=2019, formats=("docx",), settings=chosen))
    internal, public = history.list_outputs(demo)
    assert internal.path != public.path
    assert (internal.version_label, public.version_label) == (
        "внутренняя редакция",
        "для публикации",
    )


def test_a_share_that_cannot_be_is_told() -> None:
    for low in (
        replace(given.low("ВПР по математике, 5 класс", percent="133 %"), percent=133.0),
        given.low("ВПР по математике, 5 класс", counts=(33, 44), percent="33 %"),
    ):
        facts = given.list_order(
            verdicts=(given.verdict("МБОУ «СОШ № 30»", low),), conditions=(), version="internal"
        )
        (told,) = list_order_facts.missing(facts)
        assert (told.code, told.weight) == ("result.impossible", Weight.ERROR)
        assert told.text == (
            "Невозможный результат: МБОУ «СОШ № 30», ВПР по математике, 5 класс, 2018/2019:"
            f" {low.percent_text}"
        )
        assert low.percent_text.removesuffix(" %") in dump(list_order.compose(facts))
