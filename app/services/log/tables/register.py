"""The register of orders with their papers, and the history of documents."""

from datetime import date

from app.enums import OrderState
from app.services.findings.links import ToMadeFile, ToOrder, ToOrders
from app.services.language.dates import date_digits, day_of_moment
from app.services.language.numbers import NBSP
from app.services.language.sentences import quoted
from app.services.log.words.aggregate import Aggregate
from app.services.log.words.columns import choice, day, link, order, owner, text, year
from app.services.log.words.places import Row, Rows, Seen
from app.services.log.words.search import Hit, Search
from app.services.log.words.table import Counted, Logged, TableWords
from app.services.storage.files.sqlite import moment_if_known

_NO_DATE, _NO_NUMBER = "_" * 12, "_" * 6


def _order(rows: Rows, row: Row) -> Seen:
    there = rows.exists("order_record", row["id"])
    return Seen(ToOrder(row["id"]) if there else ToOrders())


def requisites(number: str | None, issued_on: date | None) -> str:
    """«от 17.08.2018 № 458»; lines to be filled in by hand for what a draft has not yet."""
    issued = _NO_DATE if issued_on is None else date_digits(issued_on)
    return f"от{NBSP}{issued} №{NBSP}{number or _NO_NUMBER}"


def order_label(state: str, title: str, number: str | None, issued_on: date | None) -> str:
    """«приказ от 17.08.2018 № 458», for a draft «проект приказа «…»»."""
    if state == OrderState.DRAFT:
        return f"проект приказа {quoted(title)}"
    return f"приказ {requisites(number, issued_on)}"


def _label(row: Row) -> str:
    stored = row["issued_on"]
    issued_on = None if stored is None else date.fromisoformat(stored)
    return order_label(row["state"], row["title"], row["number"], issued_on)


def _order_hit(row: Row) -> Hit:
    return Hit(
        title=row["title"], detail=_label(row), link=ToOrder(row["id"]), words=(row["note"],)
    )


def _document_hit(row: Row) -> Hit:
    made = day_of_moment(moment_if_known(row["created_at"]))
    return Hit(
        title=row["title"],
        detail=f"{row['file_format'].upper()}, {made}",
        link=ToMadeFile(row["id"]),
        words=(row["path"].replace("\\", "/").rpartition("/")[2],),
    )


ORDERS = TableWords(
    table="order_record",
    aggregate=Aggregate.ORDERS,
    one="Приказ",
    columns={
        "title": text("название"),
        "issuer": text("издан"),
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
    called_in_full=_label,
    shown=_order,
    rank=190,
    counted=Counted(100, "Приказы"),
    search=Search(
        kind="order",
        noun="приказ",
        place=50,
        query="SELECT * FROM order_record ORDER BY id DESC",
        hit=_order_hit,
    ),
)


def _of_order(rows: Rows, row: Row) -> Seen:
    return _order(rows, {"id": row["order_id"]})


SCANS = TableWords(
    table="order_scan",
    aggregate=Aggregate.ORDERS,
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
    counted=Counted(102, "Сканы приказов"),
)

ARCHIVED = TableWords(
    table="archived_order",
    aggregate=Aggregate.ORDERS,
    one="Приказ в архиве",
    columns={"order_id": owner("order_record")},
    silent=frozenset(),
    name=("order_id",),
    shown=_of_order,
    rank=194,
    counted=Counted(104, "Приказы в архиве"),
)

DOCUMENTS = TableWords(
    table="output_record",
    aggregate=Aggregate.DOCUMENTS,
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
    counted=Counted(110, "Записи о созданных документах"),
    search=Search(
        kind="document",
        noun="документ",
        place=60,
        # A file that was made again is found once, as it is now.
        query="SELECT id, title, file_format, path, created_at FROM output_record"
        " WHERE id IN (SELECT max(id) FROM output_record GROUP BY path) ORDER BY id DESC",
        hit=_document_hit,
    ),
    logged=Logged.NEVER,
)
