"""The columns of the register of orders, and how its rows look."""

from typing import TYPE_CHECKING

from app.enums import OrderState
from app.services.language.dates import year_name
from app.services.language.ordering import natural_key
from app.services.orders.register import RegisterRow
from app.views.tables.columns import Column, day_column, status_column
from app.views.widgets.status import Status
from app.views.widgets.statuses import order_status

if TYPE_CHECKING:
    from collections.abc import Mapping

OTHER_KIND = "Другой приказ"


class OrderKinds:
    """Titles of the kinds of orders as they are now, the department's own ones too."""

    def __init__(self) -> None:
        self.titles: Mapping[str, str] = {}

    def title(self, kind: str) -> str:
        """Of a kind that is there, or what stands for all others."""
        return self.titles.get(kind, OTHER_KIND)


def register_status(row: RegisterRow) -> Status:
    """State of an order in the register."""
    if row.archived:
        return Status("neutral", "archive", "в архиве")
    return order_status(row.order.state)


def _title_icon(row: RegisterRow) -> str | None:
    if row.remarks:
        return "warning"
    return "attachment" if row.scans else None


def _tip(row: RegisterRow) -> str:
    scans = [f"Скан: {scan.name}" for scan in row.scans]
    return "\n".join((row.order.title, *(remark.text for remark in row.remarks), *scans))


def order_columns(kinds: OrderKinds) -> tuple[Column[RegisterRow], ...]:
    """The columns, with the kinds as they are whenever a cell is asked."""
    kind = Column[RegisterRow](
        key="kind",
        title="Вид",
        text=lambda row: kinds.title(row.order.kind),
        tone=lambda row: None if row.order.kind in kinds.titles else "muted",
        width=200,
        wrap=True,
    )
    return (*_BEFORE_KIND, kind, *_BEHIND_KIND)


_BEFORE_KIND: tuple[Column[RegisterRow], ...] = (
    Column(
        key="number",
        title="№",
        text=lambda row: row.order.number or "",
        sort_key=lambda row: None if row.order.number is None else natural_key(row.order.number),
        width=64,
    ),
    day_column("day", "Дата", lambda row: row.order.issued_on, width=96),
    Column(
        key="title",
        title="О чём приказ",
        text=lambda row: row.order.title,
        icon=_title_icon,
        tooltip=_tip,
        width=280,
        stretch=True,
        wrap=True,
    ),
    status_column("state", "Состояние", register_status, width=168),
)
_BEHIND_KIND: tuple[Column[RegisterRow], ...] = (
    Column(
        key="year",
        title="Год работы",
        text=lambda row: "" if row.order.year is None else year_name(row.order.year),
        sort_key=lambda row: row.order.year,
        width=112,
    ),
    Column(
        key="note",
        title="Примечание",
        text=lambda row: row.order.note,
        tone=lambda _row: "muted",
        width=160,
    ),
)


def is_draft(row: RegisterRow) -> bool:
    """Whether the order has no number yet."""
    return row.order.state is OrderState.DRAFT
