"""Papers of orders: scans and the archive, and what holds them."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.services import plans
from app.services.log import changes
from app.services.log.listing import list_changes
from app.services.orders import orders, scans
from app.services.orders.orders import OrderDraft
from app.services.storage.workspace import Workspace
from tests.services.orders.saved import row_of, saved


def test_a_scan_is_copied_and_found_again(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Об утверждении", "12")
    scan = tmp_path / "Приказ 12.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    changed = scans.attach_scan(workspace, number, scan)
    assert changed.touches("order_scan")
    (stored,) = row_of(workspace, number).scans
    assert stored.name == "Приказ 12.pdf"
    scan.unlink()
    assert plans.attachment_path(workspace, stored.id).read_bytes() == b"%PDF-1.4 scan"

    assert changed.change_set_id is not None
    changes.undo(workspace, changed.change_set_id)
    assert row_of(workspace, number).scans == ()


def test_a_scan_is_taken_off(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Об утверждении", "12")
    for name in ("1.pdf", "2.pdf"):
        path = tmp_path / name
        path.write_bytes(name.encode())
        scans.attach_scan(workspace, number, path)
    first, second = row_of(workspace, number).scans
    scans.detach_scan(workspace, number, first.id)
    assert row_of(workspace, number).scans == (second,)


def test_a_scan_that_is_attached_again_stands_last(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Об утверждении", "12")
    attached: list[int | None] = []
    for name in ("1.pdf", "2.pdf", "2.pdf", "1.pdf"):
        path = tmp_path / name
        path.write_bytes(name.encode())
        attached.append(scans.attach_scan(workspace, number, path).change_set_id)
    assert attached[2] is None  # it was the last one already
    assert [scan.name for scan in row_of(workspace, number).scans] == ["2.pdf", "1.pdf"]
    assert attached[3] is not None
    changes.undo(workspace, attached[3])
    assert [scan.name for scan in row_of(workspace, number).scans] == ["1.pdf", "2.pdf"]


def test_papers_hold_their_order_and_their_file(workspace: Workspace, tmp_path: Path) -> None:
    number = saved(workspace, "Об утверждении", "12")
    path = tmp_path / "1.pdf"
    path.write_bytes(b"scan")
    scans.attach_scan(workspace, number, path)
    adding, file = (
        next(row.id for row in list_changes(workspace) if row.title.startswith(words))
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
        scans.attach_scan(workspace, number, path)
    scans.set_archived(workspace, number, archived=True)
    before = row_of(workspace, number)
    gone = orders.delete_draft(workspace, number)
    assert gone.tables == {"order_record", "order_scan", "archived_order"}
    assert gone.change_set_id is not None
    changes.undo(workspace, gone.change_set_id)
    assert row_of(workspace, number) == before


def test_a_draft_that_others_name_keeps_its_papers(workspace: Workspace) -> None:
    number = saved(workspace, "Проект")
    orders.save_order(workspace, OrderDraft(title="О внесении изменений", amends_id=number))
    scans.set_archived(workspace, number, archived=True)
    with pytest.raises(UserError, match="ссылаются другие записи"):
        orders.delete_draft(workspace, number)
    assert row_of(workspace, number).archived


def test_an_archived_order_comes_back(workspace: Workspace) -> None:
    number = saved(workspace, "Об утверждении", "12")
    changed = scans.set_archived(workspace, number, archived=True)
    assert row_of(workspace, number).archived
    assert changed.change_set_id is not None
    changes.undo(workspace, changed.change_set_id)
    assert not row_of(workspace, number).archived
    scans.set_archived(workspace, number, archived=True)
    scans.set_archived(workspace, number, archived=False)
    assert not row_of(workspace, number).archived


def test_a_new_order_does_not_inherit_the_scans_of_a_deleted_draft(
    workspace: Workspace, tmp_path: Path
) -> None:
    number = saved(workspace, "Проект")
    scan = tmp_path / "1.pdf"
    scan.write_bytes(b"scan")
    scans.attach_scan(workspace, number, scan)
    orders.delete_draft(workspace, number)
    again = saved(workspace, "Другой проект")
    assert row_of(workspace, again).scans == ()


def test_an_order_that_is_gone_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="нет в реестре"):
        scans.set_archived(workspace, 7, archived=True)
