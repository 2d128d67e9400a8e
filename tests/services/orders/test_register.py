"""The register as a whole: numbering, ties, scans and the archive."""

from datetime import date
from pathlib import Path

import pytest

from app.enums import OrderState
from app.errors import UserError
from app.services import plans
from app.services.findings.links import ToMeasure, ToOrder, ToPlan, ToSchool
from app.services.log import changes
from app.services.orders import orders
from app.services.orders import register as order_register
from app.services.orders.orders import OrderDraft, OrderRow
from app.services.orders.register import RegisterRow, gaps, list_register, suggest_number
from app.services.storage.workspace import Workspace


def order(number: str | None, day: date | None, order_id: int = 1) -> OrderRow:
    state = OrderState.DRAFT if number is None else OrderState.REGISTERED
    return OrderRow(order_id, "", "О чём-то", number, day, state, None, None, None, "")


def numbered(*given: tuple[str, int, int]) -> list[OrderRow]:
    """Orders from (number, month, day) of 2026."""
    return [
        order(number, date(2026, month, day), at)
        for at, (number, month, day) in enumerate(given, start=1)
    ]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ([], ""),
        (numbered(("417-ОД", 3, 1), ("418-ОД", 3, 2)), "419-ОД"),
        (numbered(("417-ОД", 3, 1), ("12", 4, 1)), "13"),  # the newest manner
        (numbered(("7-03/12", 3, 1)), "8-03/12"),
        (numbered(("б/н", 3, 1)), ""),
    ],
)
def test_the_next_number_follows_the_newest_manner(given: list[OrderRow], wanted: str) -> None:
    assert suggest_number(given, date(2026, 11, 22)) == wanted


def test_a_new_year_begins_with_one() -> None:
    assert suggest_number(numbered(("418-ОД", 12, 30)), date(2027, 1, 11)) == "1-ОД"
    assert suggest_number(numbered(("418-ОД", 12, 30)), date(2025, 1, 11)) == ""


def test_single_missing_numbers_are_told_and_sparse_registers_are_not() -> None:
    dense = numbered(("1", 1, 1), ("2", 1, 2), ("4", 1, 3), ("6", 1, 4))
    assert gaps(dense) == ("За 2026 год нет приказов с номерами: 3, 5.",)
    assert gaps(numbered(("458", 1, 1), ("828", 1, 2))) == ()
    assert gaps(numbered(("1", 1, 1), ("3", 1, 2))) == ("За 2026 год нет приказов с номерами: 2.",)


def row_of(workspace: Workspace, order_id: int) -> RegisterRow:
    return next(row for row in list_register(workspace) if row.order.id == order_id)


def saved(workspace: Workspace, title: str, number: str | None = None, day: int = 1) -> int:
    issued = None if number is None else date(2026, 3, day)
    return orders.save_order(workspace, OrderDraft(title, number=number, issued_on=issued))[0]


def test_numbers_against_their_dates_and_numbers_given_twice_are_remarked(
    workspace: Workspace,
) -> None:
    first = saved(workspace, "Первый", "12", 20)
    second = saved(workspace, "Второй", "13", 10)
    third = saved(workspace, "Третий", "15", 21)
    with workspace.database.writing() as session:  # imports may bring what the form refuses
        from app.models import OrderRecord

        record = session.get(OrderRecord, third)
        assert record is not None
        record.number = "13"
    assert row_of(workspace, first).remarks == ()
    assert row_of(workspace, second).remarks == (
        "Дата раньше, чем у приказа с меньшим номером: №\u00a012 от\u00a020.03.2026.",
        "Номер 13 за 2026 год занят дважды: №\u00a013 от\u00a021.03.2026.",
    )
    assert row_of(workspace, third).remarks == (
        "Номер 13 за 2026 год занят дважды: №\u00a013 от\u00a010.03.2026.",
    )


def test_the_newest_order_stands_first_and_drafts_before_it(workspace: Workspace) -> None:
    saved(workspace, "Старый", "9", 1)
    saved(workspace, "Новый", "11", 2)
    saved(workspace, "В тот же день раньше", "10", 2)
    saved(workspace, "Проект")
    titles = [row.order.title for row in list_register(workspace)]
    assert titles == ["Проект", "Новый", "В тот же день раньше", "Старый"]


def test_what_an_order_is_tied_to_leads_to_its_place(demo: Workspace) -> None:
    rows = {row.order.number: row for row in list_register(demo)}
    approved = rows["458"]
    assert any(isinstance(tie.link, ToPlan) for tie in approved.links)
    listed = rows["531"]
    schools = [tie.text.split(":")[0] for tie in listed.links if isinstance(tie.link, ToSchool)]
    assert schools == ["Включены в перечень", "Выведены"]
    marks = [tie for row in rows.values() for tie in row.links if "исполнение" in tie.text]
    assert all(isinstance(tie.link, ToMeasure) for tie in marks)
    assert marks


