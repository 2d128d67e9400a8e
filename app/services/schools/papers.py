"""The one paper that proves a step of support or an event: an order, a file, or an address."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import UserError

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.services.orders.orders import OrderRow
    from app.services.storage.files.sqlite import Row


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


def paper_values(session: "Session", paper: Paper) -> dict[str, Any]:
    """The columns of a paper.

    Raises:
        UserError: there are several papers, or the order or the file is not there.
    """
    from app.models import Attachment, OrderRecord

    link = paper.link.strip()
    if (paper.order_id is not None) + (paper.attachment_id is not None) + bool(link) > 1:
        raise UserError("Указано несколько документов.", "Оставьте один: приказ, файл или ссылку.")
    if paper.order_id is not None and session.get(OrderRecord, paper.order_id) is None:
        raise UserError("Выбранного приказа нет в реестре.", "Выберите другой приказ.")
    if paper.attachment_id is not None and session.get(Attachment, paper.attachment_id) is None:
        raise UserError("Приложенного файла нет.", "Приложите его ещё раз.")
    return {"order_id": paper.order_id, "attachment_id": paper.attachment_id, "link": link}
