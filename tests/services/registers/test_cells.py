"""A cell that is read back is the value that it shows, in every column of every register."""

from datetime import date

import pytest

from app.errors import UserError
from app.services.orders.orders import OrderDraft, save_order
from app.services.registers.catalogue import get_register, registers
from app.services.registers.cells import cell_text, read_cell
from app.services.registers.options import Options
from app.services.registers.rows import count_rows, list_rows
from app.services.registers.starts import start_rows, take_start, usual_words
from app.services.registers.writing import RowDraft, find_wrong, save_rows
from app.services.storage.workspace import Workspace
from tests.services.registers.conftest import ROWS, YEAR


def test_every_shown_cell_is_read_back(district: Workspace) -> None:
    order = OrderDraft(title="О плане", number="458", issued_on=date(2025, 11, 1))
    order_id, _changes = save_order(district, order)
    options = Options(district, YEAR)
    other: list[str] = []
    for name, values in ROWS.items():
        known = values | ({"order_id": order_id} if "order_id" in values else {})
        save_rows(district, name, YEAR, [RowDraft(values=known)])
        register = registers()[name]
        (row,) = list_rows(district, name, YEAR)
        for one in register.columns:
            text = cell_text(register, row, one.name)
            value = read_cell(register.described(one.name), text, options)
            if value != row.values[one.name]:
                other.append(f"{name}.{one.name}: {text!r} is read as {value!r}")
    assert other == []
    assert set(count_rows(district, YEAR).values()) == {1}
    assert sum(count_rows(district, YEAR + 1).values()) == 1  # the model has no years


def test_flags_and_sets_are_read_by_their_words(district: Workspace) -> None:
    options = Options(district, YEAR)
    (_items, people) = get_register("meeting").children
    present = people.described("present")
    assert [read_cell(present, text, options) for text in ("Да", "нет", "–", "")] == [
        *(True, False, False, None)
    ]
    with pytest.raises(UserError, match="не ответ"):
        read_cell(present, "болел", options)


def test_our_rows_are_taken_into_an_empty_register_only(district: Workspace) -> None:
    keys, changes = take_start(district, "expert_document", YEAR)
    assert len(keys) == 5
    assert changes.change_set_id is not None
    assert [row.day("due_on") for row in list_rows(district, "expert_document")] == [None] * 5
    for name, said in (("expert_document", "уже заполнен"), ("letter", "нет")):
        with pytest.raises(UserError, match=said):
            take_start(district, name, YEAR)
    take_start(district, "expert_document", YEAR + 1)


def test_what_the_program_offers_fits_its_registers(district: Workspace) -> None:
    for name, register in registers().items():
        assert find_wrong(district, name, YEAR, start_rows(name)) == {}, name
        for one in register.columns:
            assert all(len(words) <= one.longest for words in usual_words(name, one.name))
    assert len(start_rows("support_model")) == 4
    assert "председатель" in usual_words("group_member", "role")


def test_wrong_rows_are_named_by_their_place_and_nothing_is_stored(district: Workspace) -> None:
    good = RowDraft(values=ROWS["interview_slot"])
    early = RowDraft(values=ROWS["interview_slot"] | {"ends_at": 860})
    drafts = [early, good, good, RowDraft(values={"place": "Округ"})]
    wrong = find_wrong(district, "interview_slot", YEAR, drafts)
    assert {place: one.field for place, one in wrong.items()} == {
        0: "ends_at",
        2: "starts_at",
        3: "on_day",
    }
    assert list_rows(district, "interview_slot") == []