def test_an_order_and_the_one_it_changes_know_each_other(workspace: Workspace) -> None:
    first = saved(workspace, "Об утверждении", "12")
    second, _ = orders.save_order(workspace, OrderDraft("О внесении изменений", amends_id=first))
    assert row_of(workspace, first).links[0].link == ToOrder(second)
    assert row_of(workspace, second).links[0].text.startswith("Изменяет: приказ от")


def test_a_scan_is_copied_and_found_again(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Об утверждении", "12")
    scan = tmp_path / "Приказ 12.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    made = order_register.attach_scan(workspace, number, scan)
    assert made.touches("order_scan")
    (found,) = row_of(workspace, number).scans
    assert found.name == "Приказ 12.pdf"
    scan.unlink()
    assert plans.attachment_path(workspace, found.id).read_bytes() == b"%PDF-1.4 scan"

    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert row_of(workspace, number).scans == ()


def test_a_scan_is_taken_off(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Об утверждении", "12")
    for name in ("1.pdf", "2.pdf"):
        path = tmp_path / name
        path.write_bytes(name.encode())
        order_register.attach_scan(workspace, number, path)
    first, second = row_of(workspace, number).scans
    order_register.detach_scan(workspace, number, first.id)
    assert row_of(workspace, number).scans == (second,)


def test_a_scan_that_is_attached_again_stands_last(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Об утверждении", "12")
    attached: list[int | None] = []
    for name in ("1.pdf", "2.pdf", "2.pdf", "1.pdf"):
        path = tmp_path / name
        path.write_bytes(name.encode())
        attached.append(order_register.attach_scan(workspace, number, path).change_set_id)
    assert attached[2] is None  # it was the last one already
    assert [scan.name for scan in row_of(workspace, number).scans] == ["2.pdf", "1.pdf"]
    assert attached[3] is not None
    changes.undo(workspace, attached[3])
    assert [scan.name for scan in row_of(workspace, number).scans] == ["1.pdf", "2.pdf"]


def test_papers_hold_their_order_and_their_file(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Об утверждении", "12")
    path = tmp_path / "1.pdf"
    path.write_bytes(b"scan")
    order_register.attach_scan(workspace, number, path)
    adding, file = (
        next(row.id for row in changes.list_changes(workspace) if row.title.startswith(words))
        for words in ("Добавление приказа", "Добавление файла")
    )
    for change_set_id in (adding, file):
        with pytest.raises(UserError, match="более поздними действиями"):
            changes.undo(workspace, change_set_id)
    assert len(row_of(workspace, number).scans) == 1


def test_a_deleted_draft_comes_back_with_its_papers(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Проект")
    for name in ("1.pdf", "2.pdf"):
        path = tmp_path / name
        path.write_bytes(name.encode())
        order_register.attach_scan(workspace, number, path)
    order_register.set_archived(workspace, number, archived=True)
    before = row_of(workspace, number)
    gone = orders.delete_draft(workspace, number)
    assert gone.tables == {"order_record", "order_scan", "archived_order"}
    assert gone.change_set_id is not None
    changes.undo(workspace, gone.change_set_id)
    assert row_of(workspace, number) == before


def test_a_draft_that_others_name_keeps_its_papers(workspace: Workspace) -> None:
    number = saved(workspace, "Проект")
    orders.save_order(workspace, OrderDraft("О внесении изменений", amends_id=number))
    order_register.set_archived(workspace, number, archived=True)
    with pytest.raises(UserError, match="ссылаются другие записи"):
        orders.delete_draft(workspace, number)
    assert row_of(workspace, number).archived


def test_an_archived_order_comes_back(workspace: Workspace) -> None:
    number = saved(workspace, "Об утверждении", "12")
    made = order_register.set_archived(workspace, number, archived=True)
    assert row_of(workspace, number).archived
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert not row_of(workspace, number).archived
    order_register.set_archived(workspace, number, archived=True)
    order_register.set_archived(workspace, number, archived=False)
    assert not row_of(workspace, number).archived


def test_a_new_order_does_not_inherit_the_scans_of_a_deleted_draft(
    workspace: Workspace, tmp_path: Path
) -> None:
    number = saved(workspace, "Проект")
    scan = tmp_path / "1.pdf"
    scan.write_bytes(b"scan")
    order_register.attach_scan(workspace, number, scan)
    orders.delete_draft(workspace, number)
    again = saved(workspace, "Другой проект")
    assert row_of(workspace, again).scans == ()


def test_an_order_that_is_gone_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="нет в реестре"):
        order_register.set_archived(workspace, 7, archived=True)
