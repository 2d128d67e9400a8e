"""Orders and letters earlier than what they rest on, numbers given twice."""

from datetime import date

import pytest

from app.enums import LetterDirection, SupportKind
from app.models import IdentificationRun
from app.services.checks.data.facts import CheckFacts
from app.services.checks.kinds import orders
from app.services.documents.making import texts as texts_of_documents
from app.services.documents.settings import save_setting
from app.services.documents.shared_settings import GROUNDS
from app.services.programmes.acts import our_acts, save_act
from app.services.reference import ensure_school_year
from app.services.schools.support import SupportDraft, enter_support
from app.services.storage.workspace import Workspace
from tests.services import overview_data as data
from tests.services.checks.papers import (
    add_order,
    add_programme,
    add_row,
    codes,
    set_order,
    texts,
    told,
)

ISSUED = date(2020, 11, 23)


def test_one_number_of_two_orders_of_a_year(workspace: Workspace) -> None:
    add_order(workspace, "458", date(2018, 8, 17))
    assert codes(workspace, orders.number_twice) == []
    add_order(workspace, "458", date(2018, 8, 27))
    add_order(workspace, "458", date(2018, 9, 3), issuer="Министерство образования")
    assert told(workspace, orders.number_twice) == [
        (
            "order.number-twice",
            "Приказ от\u00a017.08.2018 №\u00a0458; приказ от\u00a027.08.2018 №\u00a0458",
        )
    ]
    assert texts(workspace, orders.number_twice) == [
        "order.number-twice: Один номер, две даты: № 458 от 17.08.2018 и от 27.08.2018."
    ]
    add_order(workspace, "500", date(2018, 10, 1))
    add_order(workspace, "500", date(2018, 10, 1))
    assert texts(workspace, orders.number_twice)[1:] == [
        "order.number-twice: Номер 500 за 2018 год занят дважды: от 01.10.2018 № 500."
    ]


def test_an_order_earlier_than_the_identification_behind_it(workspace: Workspace) -> None:
    school = data.add_school(workspace, "СОШ № 1")
    run = IdentificationRun(
        created_at=workspace.clock.now(),
        year=2026,
        previous_year=2025,
        work_year=2027,
        profile_id="fioko-2020",
        profile={"title": "Правила"},
        inputs={},
    )
    with workspace.database.writing() as session:
        for year in (2025, 2026, 2027):
            ensure_school_year(session, year)
        session.add(run)
    early = add_order(workspace, "1", date(2026, 9, 1), kind="list-order")
    draft = SupportDraft(
        school_id=school,
        kind=SupportKind.SHNOR,
        year=2027,
        entered_on=date(2026, 9, 1),
        entry_order_id=early,
        run_id=1,
    )
    enter_support(workspace, draft)
    assert codes(workspace, orders.earlier_than_run) == ["order.earlier-than-basis"]
    set_order(workspace, early, issued_on=date(2027, 1, 15))
    assert codes(workspace, orders.earlier_than_run) == []


@pytest.mark.parametrize(
    ("grounds", "hit"),
    [
        ("приказом Министерства от 24.11.2020 № 15", True),
        ("приказом Министерства от 23.10.2020 № 15", False),
    ],
)
def test_an_order_that_names_a_later_paper(workspace: Workspace, grounds: str, hit: bool) -> None:
    add_order(workspace, "828", ISSUED, kind="list-order")
    save_setting(workspace, "list-order", (GROUNDS,), "grounds", grounds)
    assert codes(workspace, orders.earlier_than_named) == ["order.earlier-than-basis"] * hit


def test_an_order_that_names_a_later_paper_in_its_title(workspace: Workspace) -> None:
    order = add_order(workspace, "828", ISSUED, title="Об исполнении приказа от 24.12.2020 № 15")
    assert codes(workspace, orders.earlier_than_named) == ["order.earlier-than-basis"]
    set_order(workspace, order, title="Об исполнении приказа от 24.10.2020 № 15")
    assert codes(workspace, orders.earlier_than_named) == []


