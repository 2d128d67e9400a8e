"""Lists of support: entry, exit, and the list as it was on a day."""

from dataclasses import replace
from datetime import date

import pytest

from app.enums import SupportKind
from app.errors import UserError
from app.services.log.changes import undo
from app.services.orders import orders
from app.services.orders.orders import OrderDraft
from app.services.schools import schools, support
from app.services.schools.schools import SchoolDraft
from app.services.schools.support import StayDraft, SupportDraft
from app.services.storage.workspace import Workspace

ENTERED, LEFT = date(2020, 10, 15), date(2022, 8, 31)


@pytest.fixture
def school(workspace: Workspace) -> int:
    return schools.save_school(workspace, SchoolDraft(short_name="СОШ № 30"))[0]


def entry(school: int, day: date = ENTERED, kind: SupportKind = SupportKind.SHNOR) -> SupportDraft:
    return SupportDraft(
        school_id=school, kind=kind, year=2021, entered_on=day, entry_basis="выявлена по К1"
    )


def test_a_stay_has_its_basis_and_orders(workspace: Workspace, school: int) -> None:
    first, _ = orders.save_order(
        workspace, OrderDraft(title="О списке", number="418-ОД", issued_on=ENTERED)
    )
    last, _ = orders.save_order(
        workspace, OrderDraft(title="О списке", number="77", issued_on=LEFT)
    )
    stay, made = support.enter_support(workspace, replace(entry(school), entry_order_id=first))
    assert made.touches("support_entry")
    support.leave_support(workspace, stay, LEFT, " результаты выше порога ", last)
    (row,) = support.list_support(workspace)
    assert (row.school, row.kind, row.year) == ("СОШ № 30", SupportKind.SHNOR, 2021)
    assert row.entry_basis == "выявлена по К1"
    assert row.entry_order is not None
    assert row.entry_order.label == "приказ от\u00a015.10.2020 №\u00a0418-ОД"
    assert (row.left_on, row.exit_basis) == (LEFT, "результаты выше порога")
    assert row.exit_order is not None
    assert row.exit_order.number == "77"


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        (date(2020, 10, 14), 0),
        (ENTERED, 1),
        (date(2022, 8, 30), 1),
        (LEFT, 0),
    ],
)
def test_the_list_as_it_was_on_a_day(
    workspace: Workspace, school: int, day: date, listed: int
) -> None:
    stay, _ = support.enter_support(workspace, entry(school))
    support.leave_support(workspace, stay, LEFT, "результаты выше порога")
    assert len(support.list_support(workspace, on=day)) == listed
    assert len(support.list_support(workspace)) == 1


def test_stays_on_one_list_do_not_overlap(workspace: Workspace, school: int) -> None:
    stay, _ = support.enter_support(workspace, entry(school))
    with pytest.raises(UserError, match=r"уже в списке ШНОР с 15\.10\.2020"):
        support.enter_support(workspace, entry(school, date(2021, 10, 1)))
    support.enter_support(workspace, entry(school, kind=SupportKind.SHSSU))
    support.leave_support(workspace, stay, LEFT, "результаты выше порога")
    with pytest.raises(UserError, match="уже в списке"):
        support.enter_support(workspace, entry(school, date(2022, 8, 30)))
    with pytest.raises(UserError, match="уже в списке"):
        support.enter_support(workspace, entry(school, date(2019, 1, 1)))
    support.enter_support(workspace, entry(school, LEFT))
    assert len(support.list_support(workspace, kind=SupportKind.SHNOR)) == 2
    assert len(support.list_support(workspace, kind=SupportKind.SHSSU)) == 1


def test_several_schools_enter_together_or_not_at_all(workspace: Workspace, school: int) -> None:
    other, _ = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 4"))
    with pytest.raises(UserError, match="нет в реестре"):
        support.enter_schools(workspace, [entry(other), entry(99)])
    assert support.list_support(workspace) == []
    support.enter_schools(workspace, [entry(school), entry(other)])
    assert [row.school for row in support.list_support(workspace)] == ["СОШ № 4", "СОШ № 30"]


def test_an_exit_needs_a_basis_and_a_date_after_the_entry(
    workspace: Workspace, school: int
) -> None:
    stay, _ = support.enter_support(workspace, entry(school))
    with pytest.raises(UserError, match="основание"):
        support.leave_support(workspace, stay, LEFT, " ")
    with pytest.raises(UserError, match=r"14\.10\.2020 раньше даты внесения 15\.10\.2020"):
        support.leave_support(workspace, stay, date(2020, 10, 14), "ошибка")
    support.leave_support(workspace, stay, LEFT, "результаты выше порога")
    with pytest.raises(UserError, match=r"уже выведена из списка 31\.08\.2022"):
        support.leave_support(workspace, stay, LEFT, "ещё раз")


def test_unknown_records_are_calm_messages(workspace: Workspace, school: int) -> None:
    stay, _ = support.enter_support(workspace, entry(school))
    with pytest.raises(UserError, match="нет в списке"):
        support.leave_support(workspace, 99, LEFT, "основание")
    with pytest.raises(UserError, match="приказа нет"):
        support.leave_support(workspace, stay, LEFT, "основание", 99)
    with pytest.raises(UserError, match="приказа нет"):
        support.enter_support(workspace, replace(entry(school), entry_order_id=99))
    shssu = SupportDraft(
        school_id=school, kind=SupportKind.SHSSU, year=2021, entered_on=ENTERED, run_id=99
    )
    with pytest.raises(UserError, match="Выбранного выявления нет"):
        support.enter_support(workspace, shssu)


