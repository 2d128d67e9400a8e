"""The register of orders with their papers, and the history of documents."""

from app.enums import OrderState
from app.services.findings.links import ToOrder, ToOrders
from app.services.log.words.columns import choice, day, link, order, owner, text, year
from app.services.log.words.places import Row, Rows, Seen
from app.services.log.words.table import Counted, Logged, TableWords


def _order(rows: Rows, row: Row) -> Seen:
    there = rows.exists("order_record", row["id"])
    return Seen(ToOrder(row["id"]) if there else ToOrders())


ORDERS = TableWords(
    table="order_record",
    one="Приказ",
    columns={
        "title": text("название"),
        "number": text("номер"),
        "issued_on": day("дата"),
        "state": choice("состояние", OrderState),
        "year": year(),
        "signer_id": link("подписывает", "person"),
        "amends_id": link("изменяет приказ", "order_record"),
        "note": text("примечание"),
    },
    silent=frozenset({"id", "kind"}),
    name=("title",),
    called="title",
    shown=_order,
    rank=190,
    seen_on=("overview", "schools", "plans", "documents"),
    counted=Counted(100, "Приказы"),
)


def _of_order(rows: Rows, row: Row) -> Seen:
    return _order(rows, {"id": row["order_id"]})


SCANS = TableWords(
    table="order_scan",
    one="Скан приказа",
    columns={
        "order_id": owner("order_record"),
        "attachment_id": link("приложенный файл", "attachment"),
        "position": order(),
    },
    silent=frozenset(),
    name=("order_id",),
    shown=_of_order,
    rank=192,
    seen_on=("documents",),
)

ARCHIVED = TableWords(
    table="archived_order",
    one="Приказ в архиве",
    columns={"order_id": owner("order_record")},
    silent=frozenset(),
    name=("order_id",),
    shown=_of_order,
    rank=194,
    seen_on=("documents",),
)

DOCUMENTS = TableWords(
    table="output_record",
    one="Созданный документ",
    columns={"title": text("название")},
    silent=frozenset(
        {
            "id",
            "created_at",
            "author",
            "kind",
            "file_format",
            "path",
            "sha256",
            "year",
            "order_id",
            "run_id",
            "plan_id",
            "inputs",
        }
    ),
    name=("title",),
    seen_on=("overview", "schools", "documents"),
    counted=Counted(110, "Записи о созданных документах"),
    logged=Logged.NEVER,
)
