"""The year of work of an order by which schools enter a list: its day may not move it."""

from collections.abc import Collection
from datetime import date

from app.errors import UserError
from app.services.language.dates import date_digits, year_name, year_of_paper

LIST_ORDER = "list-order"  # the kind of the order that approves nothing but a list of schools


def require_year(
    kind: str,
    issued_on: date | None,
    wanted: int | None,
    of_lists: Collection[str] = (LIST_ORDER,),
) -> None:
    """Refuse a list order whose day belongs to another year of work than the one it is made for.

    It would be the order of another list without a word. Other orders follow their day.

    Args:
        kind: of the order.
        issued_on: its day.
        wanted: the year of work that it is made for.
        of_lists: kinds of the orders that approve a list, as
            `documents.making.list_orders.list_order_kinds` tells them.

    Raises:
        UserError: the day and the year of work do not fit.
    """
    if kind not in of_lists or issued_on is None or wanted is None:
        return
    year = year_of_paper(issued_on, wanted)
    if year != wanted:
        raise UserError(
            f"Дата {date_digits(issued_on)} относится к работе {year_name(year)}, а приказ"
            f" со списком школ готовится для работы {year_name(wanted)}.",
            "Исправьте дату или год работы приказа.",
        )