def test_a_stay_is_corrected_as_a_whole_and_that_is_undone(
    workspace: Workspace, school: int
) -> None:
    stay, _ = support.enter_support(workspace, entry(school))
    number, _ = orders.save_order(
        workspace, OrderDraft(title="О списке", number="1", issued_on=ENTERED)
    )
    wrong = StayDraft(
        kind=SupportKind.SHNOR,
        entered_on=ENTERED,
        entry_basis="",
        entry_order_id=None,
        left_on=date(2020, 1, 1),
        exit_basis="ошибка",
    )
    with pytest.raises(UserError, match="раньше даты внесения"):
        support.change_support(workspace, stay, wrong)
    with pytest.raises(UserError, match="основание"):
        support.change_support(workspace, stay, replace(wrong, left_on=LEFT, exit_basis=" "))

    corrected = StayDraft(
        kind=SupportKind.SHSSU,
        entered_on=date(2021, 9, 1),
        entry_basis=" условия ",
        entry_order_id=number,
        left_on=LEFT,
        exit_basis="вышла",
        exit_order_id=number,
    )
    changes = support.change_support(workspace, stay, corrected)
    (row,) = support.list_support(workspace)
    assert (row.kind, row.year, row.entered_on) == (SupportKind.SHSSU, 2022, date(2021, 9, 1))
    assert (row.entry_basis, row.left_on, row.exit_basis) == ("условия", LEFT, "вышла")
    assert row.entry_order is not None
    assert row.exit_order is not None
    assert row.entry_order.id == row.exit_order.id == number

    support.change_support(workspace, stay, StayDraft(kind=SupportKind.SHSSU, entered_on=ENTERED))
    (row,) = support.list_support(workspace)
    assert (row.left_on, row.exit_basis, row.exit_order) == (None, "", None)

    with pytest.raises(UserError, match="более поздними"):
        undo(workspace, changes.change_set_id or 0)


def test_a_corrected_stay_does_not_overlap_another(workspace: Workspace, school: int) -> None:
    first, _ = support.enter_support(workspace, entry(school))
    support.leave_support(workspace, first, LEFT, "результаты выше порога")
    second, _ = support.enter_support(workspace, entry(school, LEFT))
    with pytest.raises(UserError, match="уже в списке"):
        support.change_support(
            workspace, first, StayDraft(kind=SupportKind.SHNOR, entered_on=ENTERED)
        )
    with pytest.raises(UserError, match="уже в списке"):
        support.change_support(
            workspace, second, StayDraft(kind=SupportKind.SHNOR, entered_on=ENTERED)
        )
    earlier = StayDraft(
        kind=SupportKind.SHNOR,
        entered_on=ENTERED,
        entry_basis="",
        entry_order_id=None,
        left_on=date(2022, 6, 1),
        exit_basis="раньше",
    )
    support.change_support(workspace, first, earlier)
    assert {row.left_on for row in support.list_support(workspace)} == {date(2022, 6, 1), None}
    until_the_other = replace(earlier, left_on=LEFT)
    support.change_support(workspace, first, until_the_other)
    assert {row.left_on for row in support.list_support(workspace)} == {LEFT, None}


def test_a_mistaken_stay_is_removed_and_comes_back(workspace: Workspace, school: int) -> None:
    stay, _ = support.enter_support(workspace, entry(school))
    changes = support.remove_support(workspace, stay)
    assert support.list_support(workspace) == []
    undo(workspace, changes.change_set_id or 0)
    assert [row.id for row in support.list_support(workspace)] == [stay]
    with pytest.raises(UserError, match="нет в списке"):
        support.remove_support(workspace, 99)


def test_stays_get_the_order_of_their_entry_together(workspace: Workspace, school: int) -> None:
    other = schools.save_school(workspace, SchoolDraft(short_name="СОШ № 31"))[0]
    stays = [support.enter_support(workspace, entry(one))[0] for one in (school, other)]
    day = date(2020, 10, 29)
    order, _ = orders.save_order(workspace, OrderDraft(title="О списке", number="5", issued_on=day))
    assert [row.id for row in support.waiting_for_order(workspace, 2021)] == stays

    changes = support.name_entry_order(workspace, stays, order, day)

    assert support.waiting_for_order(workspace, 2021) == []
    assert {
        (row.entry_order.id if row.entry_order else None, row.entered_on, row.year)
        for row in support.list_support(workspace)
    } == {(order, day, 2021)}
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)
    assert len(support.waiting_for_order(workspace, 2021)) == 2
    assert {row.entered_on for row in support.list_support(workspace)} == {ENTERED}


def test_an_order_is_not_named_for_nothing_nor_after_the_exit(
    workspace: Workspace, school: int
) -> None:
    stay, _ = support.enter_support(workspace, entry(school))
    support.leave_support(workspace, stay, LEFT, "результаты выше порога")
    order, _ = orders.save_order(
        workspace, OrderDraft(title="О списке", number="5", issued_on=LEFT)
    )
    with pytest.raises(UserError, match="Не выбрано ни одной школы"):
        support.name_entry_order(workspace, [], order, ENTERED)
    with pytest.raises(UserError, match="раньше даты внесения"):
        support.name_entry_order(workspace, [stay], order, date(2022, 9, 1))
    with pytest.raises(UserError, match="Выбранного приказа нет"):
        support.name_entry_order(workspace, [stay], order + 1, ENTERED)
    assert support.list_support(workspace)[0].entry_order is None


def test_an_entry_takes_its_year_of_work_from_its_day(workspace: Workspace, school: int) -> None:
    days = {date(2020, 11, 23): 2021, date(2020, 8, 25): 2021, date(2020, 7, 1): 2020}
    for day, year in days.items():
        stay_id, _ = support.enter_support(workspace, entry(school, day))
        (row,) = support.list_support(workspace)
        assert row.year == year, day
        assert {row.year for row in support.list_support(workspace)} == {year}
        support.remove_support(workspace, stay_id)
