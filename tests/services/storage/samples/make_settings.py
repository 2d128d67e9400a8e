"""Make `workspace-0002.opora` and `workspace-0002.json` with the program as it was then.

To be run in a work tree of commit 8896a87, the last that kept stages of support, information for
the region and papers of orders under `setting`:

    PYTHONPATH=. python …/tests/services/storage/samples/make_settings.py FOLDER

Both files stay as they are for ever, like those that `make.py` made.
"""

import json
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from histories import read_histories
from meaning import read_meaning

from app.services.clock import Clock
from app.services.department.department import DepartmentDraft, save_department
from app.services.log.changes import Changes, list_changes, undo
from app.services.orders import orders
from app.services.orders import register as order_register
from app.services.progress import run_steps
from app.services.schools import schools, support_work
from app.services.schools.support_work import SchoolWork
from app.services.storage.packing.packing import pack
from app.services.storage.workspace import Workspace, create_workspace
from app.services.year import region_info

NAME = "workspace-0002"
CLOCK = Clock(datetime(2026, 11, 29, 9, 0, tzinfo=UTC))
DAYS = [date(2026, 10, day) for day in range(1, 31)]
PARTS = ("orders", "work", "region", "schools", "changes")


def make(folder: Path) -> None:
    """Both files, in `folder`."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with create_workspace(place / "workspace", CLOCK) as workspace:
            workspace.actor = "zhukova"
            save_department(workspace, DepartmentDraft("Управление образования"))
            _work(workspace)
            _region(workspace)
            _papers(workspace, place)
            _gone(workspace, place)
            run_steps(pack(workspace, folder / f"{NAME}.opora"))
            meaning = read_meaning(workspace)
            answers = {part: meaning[part] for part in PARTS}
            answers["histories"] = read_histories(workspace, [])["schools"]
    lines = (
        f"{json.dumps(name)}: {json.dumps(part, ensure_ascii=False)}"
        for name, part in answers.items()
    )
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (folder / f"{NAME}.json").write_text(text, encoding="utf-8")


def _school(workspace: Workspace, name: str) -> int:
    return schools.save_school(workspace, schools.SchoolDraft(name))[0]


def _undo(workspace: Workspace, changes: Changes) -> None:
    assert changes.change_set_id is not None
    undo(workspace, changes.change_set_id)


def _work(workspace: Workspace) -> None:
    """Marks that were made, changed, emptied; taken back, and taken back and done again."""
    first, second = _school(workspace, "СОШ № 1"), _school(workspace, "СОШ № 2")
    support_work.save_work(workspace, first, 2027, SchoolWork(interview=DAYS[0]))
    work = SchoolWork(DAYS[1], DAYS[2], note="протокол № 1")
    support_work.save_work(workspace, first, 2027, work)
    support_work.save_work(workspace, second, 2026, SchoolWork(*DAYS[3:8], note="все этапы"))
    support_work.save_work(workspace, second, 2027, SchoolWork(note="только примечание"))
    support_work.save_work(workspace, second, 2025, SchoolWork(decision=DAYS[9]))
    support_work.save_work(workspace, second, 2025, SchoolWork())
    _undo(
        workspace,
        support_work.save_work(workspace, first, 2026, SchoolWork(agreement=DAYS[10])),
    )
    _undo(
        workspace,
        support_work.save_work(workspace, first, 2025, SchoolWork(programme=DAYS[11])),
    )
    undo(workspace, list_changes(workspace)[0].id)


def _region(workspace: Workspace) -> None:
    """Sent once; sent and corrected; sent and taken back."""
    region_info.save_sent(workspace, 2026, "january", date(2026, 1, 29), "исх. № 15")
    region_info.save_sent(workspace, 2026, "july", date(2026, 7, 17), "")
    region_info.save_sent(workspace, 2026, "july", date(2026, 7, 18), "исх. № 311")
    _undo(workspace, region_info.save_sent(workspace, 2027, "january", DAYS[0], "рано"))


def _papers(workspace: Workspace, place: Path) -> None:
    """Scans put on and taken off, the archive there and back, a draft deleted with its papers."""
    draft = orders.OrderDraft("О мониторинге школ", "", "701", DAYS[0], 2027)
    first, _ = orders.save_order(workspace, draft)
    for name in ("1.pdf", "2.pdf", "3.pdf", "1.pdf"):
        order_register.attach_scan(workspace, first, _file(place, name))
    second_scan = order_register.list_register(workspace)[0].scans[0].id
    order_register.detach_scan(workspace, first, second_scan)
    order_register.set_archived(workspace, first, archived=True)
    back, _ = orders.save_order(workspace, orders.OrderDraft("О комиссии", "", "702", DAYS[1]))
    order_register.set_archived(workspace, back, archived=True)
    order_register.set_archived(workspace, back, archived=False)
    deleted, _ = orders.save_order(workspace, orders.OrderDraft("О лишнем"))
    for name in ("4.pdf", "2.pdf"):
        order_register.attach_scan(workspace, deleted, _file(place, name))
    order_register.set_archived(workspace, deleted, archived=True)
    orders.delete_draft(workspace, deleted)


def _gone(workspace: Workspace, place: Path) -> None:
    """Schools, orders and files that were taken back while settings still named them."""
    school, adding = schools.save_school(workspace, schools.SchoolDraft("СОШ № 3"))
    support_work.save_work(workspace, school, 2027, SchoolWork(review=DAYS[12], note="№ 3"))
    _undo(workspace, adding)
    order, adding = orders.save_order(workspace, orders.OrderDraft("О снятом", "", "703", DAYS[2]))
    order_register.attach_scan(workspace, order, _file(place, "5.pdf"))
    order_register.set_archived(workspace, order, archived=True)
    _undo(workspace, adding)
    kept = min(row.order.id for row in order_register.list_register(workspace))
    order_register.attach_scan(workspace, kept, _file(place, "6.pdf"))
    file = next(row for row in list_changes(workspace) if row.title == "Добавление файла «6.pdf»")
    undo(workspace, file.id)


def _file(place: Path, name: str) -> Path:
    path = place / name
    path.write_bytes(b"%PDF-1.4 " + name.encode())
    return path


if __name__ == "__main__":
    make(Path(sys.argv[1]))
