"""The one paper that proves a step of support or an event: an order, a file, or an address.

The first screen loads it with the steps, the editing services only when something is typed.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import UserError

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.orders.orders import OrderRow
    from app.services.storage.files.sqlite import Row
    from app.services.storage.workspace import Workspace


class Paper(NamedTuple):
    """At most one of the three.

    Attributes:
        order_id: key of an order of the register, or None.
        attachment_id: key of an attached file, or None.
        link: an address, or empty.
    """

    order_id: int | None = None
    attachment_id: int | None = None
    link: str = ""


def paper_of(row: "Row") -> Paper:
    """The paper of a stored row."""
    return Paper(row["order_id"], row["attachment_id"], row["link"])


def paper_words(paper: Paper, orders: "Mapping[int, OrderRow]", files: Mapping[int, str]) -> str:
    """«приказ от 17.08.2018 № 458», the name of the file, the address; empty without a paper."""
    if paper.order_id is not None:
        return orders[paper.order_id].label
    return paper.link if paper.attachment_id is None else files[paper.attachment_id]


def typed_paper(workspace: "Workspace", text: str) -> Paper:
    """The paper that a typed text means: an address, an order by its number, an attached file.

    «458», «№ 458» and «приказ от 17.08.2018 № 458» are orders of the register, with or without
    their number and day; of several files of a name the last one counts. An empty text is none.

    Raises:
        UserError: nothing in the register is called so, or several orders are.
    """
    from app.services.language.matching import folded
    from app.services.orders.attachments import read_attachments
    from app.services.orders.orders import read_orders
    from app.services.orders.papers import is_link
    from app.services.orders.taken_numbers import number_key

    words = " ".join(text.split())
    if not words:
        return Paper()
    if is_link(words):
        return Paper(link=words)
    with workspace.database.reading() as reader:
        orders, files = read_orders(reader), read_attachments(reader)
    named = [key for key, row in orders.items() if folded(row.label) == folded(words)]
    numbered = [
        key
        for key, row in orders.items()
        if row.number is not None and number_key(row.number) == number_key(words)
    ]
    found = named or numbered
    if len(found) > 1:
        told = ", ".join(orders[key].label for key in found)
        raise UserError(f"Под «{words}» подходит несколько: {told}.", "Напишите один целиком.")
    if found:
        return Paper(found[0])
    attached = [key for key, name in files.items() if name == words]
    if attached:
        return Paper(attachment_id=max(attached))
    raise UserError(
        f"Приказа «{words}» в реестре нет.",
        "Укажите номер приказа из реестра, адрес https://… или приложите файл.",
    )


def paper_values(session: "Session", paper: Paper) -> dict[str, Any]:
    """The columns of a paper.

    Raises:
        UserError: there are several papers, or the order or the file is not there.
    """
    from app.services.orders.papers import require_papers

    link = paper.link.strip()
    if (paper.order_id is not None) + (paper.attachment_id is not None) + bool(link) > 1:
        raise UserError("Указано несколько документов.", "Оставьте один: приказ, файл или ссылку.")
    require_papers(session, paper.order_id, paper.attachment_id)
    return {"order_id": paper.order_id, "attachment_id": paper.attachment_id, "link": link}
