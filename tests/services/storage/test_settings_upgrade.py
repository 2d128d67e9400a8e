"""Stages of support, information for the region and papers of orders leave `setting` for tables."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.errors import LaterChangesError
from app.services.clock import Clock
from app.services.log.changes import undo
from app.services.log.details import describe_change, undo_refusal
from app.services.log.entries import entries_about, one
from app.services.log.listing import list_changes
from app.services.log.words.table import SCHOOL
from app.services.orders.register import list_register
from app.services.progress import run_steps
from app.services.schools.support_work import get_work
from app.services.storage.packing.unpacking import unpack
from app.services.storage.workspace import DATABASE_NAME, Workspace, open_workspace
from tests.services.storage.samples.histories import read_histories
from tests.services.storage.samples.meaning import read_meaning
from tests.services.storage.samples.moved import TABLES, is_moved, stored_rows, wanted_rows

SAMPLES = Path(__file__).parent / "samples"
CLOCK = Clock(datetime(2026, 11, 29, 9, 0, tzinfo=UTC))
_KEYS_OF_WORK = (
    "SELECT row_key FROM change_key JOIN change_table t ON t.id = table_id"
    " WHERE t.name = 'support_work'"
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The workspace as the old program left it."""
    return run_steps(unpack(SAMPLES / "workspace-0002.opora", tmp_path / "рабочее место"))


@pytest.fixture
def before(old: Path, tmp_path: Path) -> Path:
    """Its database, untouched."""
    copy = tmp_path / "before.sqlite"
    copy.write_bytes((old / DATABASE_NAME).read_bytes())
    return copy


@pytest.fixture
def opened(before: Path, old: Path) -> Iterator[Workspace]:
    assert before.is_file()
    with open_workspace(old, clock=CLOCK) as workspace:
        workspace.actor = "zhukova"
        yield workspace


