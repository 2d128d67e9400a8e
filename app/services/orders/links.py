"""What an order is tied to: plans, schools, marks of execution, other orders, made documents."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.findings.links import (
    Link,
    ToMadeFile,
    ToMeasure,
    ToOrder,
    ToPlan,
    ToProgramme,
    ToSchool,
)
from app.services.language.dates import year_name
from app.services.language.plural import MEASURE, SCHOOL, counted
from app.services.orders.orders import OrderRow

if TYPE_CHECKING:
    from app.services.storage.files.sqlite import Reader


@dataclass(frozen=True, slots=True)
class OrderLink:
    """What an order is tied to, in Russian words, and the thing itself."""

    text: str
    link: Link


def read_links(reader: "Reader", orders: Mapping[int, OrderRow]) -> dict[int, list[OrderLink]]:
    """What each order is tied to; nothing for the others.

    Args:
        reader: of the running read.
        orders: all orders by their keys.
    """
    links: dict[int, list[OrderLink]] = defaultdict(list)
    for row in reader.rows("SELECT id, title, year, order_id FROM plan WHERE order_id IS NOT NULL"):
        text = f"План на {year_name(row['year'])}: {row['title']}"
        links[row["order_id"]].append(OrderLink(text, ToPlan(row["id"])))
    for row in reader.rows("SELECT id, title, order_id FROM programme WHERE order_id IS NOT NULL"):
        link = ToProgramme(row["id"], "order_id")
        links[row["order_id"]].append(OrderLink(f"Программа: {row['title']}", link))
    _link_schools(reader, links)
    _link_work(reader, links)
    _link_marks(reader, links)
    for order in orders.values():
        if order.amends_id is not None:
            _link_amended(order, orders[order.amends_id], links)
    _link_outputs(reader, links)
    return links


def _link_schools(reader: "Reader", links: dict[int, list[OrderLink]]) -> None:
    for column, words in (("entry_order_id", "Внесены в список"), ("exit_order_id", "Выведены")):
        rows = reader.rows(
            f"SELECT {column} AS number, count(*) AS schools, min(school_id) AS first"
            f" FROM support_entry WHERE {column} IS NOT NULL GROUP BY {column}"
        )
        for row in rows:
            text = f"{words}: {counted(row['schools'], SCHOOL)}"
            links[row["number"]].append(OrderLink(text, ToSchool(row["first"], "history")))


def _link_work(reader: "Reader", links: dict[int, list[OrderLink]]) -> None:
    """Orders that prove a step of support or something held with a school."""
    rows = reader.rows(
        "SELECT order_id, count(DISTINCT school_id) AS schools, min(school_id) AS first FROM"
        " (SELECT order_id, school_id FROM support_step UNION ALL"
        " SELECT order_id, school_id FROM support_event)"
        " WHERE order_id IS NOT NULL GROUP BY order_id"
    )
    for row in rows:
        text = f"Работа со школами: {counted(row['schools'], SCHOOL)}"
        links[row["order_id"]].append(OrderLink(text, ToSchool(row["first"], "support")))


def _link_marks(reader: "Reader", links: dict[int, list[OrderLink]]) -> None:
    rows = reader.rows(
        "SELECT order_id, count(DISTINCT measure_id) AS measures, min(measure_id) AS first"
        " FROM execution_mark WHERE order_id IS NOT NULL GROUP BY order_id"
    )
    for row in rows:
        text = f"Подтверждает исполнение: {counted(row['measures'], MEASURE)}"
        links[row["order_id"]].append(OrderLink(text, ToMeasure(row["first"])))


def _link_amended(order: OrderRow, amended: OrderRow, links: dict[int, list[OrderLink]]) -> None:
    links[order.id].append(OrderLink(f"Изменяет: {amended.label}", ToOrder(amended.id)))
    links[amended.id].append(OrderLink(f"Изменён: {order.label}", ToOrder(order.id)))


def _link_outputs(reader: "Reader", links: dict[int, list[OrderLink]]) -> None:
    rows: Sequence[Any] = reader.rows(
        "SELECT id, path, order_id FROM output_record WHERE order_id IS NOT NULL ORDER BY id DESC"
    )
    seen: set[tuple[int, str]] = set()
    for row in rows:
        name = Path(row["path"]).name
        if (row["order_id"], row["path"]) not in seen:
            seen.add((row["order_id"], row["path"]))
            links[row["order_id"]].append(OrderLink(f"Файл: {name}", ToMadeFile(row["id"])))
