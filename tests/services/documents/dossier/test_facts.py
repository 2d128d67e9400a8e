"""Which run, which order and which schools an order is about."""

from datetime import date

import pytest

from app.enums import GrammarCase, SupportKind
from app.errors import UserError
from app.services.department import people
from app.services.department.people import PersonDraft
from app.services.documents.making.catalogue import KINDS
from app.services.documents.model.blocks import dump
from app.services.findings.finding import Weight
from app.services.findings.links import ToPerson, ToSchool
from app.services.language.names import NamePost
from app.services.orders import orders
from app.services.schools import schools, support
from app.services.schools.support import list_support
from app.services.storage.workspace import Workspace
from tests.services.documents.words.list_orders import (
    gathered,
    items,
    leave,
    names,
)

LIST_ORDER = KINDS["list-order"]


def test_the_newest_frozen_run_and_its_own_order_are_taken(demo: Workspace) -> None:
    facts = gathered(demo, 2020)
    assert facts.outcome is not None
    assert facts.outcome.year == 2019
    assert facts.order is not None
    assert facts.order.number == "531"
    assert {verdict.school for verdict in facts.listed} >= {"МБОУ «СОШ № 30»"}
    assert facts.conditions == ()


def test_schools_in_difficult_conditions_come_from_the_same_order(demo: Workspace) -> None:
    facts = gathered(demo, 2026)
    assert facts.order is not None
    assert [row.school for row in facts.conditions] == ["МБОУ «Кузнечихинская ООШ»"]
    assert {row.entry_order for row in facts.conditions} == {facts.order}
    assert gathered(demo, 2026, conditions="нет").conditions == ()


def test_a_new_order_is_not_taken_from_another_run(demo: Workspace) -> None:
    facts = gathered(demo, 2027)  # not frozen yet; its order is a draft of the next year
    assert facts.outcome is None
    assert facts.order is not None
    assert facts.order.number is None


def test_a_chosen_run_and_order_are_used_or_refused(demo: Workspace) -> None:
    known = gathered(demo, 2020)
    assert known.outcome is not None
    assert known.outcome.run is not None
    facts = gathered(demo, 2026, run=str(known.outcome.run.id), order="1")
    assert facts.year == 2020
    assert facts.order is not None
    assert facts.order.id == 1
    with pytest.raises(UserError, match="Выявления № 77 нет"):
        gathered(demo, 2020, run="77")
    with pytest.raises(UserError, match="Приказа № 77 нет"):
        gathered(demo, 2020, order="77")


def test_the_control_is_kept_by_the_head_or_laid_on_a_person(demo: Workspace) -> None:
    assert items(LIST_ORDER.compose(gathered(demo, 2020)))[-1].endswith("оставляю за собой.")
    person = people.list_people(demo)[0]
    facts = gathered(demo, 2020, control=str(person.id))
    form = people.complete_form(person, GrammarCase.ACCUSATIVE)
    last = items(LIST_ORDER.compose(facts))[-1]
    assert last.endswith(f"Контроль исполнения приказа возложить на {form.name}, {form.post}.")
    with pytest.raises(UserError, match="Сотрудника № 77 нет"):
        gathered(demo, 2020, control="77")


def test_case_forms_that_nobody_accepted_are_told(demo: Workspace) -> None:
    """They are printed, and the note leads to the person until they are accepted."""
    assert LIST_ORDER.notes(gathered(demo, 2020)) == ()  # the demo has all forms
    person, _ = people.save_person(
        demo, PersonDraft(surname="Седых", given_name="Анна", post="методист")
    )
    (note,) = LIST_ORDER.notes(gathered(demo, 2020, control=str(person)))
    assert (note.code, note.link) == ("person.form-suggested", ToPerson(person))
    assert note.text == "Проверьте, форма предложена программой: «Седых\u00a0А., методиста»"
    draft = PersonDraft(
        surname="Седых",
        given_name="Анна",
        post="методист",
        forms={GrammarCase.ACCUSATIVE: NamePost("Седых А.", "методиста")},
    )
    people.save_person(demo, draft, person)
    assert LIST_ORDER.notes(gathered(demo, 2020, control=str(person))) == ()


def test_a_school_that_left_the_list_is_not_approved_again(demo: Workspace) -> None:
    before = names(gathered(demo, 2026))
    gone = "МБОУ «СОШ № 30»"
    assert gone in before
    leave(demo, gone, date(2026, 11, 2))
    # The order of 2025 is what it was; a new order of today does not bring the school back.
    assert names(gathered(demo, 2026)) == before
    draft = next(row for row in orders.list_orders(demo) if row.number is None)
    facts = gathered(demo, 2026, order=str(draft.id))
    assert names(facts) == [name for name in before if name != gone]
    assert [verdict.school for verdict in facts.left] == [gone]
    assert gone not in dump(LIST_ORDER.compose(facts))
    assert LIST_ORDER.missing(facts) == ()


def test_a_school_whose_entry_was_removed_is_left_out_and_asked_about(demo: Workspace) -> None:
    gone = "МБОУ «СОШ № 30»"
    own = [row for row in list_support(demo, kind=SupportKind.SHNOR) if row.school == gone]
    for row in own:
        support.remove_support(demo, row.id)
    facts = gathered(demo, 2026)
    assert gone not in names(facts)
    (told,) = LIST_ORDER.missing(facts)
    assert told.text == f"Выявлена, но в список поддержки не внесена: {gone}"
    assert told.link == ToSchool(own[0].school_id, "history")


def test_schools_of_a_run_of_years_ago_are_not_approved_today(demo: Workspace) -> None:
    draft = next(row for row in orders.list_orders(demo) if row.number is None)
    facts = gathered(demo, 2020, order=str(draft.id), conditions="нет")
    assert set(names(facts)) == {
        # These two are under support again since 2025.
        "МБОУ «Антоновская СОШ»", "МБОУ «Болгарская кадетская школа»", "МБОУ «СОШ № 30»",
    }  # fmt: skip
    for name in names(facts):
        leave(demo, name, date(2026, 11, 2))
    facts = gathered(demo, 2020, order=str(draft.id), conditions="нет")
    assert facts.listed == ()
    (told,) = LIST_ORDER.missing(facts)
    assert told.weight is Weight.STOP
    assert "утверждать нечего" in told.text


def test_an_archived_school_is_not_approved_by_an_order_to_come(demo: Workspace) -> None:
    before = gathered(demo, 2026)
    draft = next(row for row in orders.list_orders(demo) if row.number is None)
    gone = before.listed[0]
    schools.archive_school(demo, gone.school_id)
    schools.archive_school(demo, before.conditions[0].school_id)
    assert names(gathered(demo, 2026)) == names(before)
    for chosen in ({"order": str(draft.id)}, {"order": str(draft.id), "basis": "support"}):
        facts = gathered(demo, 2027 if "basis" in chosen else 2026, **chosen)
        assert gone.school not in names(facts)
        assert names(facts) != []
        assert before.conditions[0].school not in [row.school for row in facts.conditions]


def test_a_school_in_hard_conditions_that_left_is_not_listed(demo: Workspace) -> None:
    draft = next(row for row in orders.list_orders(demo) if row.number is None)
    for row in list_support(demo, kind=SupportKind.SHSSU):
        support.leave_support(demo, row.id, date(2026, 9, 1), "Решение рабочей группы")
    assert gathered(demo, 2026).conditions != ()
    assert gathered(demo, 2026, order=str(draft.id)).conditions == ()