def select(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def undo_all(workspace: Workspace) -> list[int]:
    """Take back what is in force, the action of the latest number first; numbers of the undos."""
    done: list[int] = []
    for action in list_changes(workspace):
        if action.action != "undo" and not action.undone:
            changes = undo(workspace, action.id)
            assert changes.change_set_id is not None
            done.append(changes.change_set_id)
    return done


def bring_back(workspace: Workspace, title: str) -> None:
    """Do an action again that was taken back."""
    number = next(row.id for row in list_changes(workspace) if row.title == f"Отмена: {title}")
    undo(workspace, number)


def bring_all_back(workspace: Workspace) -> None:
    for title in (
        "добавление файла «6.pdf»",
        "добавление приказа «О снятом»",
        "добавление школы – СОШ № 3",
    ):
        bring_back(workspace, title)


def test_every_setting_stands_in_its_table(opened: Workspace, before: Path) -> None:
    wanted, stored = wanted_rows(before), stored_rows(opened.database.path)

    missing = {
        table: [row for row in rows if row not in stored[table]] for table, rows in wanted.items()
    }
    assert missing.pop("support_work") == [(3, 2027, None, "2026-10-13", None, None, None, "№ 3")]
    assert missing == {"region_info": [], "order_scan": [(1, 6), (3, 5)], "archived_order": [(3,)]}
    assert sum(map(len, stored.values())) == sum(map(len, wanted.values())) - 4
    assert select(opened.database.path, "SELECT * FROM setting") == []
    assert select(opened.database.path, "PRAGMA foreign_key_check") == []


def test_what_was_taken_back_returns_with_its_rows(opened: Workspace, before: Path) -> None:
    assert get_work(opened, 3, 2027).note == ""
    bring_all_back(opened)
    assert stored_rows(opened.database.path) == wanted_rows(before)
    assert get_work(opened, 3, 2027).note == "№ 3"
    scans = {row.order.title: [scan.name for scan in row.scans] for row in list_register(opened)}
    assert scans["О снятом"] == ["5.pdf"]
    assert scans["О мониторинге школ"] == ["3.pdf", "1.pdf", "6.pdf"]


def test_the_services_say_what_they_said(opened: Workspace) -> None:
    stored = json.loads((SAMPLES / "workspace-0002.json").read_text(encoding="utf-8"))
    told = read_meaning(opened)
    told["histories"] = json.loads(json.dumps(read_histories(opened, [])))["schools"]
    # What the old program showed of a school that was not there any more.
    assert stored["work"].pop("2027/3")
    # A card does not name its own school again.
    for school, rows in stored["histories"].items():
        for row in rows:
            row[2] = row[2].removesuffix(f": СОШ № {school}")
    # One entry of the log may have become several.
    for row in (*stored["changes"], *told["changes"]):
        del row["rows"]
    # An order of that program belonged to no year unless one was chosen; now its date tells.
    assert {row["year"] for row in stored["orders"]} == {None, 2027}
    assert {row["year"] for row in told["orders"] if row["issued_on"]} == {2027}
    for row in (*stored["orders"], *told["orders"]):
        del row["year"]
    assert {name: told[name] for name in stored} == stored
    assert len(stored["histories"]["1"]) == 8


def test_the_log_follows_and_histories_find_it(opened: Workspace, before: Path) -> None:
    path = opened.database.path
    entries = "SELECT count(*) FROM change_entry WHERE table_name"
    kept = "SELECT count(*) FROM change_key JOIN change_table t ON t.id = table_id WHERE t.name"
    assert select(before, f"{entries} = 'setting'") == [(32,)]
    assert select(path, f"{kept} = 'setting'") == [(0,)]
    listed = ", ".join(f"'{table}'" for table in TABLES)
    # Moved to the end of the scans: three positions; taken off: two more; a draft with its papers:
    # two more; four rows went with the school, the order and the file that were taken back.
    assert select(path, f"{kept} IN ({listed})") == [(32 + 2 + 2 + 2 + 4,)]
    schools = {key.partition("|")[0] for (key,) in select(path, _KEYS_OF_WORK)}
    with opened.database.reading() as reader:
        about = entries_about(reader, [one(SCHOOL, school) for school in schools])
    assert len([entry for entry in about if entry.table == "support_work"]) == 13
    assert select(path, f"{kept} = 'support_work'") == [(13,)]
    lost = (
        "SELECT count(*) FROM change_subject s WHERE NOT EXISTS (SELECT 1 FROM change_key k"
        " WHERE k.table_id = s.table_id AND k.row_key = s.row_key)"
    )
    assert select(path, lost) == [(0,)]


def test_actions_of_the_old_program_are_taken_back_one_after_the_other(opened: Workspace) -> None:
    bring_all_back(opened)
    path = opened.database.path
    rows, orders = stored_rows(path), list_register(opened)
    done = undo_all(opened)

    assert len(done) == 40
    assert stored_rows(path) == {table: [] for table in TABLES}
    assert list_register(opened) == []
    for number in reversed(done):
        undo(opened, number)
    assert (stored_rows(path), list_register(opened)) == (rows, orders)


def test_the_log_of_the_old_program_reads_in_words(opened: Workspace) -> None:
    told = {
        (change.title, row.kind, row.name, row.text)
        for change in list_changes(opened)
        for row in describe_change(opened, change.id)
    }
    order, kinds = "О мониторинге школ", ("Скан приказа", "Приказ в архиве")
    wanted = {
        ("Скан приказа «2.pdf»", kinds[0], order, "приложенный файл: 2.pdf"),
        ("Скан приказа снят", kinds[0], order, "приложенный файл: было 2.pdf"),
        ("Приказ убран в архив", kinds[1], order, ""),
        (
            "Информация для региона к 20 июля, 2025/2026",
            "Информация для региона",
            "20 июля",
            "документ: исх. № 311; дата отправки: 17.07.2026 → 18.07.2026",
        ),
        (
            "Работа со школой, 2026/2027",
            "Работа со школой",
            "СОШ № 1",
            (
                "собеседование: 01.10.2026 → 02.10.2026; примечание: протокол № 1;"
                " экспертиза документов: 03.10.2026"
            ),
        ),
    }
    assert wanted - told == set()


def test_an_action_on_what_is_gone_says_calmly_why_not(opened: Workspace) -> None:
    numbers = [row.id for row in list_changes(opened) if row.title == "Скан приказа «6.pdf»"]
    with pytest.raises(LaterChangesError, match="более поздними действиями"):
        undo(opened, numbers[0])
    bring_back(opened, "добавление файла «6.pdf»")
    assert undo_refusal(opened, numbers[0]) == ""


ODD = {
    "support-work/2027/99": '{"interview":"2026-10-01"}',  # a school that was never there
    "support-work/1889/1": '{"interview":"2026-10-01"}',
    "support-work/2024/1": '{"interview":"вчера"}',
    "support-work/2023/1": '{"call":"2026-10-02","interview":"2026-10-01"}',
    "support-work/2022/1": '["2026-10-01"]',
    "support-work/2021/1": '{"note":',
    "support-work/сегодня": "1",
    "region-info/2024/may": "{}",
    "region-info/2024/july": '{"on_day":"2024-07-18","sent_on":"2024-07-18"}',
    "region-info/2023/july": '{"document":"","done":-1,"measures":0,"on_day":"2023-07-18",'
    '"overdue":0,"schools":[],"sent_on":"2023-07-18"}',
    "order.2": '{"archived":true,"scans":[1,77]}',
    "order.88": '{"archived":true}',
    "order.x": "null",
}
PLAIN = {"document.list-order": '{"font_size":"12"}', "orders": "1", "supportwork/2027/1": "2"}


def test_what_cannot_be_moved_stays_and_is_told(old: Path, before: Path) -> None:
    with closing(sqlite3.connect(old / DATABASE_NAME)) as connection, connection:
        connection.executemany("INSERT INTO setting VALUES (?, ?)", [*ODD.items(), *PLAIN.items()])
    with open_workspace(old, clock=CLOCK) as workspace:
        path = workspace.database.path
        left = dict(select(path, "SELECT key, value FROM setting"))
        # The scan of a file that was never there stays alone.
        assert left == {**ODD, "order.2": '{"scans":[77]}', **PLAIN}
        assert all(map(is_moved, ODD))
        rows = next(row for row in list_register(workspace) if row.order.id == 2)
        assert (rows.archived, [scan.name for scan in rows.scans]) == (True, ["1.pdf"])
        assert len(select(path, "SELECT * FROM support_work")) == 4
        told = list_changes(workspace)[0]
        assert told.title == (
            "Обновление: записей прежней версии, которые не перенесены и сохранены, – 13"
        )
        assert told.rows == len(ODD) - 2  # one is no JSON, one is nothing
        assert {row.kind for row in describe_change(workspace, told.id)} == {"Настройка"}
        # Taking that back changes nothing.
        undo(workspace, told.id)
        assert dict(select(path, "SELECT key, value FROM setting")) == left
        read_meaning(workspace)
    assert select(before, "SELECT count(*) FROM setting") == [(9,)]


def test_a_workspace_without_odd_rows_is_told_nothing(opened: Workspace, before: Path) -> None:
    newest = "SELECT max(id) FROM change_set"
    assert select(opened.database.path, newest) == select(before, newest)
