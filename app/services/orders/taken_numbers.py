"""Which numbers of orders are taken, and when two ways to type one are the same number."""

import re
from datetime import date
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.language.dates import date_digits
from app.services.language.sentences import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from app.models import OrderRecord

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_LOOK_ALIKES = str.maketrans("abekmhopctyx", "авекмнорстух")


def plain_number(number: str | None) -> str | None:
    """A number as it is stored, without its sign; None where nothing is typed."""
    text = " ".join((number or "").split()).removeprefix("№").strip()
    return text or None


def number_key(number: str) -> str:
    """The same for two ways to type one number: «418 - ОД», «418–од», with Latin «O» for «О»."""
    text = _DASHES.sub("-", "".join(number.casefold().split()).removeprefix("№"))
    return text.translate(_LOOK_ALIKES)


def own_registered(session: "Session") -> "list[OrderRecord]":
    """The registered orders of the department, on the session of a running change."""
    from sqlmodel import select

    from app.models import OrderRecord

    own = select(OrderRecord).where(OrderRecord.state == "registered", OrderRecord.issuer == "")
    return list(session.exec(own))


def refuse_taken(
    registered: "Sequence[OrderRecord]",
    record: "OrderRecord",
    number: str | None,
    issued_on: date | None,
) -> None:
    """Refuse a number for an order that another order of the calendar year has.

    Raises:
        UserError: it is taken; both orders are named.
    """
    if number is None or issued_on is None:
        return
    for other in registered:
        if other is record or other.number is None or other.issued_on is None:
            continue
        same_number = number_key(other.number) == number_key(number)
        if same_number and other.issued_on.year == issued_on.year:
            raise UserError(
                f"Номер {number} в {issued_on.year} году уже занят: в реестре есть приказ"
                f" от {date_digits(other.issued_on)} {quoted(other.title)}, а вводится приказ"
                f" от {date_digits(issued_on)}.",
                "Проверьте номер и дату: если это один приказ, исправьте его карточку.",
            )