def test_what_the_points_of_an_order_say_of_days(workspace: Workspace) -> None:
    """Of the order as it would be made, with the words that were typed for it."""
    data.add_school(workspace, "СОШ № 1")
    add_order(workspace, "828", ISSUED, kind="procedure-order")
    usual = texts_of_documents.standing_words(workspace, "procedure-order")
    due = "Контроль исполнения приказа оставляю за собой, информацию представить {}."
    for said, told_of in (
        ("к 01.12.2020 и до 30 января 2021 года", []),
        ("до 20 ноября 2020 года и 30 января 2021 года", ["до 20 ноября 2020 года"]),
        ("в срок не позднее 23.11.2020, 22.11.2020", ["не позднее 22.11.2020"]),
    ):
        typed = usual.replace("Контроль исполнения приказа оставляю за собой.", due.format(said))
        texts_of_documents.set_text(workspace, "procedure-order", typed)
        facts = CheckFacts(workspace, 2021)
        assert [(one.code, one.text) for one in orders.due_before_issue(facts)] == [
            ("order.point-overdue", f"Срок в тексте приказа раньше самого приказа: {words}")
            for words in told_of
        ]
    for day, hits in (("22.11.2020", 0), ("24.11.2020", 1)):
        said = f"Во исполнение приказа Министерства от {day} № 15 и в целях своевременного"
        typed = usual.replace("целях своевременного", said)
        assert typed != usual
        texts_of_documents.set_text(workspace, "procedure-order", typed)
        found = codes(workspace, orders.earlier_than_named, 2021)
        assert found == ["order.earlier-than-basis"] * hits


def test_the_order_of_a_programme_earlier_than_its_acts(workspace: Workspace) -> None:
    later, _ = save_act(workspace, our_acts()["decree-goals-2024"])
    earlier, _ = save_act(workspace, our_acts()["law-education"])
    order = add_order(workspace, "828", ISSUED)
    add_programme(workspace, order_id=order, acts=(earlier, later))
    (text,) = texts(workspace, orders.earlier_than_act)
    assert text.startswith(
        "order.earlier-than-basis: Приказ от 23.11.2020 раньше основания программы: Указ"
    )


def test_an_order_that_changes_a_later_one(workspace: Workspace) -> None:
    changed = add_order(workspace, "828", ISSUED)
    order = add_order(workspace, "830", date(2020, 11, 1), amends_id=changed)
    assert codes(workspace, orders.earlier_than_changed) == ["order.amends-later"]
    set_order(workspace, order, issued_on=date(2020, 12, 1))
    assert codes(workspace, orders.earlier_than_changed) == []


def test_schools_on_a_list_before_their_order(workspace: Workspace) -> None:
    order = add_order(workspace, "828", ISSUED)
    for at in range(1, 8):
        draft = SupportDraft(
            school_id=data.add_school(workspace, f"СОШ № {at}"),
            kind=SupportKind.SHNOR,
            year=2021,
            entered_on=date(2020, 11, 1),
            entry_order_id=order,
        )
        enter_support(workspace, draft)
    assert texts(workspace, orders.later_than_entry) == [
        (
            "order.later-than-entry: В списке ШНОР с 01.11.2020, а приказ позже: СОШ № 1, СОШ № 2,"
            " СОШ № 3, СОШ № 4, СОШ № 5 и ещё 2"
        )
    ]
    for kind in ("list-order", "yearly-order", ""):
        set_order(workspace, order, kind=kind)
        (told_of,) = orders.later_than_entry(CheckFacts(workspace))
        assert told_of.document == (kind or "list-order")
    set_order(workspace, order, issued_on=date(2020, 11, 1))
    assert codes(workspace, orders.later_than_entry) == []


def test_a_letter_that_answers_a_later_one(workspace: Workspace) -> None:
    answer = {
        "direction": LetterDirection.OUTGOING.value,
        "title": "О сроках",
        "correspondent": "Министерство",
        "number": "12",
        "reply_number": "01-15",
    }
    add_row(workspace, "letter", 2021, **answer, issued_on=ISSUED, reply_on=date(2020, 11, 20))
    assert codes(workspace, orders.answers_earlier) == []
    add_row(workspace, "letter", 2021, **answer, issued_on=ISSUED, reply_on=date(2020, 11, 25))
    assert codes(workspace, orders.answers_earlier) == ["letter.earlier-than-question"]
