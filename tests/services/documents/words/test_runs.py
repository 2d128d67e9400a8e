"""What is told to be missing, and what the order does not claim without it."""

from dataclasses import replace

from app.enums import VerdictStatus
from app.services.documents.facts import BLANK, Office
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import dump
from app.services.findings.finding import Weight, having
from app.services.findings.links import ToVerdict
from app.services.storage.workspace import Workspace
from tests.services.documents import facts_samples as given
from tests.services.documents.verdict_samples import LACKING
from tests.services.documents.words.list_orders import (
    gathered,
    items,
    notes,
)

LIST_ORDER = KINDS["list-order"]


def test_a_school_that_waits_for_a_decision_is_told_and_not_listed() -> None:
    (found,) = LIST_ORDER.missing(given.list_order())
    assert found.text == "Нет решения рабочей группы: МБОУ «СОШ № 2»"
    assert (found.code, found.weight) == ("verdict.undecided", Weight.GAP)


def test_missing_facts_become_lines_and_are_reported() -> None:
    facts = given.list_order(office=Office())
    text = dump(LIST_ORDER.compose(facts))
    assert f"LetterHead name='{BLANK}'" in text
    assert f"Signature post='{BLANK}' name='{BLANK}'" in text
    assert f"организаций {BLANK}, {BLANK}." in text
    assert "None" not in text
    told = {found.text for found in LIST_ORDER.missing(facts)}
    assert "Не указано: муниципальный координатор" in told
    assert "Не указано: полное наименование управления образования" in told


def test_every_missing_decision_leads_to_its_school_in_the_run() -> None:
    facts = given.list_order()
    assert facts.outcome is not None
    (waiting,) = facts.outcome.having(VerdictStatus.NEEDS_DECISION)
    (found,) = LIST_ORDER.missing(facts)
    assert found.link == ToVerdict(waiting.school_id)


def test_an_empty_workspace_lacks_what_is_required(workspace: Workspace) -> None:
    told = LIST_ORDER.missing(gathered(workspace, 2027))
    assert [found.text for found in having(told, Weight.STOP)] == [
        "Выявление для работы 2026/2027 не зафиксировано"
    ]


CLEAR = given.VERDICTS[3]


def test_nobody_is_said_to_be_free_of_low_results_without_data() -> None:
    facts = given.list_order(verdicts=(CLEAR, LACKING, LACKING), conditions=())
    first, second, _control = items(LIST_ORDER.compose(facts))
    assert "по которым сделан вывод (1 из 3 организаций)" in first
    assert (
        second == "2. Вывод не сделан, так как данных недостаточно: МБОУ «СОШ № 4», МБОУ «СОШ № 4»."
    )
    told = LIST_ORDER.missing(facts)
    assert [found.text for found in told] == ["Недостаточно данных: МБОУ «СОШ № 4»"] * 2
    assert {found.link for found in told} == {ToVerdict(LACKING.school_id)}


def test_without_any_conclusion_none_is_claimed() -> None:
    undecided = given.VERDICTS[4]
    facts = given.list_order(verdicts=(LACKING, undecided), conditions=())
    first, second, third, _control = items(LIST_ORDER.compose(facts))
    assert first.endswith("не сделан.")
    assert "не выявлено" not in " ".join((first, second, third))
    assert third == "3. Вывод не сделан, требуется решение рабочей группы: МБОУ «СОШ № 2»."
    facts = given.list_order(verdicts=(CLEAR,), conditions=())
    assert "не выявлено" in items(LIST_ORDER.compose(facts))[0]
    assert LIST_ORDER.missing(facts) == ()


def test_many_schools_without_data_are_counted() -> None:
    told = LIST_ORDER.missing(given.list_order(verdicts=(LACKING,) * 13, conditions=()))
    assert len(told) == 11
    assert told[-1].text == "Недостаточно данных: ещё 3\u00a0школы"


def test_a_list_tells_in_a_note_who_could_not_be_judged() -> None:
    facts = given.list_order(verdicts=(*given.VERDICTS[:2], LACKING))
    assert LIST_ORDER.missing(facts) == ()
    texts = notes(LIST_ORDER.compose(facts))
    assert "Вывод не сделан, так как данных недостаточно: МБОУ «СОШ № 4»." in texts


def test_a_share_that_cannot_be_is_told() -> None:
    for low in (
        replace(given.low("ВПР по математике, 5 класс", percent="133 %"), percent=133.0),
        given.low("ВПР по математике, 5 класс", counts=(33, 44), percent="33 %"),
    ):
        facts = given.list_order(
            verdicts=(given.verdict("МБОУ «СОШ № 30»", low),), conditions=(), version="internal"
        )
        (told,) = LIST_ORDER.missing(facts)
        assert (told.code, told.weight) == ("result.impossible", Weight.ERROR)
        assert told.text == (
            "Невозможный результат: МБОУ «СОШ № 30», ВПР по математике, 5 класс, 2018/2019:"
            f" {low.percent_text}"
        )
        assert low.percent_text.removesuffix(" %") in dump(LIST_ORDER.compose(facts))
