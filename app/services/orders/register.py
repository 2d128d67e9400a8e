"""The register of orders as a whole: numbering, what each order is tied to, its signed scans.

A scan is a file copied into the workspace's attachments.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.findings.links import Link, ToMadeFile, ToMeasure, ToOrder, ToPlan, ToSchool
from app.services.language.dates import date_digits, year_name
from app.services.language.numbers import NBSP
from app.services.language.plural import MEASURE, SCHOOL, counted
from app.services.log.changes import Changes, changing
from app.services.orders.attachments import attach_file
from app.services.orders.orders import OrderRow, read_orders

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.storage.files.sqlite import Reader
    from app.services.storage.workspace import Workspace

_NUMBER = re.compile(r"^(?P<before>\D*)(?P<number>\d{1,9})(?P<after>.*)$")
_MOST_GAPS = 5


@dataclass(frozen=True, slots=True)
class Scan:
    """A signed scan of an order: key of the attachment and the name that the file had."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class OrderLink:
    """What an order is tied to, in Russian words, and the thing itself."""

    text: str
    link: Link


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An order with everything around it.

    Attributes:
        order: the order.
        archived: put away: it stays in documents, but not in the list of every day.
        scans: signed scans, the oldest first.
        links: plans, schools, marks, other orders and made documents.
        remarks: what should be looked at, whole Russian sentences.
    """

    order: OrderRow
    archived: bool = False
    scans: tuple[Scan, ...] = ()
    links: tuple[OrderLink, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass
class _Series:
    """Registered orders of a calendar year whose numbers differ only in the digits."""

    before: str
    after: str
    orders: list[tuple[int, OrderRow]] = field(default_factory=list[tuple[int, OrderRow]])


def list_register(workspace: "Workspace") -> list[RegisterRow]:
    """Every order: drafts first, then by date, newest first."""
    with workspace.database.reading() as reader:
        orders = read_orders(reader)
        archived = {row["order_id"] for row in reader.rows("SELECT order_id FROM archived_order")}
        scans = _scans(reader)
        links = _links(reader, orders)
    remarks = _remarks(orders.values())
    found = [
        RegisterRow(
            row,
            row.id in archived,
            tuple(scans[row.id]),
            tuple(links[row.id]),
            tuple(remarks[row.id]),
        )
        for row in orders.values()
    ]
    return sorted(found, key=lambda row: _newest_first(row.order), reverse=True)


def _newest_first(order: OrderRow) -> tuple[date, int, int]:
    digits = _NUMBER.match(order.number or "")
    return order.issued_on or date.max, int(digits["number"]) if digits else 0, order.id


# Numbers


def suggest_number(orders: Iterable[OrderRow], day: date) -> str:
    """The number that would come next in the calendar year of a day; empty when nothing tells.

    The manner of writing is that of the newest order, so «418-ОД» is followed by «419-ОД»; a new
    year begins with 1.
    """
    series = _series(orders)
    this_year = [found for (year, *_), found in series.items() if year == day.year]
    if this_year:
        newest = max(this_year, key=_last_day)
        number = max(number for number, _order in newest.orders) + 1
        return f"{newest.before}{number}{newest.after}"
    earlier = [found for (year, *_), found in series.items() if year < day.year]
    if not earlier:
        return ""
    newest = max(earlier, key=_last_day)
    return f"{newest.before}1{newest.after}"


def gaps(orders: Iterable[OrderRow]) -> tuple[str, ...]:
    """Numbers that are missing in a run of numbers, as sentences.

    A department registers other orders too, so only single numbers missing in a dense run are
    told.
    """
    told: list[str] = []
    for (year, *_), series in sorted(_series(orders).items(), reverse=True):
        present = {number for number, _order in series.orders}
        missing = sorted(set(range(min(present), max(present))) - present)
        if missing and len(missing) <= min(_MOST_GAPS, len(present) - 1):
            names = ", ".join(f"{series.before}{number}{series.after}" for number in missing)
            told.append(f"За {year} год нет приказов с номерами: {names}.")
    return tuple(told)


def _series(orders: Iterable[OrderRow]) -> dict[tuple[int, str, str], _Series]:
    found: dict[tuple[int, str, str], _Series] = {}
    for order in orders:
        digits = _NUMBER.match(order.number or "")
        if digits is None or order.issued_on is None:
            continue
        before, after = digits["before"], digits["after"]
        key = (order.issued_on.year, before.casefold(), after.casefold())
        series = found.setdefault(key, _Series(before, after))
        series.orders.append((int(digits["number"]), order))
    return found


def _last_day(series: _Series) -> tuple[date, int]:
    return max((order.issued_on or date.min, number) for number, order in series.orders)


def _remarks(orders: Iterable[OrderRow]) -> dict[int, list[str]]:
    """Numbers given twice in a year, and numbers that go against their dates."""
    found: dict[int, list[str]] = defaultdict(list)
    for (year, *_), series in _series(orders).items():
        ordered = sorted(series.orders, key=lambda pair: (pair[0], pair[1].issued_on or date.min))
        for (number, order), (next_number, following) in pairwise(ordered):
            if number == next_number:
                for one, other in ((order, following), (following, order)):
                    found[one.id].append(
                        f"Номер {one.number} за {year} год занят дважды: {_requisites(other)}."
                    )
            elif (order.issued_on or date.min) > (following.issued_on or date.min):
                found[following.id].append(
                    f"Дата раньше, чем у приказа с меньшим номером: {_requisites(order)}."
                )
    return found


def _requisites(order: OrderRow) -> str:
    day = "" if order.issued_on is None else f" от{NBSP}{date_digits(order.issued_on)}"
    return f"№{NBSP}{order.number}{day}"


# Archive and scans


def set_archived(workspace: "Workspace", order_id: int, *, archived: bool) -> Changes:
    """Put an order away, or take it back into the list of every day.

    Raises:
        UserError: there is no such order.
    """
    from app.models import ArchivedOrder

    title = "Приказ убран в архив" if archived else "Приказ возвращён из архива"
    with changing(workspace, "edit", title) as work:
        _require_order(work.session, order_id)
        stored = work.session.get(ArchivedOrder, order_id)
        if archived and stored is None:
            work.session.add(ArchivedOrder(order_id=order_id))
        elif not archived and stored is not None:
            work.session.delete(stored)
    return work.changes


def attach_scan(workspace: "Workspace", order_id: int, path: Path) -> Changes:
    """Copy a file into the workspace as a signed scan of an order; it stands last among them.

    Raises:
        UserError: there is no such order, or the file cannot be attached.
        EnvironmentProblem: the workspace's disk is full or cannot be written.
    """
    from sqlmodel import select

    from app.models import OrderScan

    attachment = attach_file(workspace, path)
    with changing(workspace, "edit", f"Скан приказа «{path.name}»") as work:
        _require_order(work.session, order_id)
        scans = work.session.exec(select(OrderScan).where(OrderScan.order_id == order_id)).all()
        last = max((scan.position for scan in scans), default=0)
        stored = next((scan for scan in scans if scan.attachment_id == attachment), None)
        if stored is None:
            work.session.add(
                OrderScan(order_id=order_id, attachment_id=attachment, position=last + 1)
            )
        elif stored.position < last:
            stored.position = last + 1
    return work.changes


def detach_scan(workspace: "Workspace", order_id: int, scan_id: int) -> Changes:
    """Take a scan off an order; the copied file stays in the workspace.

    Raises:
        UserError: there is no such order.
    """
    from app.models import OrderScan

    with changing(workspace, "edit", "Скан приказа снят") as work:
        _require_order(work.session, order_id)
        stored = work.session.get(OrderScan, (order_id, scan_id))
        if stored is not None:
            work.session.delete(stored)
    return work.changes


def _require_order(session: "Session", order_id: int) -> None:
    from app.models import OrderRecord

    if session.get(OrderRecord, order_id) is None:
        raise UserError("Этого приказа нет в реестре.", "Обновите список и повторите.")


def _scans(reader: "Reader") -> dict[int, list[Scan]]:
    scans: dict[int, list[Scan]] = defaultdict(list)
    for row in reader.rows(
        "SELECT s.order_id, a.id, a.original_name FROM order_scan s"
        " JOIN attachment a ON a.id = s.attachment_id ORDER BY s.order_id, s.position"
    ):
        scans[row["order_id"]].append(Scan(row["id"], row["original_name"]))
    return scans


# What an order is tied to


def _links(reader: "Reader", orders: Mapping[int, OrderRow]) -> dict[int, list[OrderLink]]:
    found: dict[int, list[OrderLink]] = defaultdict(list)
    for row in reader.rows("SELECT id, title, year, order_id FROM plan WHERE order_id IS NOT NULL"):
        text = f"План на {year_name(row['year'])}: {row['title']}"
        found[row["order_id"]].append(OrderLink(text, ToPlan(row["id"])))
    _link_schools(reader, found)
    _link_marks(reader, found)
    for order in orders.values():
        if order.amends_id is not None:
            _link_amended(order, orders[order.amends_id], found)
    _link_outputs(reader, found)
    return found


def _link_schools(reader: "Reader", found: dict[int, list[OrderLink]]) -> None:
    for column, words in (("entry_order_id", "Включены в перечень"), ("exit_order_id", "Выведены")):
        rows = reader.rows(
            f"SELECT {column} AS number, count(*) AS schools, min(school_id) AS first"
            f" FROM support_entry WHERE {column} IS NOT NULL GROUP BY {column}"
        )
        for row in rows:
            text = f"{words}: {counted(row['schools'], SCHOOL)}"
            found[row["number"]].append(OrderLink(text, ToSchool(row["first"], "history")))


def _link_marks(reader: "Reader", found: dict[int, list[OrderLink]]) -> None:
    rows = reader.rows(
        "SELECT order_id, count(DISTINCT measure_id) AS measures, min(measure_id) AS first"
        " FROM execution_mark WHERE order_id IS NOT NULL GROUP BY order_id"
    )
    for row in rows:
        text = f"Подтверждает исполнение: {counted(row['measures'], MEASURE)}"
        found[row["order_id"]].append(OrderLink(text, ToMeasure(row["first"])))


def _link_amended(order: OrderRow, amended: OrderRow, found: dict[int, list[OrderLink]]) -> None:
    found[order.id].append(OrderLink(f"Изменяет: {amended.label}", ToOrder(amended.id)))
    found[amended.id].append(OrderLink(f"Изменён: {order.label}", ToOrder(order.id)))


def _link_outputs(reader: "Reader", found: dict[int, list[OrderLink]]) -> None:
    rows: Sequence[Any] = reader.rows(
        "SELECT id, path, order_id FROM output_record WHERE order_id IS NOT NULL ORDER BY id DESC"
    )
    seen: set[tuple[int, str]] = set()
    for row in rows:
        name = Path(row["path"]).name
        if (row["order_id"], row["path"]) not in seen:
            seen.add((row["order_id"], row["path"]))
            link = OrderLink(f"Файл: {name}", ToMadeFile(row["id"]))
            found[row["order_id"]].append(link)
