"""Papers that something is proved or founded with: an order, a file, the address of a page."""

from typing import TYPE_CHECKING

from app.errors import UserError

if TYPE_CHECKING:
    from sqlmodel import Session


def is_link(words: str) -> bool:
    """Whether what is written as the evidence of execution is the address of a page."""
    return words.strip().startswith(("http://", "https://"))


def require_papers(
    session: "Session", order_id: int | None = None, attachment_id: int | None = None
) -> None:
    """Look whether an order and a file that are named are there.

    Raises:
        UserError: one of them is not.
    """
    from app.models import Attachment, OrderRecord

    if order_id is not None and session.get(OrderRecord, order_id) is None:
        raise UserError("Выбранного приказа нет в реестре.", "Выберите другой приказ.")
    if attachment_id is not None and session.get(Attachment, attachment_id) is None:
        raise UserError("Приложенного файла нет.", "Приложите его ещё раз.")


def is_referred_to(session: "Session", order_id: int) -> bool:
    """Whether any record of the workspace refers to an order."""
    from sqlmodel import SQLModel

    for table in SQLModel.metadata.tables.values():
        for column in table.c:
            if not any(key.target_fullname == "order_record.id" for key in column.foreign_keys):
                continue
            query = table.select().where(column == order_id).limit(1)
            if session.connection().execute(query).first() is not None:
                return True
    return False
