"""Two fields of a form that belong together: an order of the register and the day it acts from."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from app.errors import UserError
from app.services.language.sentences import capital
from app.services.orders import orders
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import (
    FormDialog,
    field_value,
    required,
)
from app.views.widgets.fields.form_row import choice

if TYPE_CHECKING:
    from app.services.orders.orders import OrderRow
    from app.services.storage.workspace import Workspace


class OrderedDay:
    """The order, which may be left out, and the day, which may not.

    Choosing an order offers its date; a day that was typed otherwise stays.
    """

    def __init__(
        self,
        form: FormDialog,
        workspace: "Workspace",
        name: str,
        *,
        hint: str = "",
        order_hint: str = "",
    ) -> None:
        self._today = self._offered = workspace.clock.today()
        self._issued: dict[int, date | None] = {}
        rows = self._rows = orders.list_orders(workspace)
        options: list[tuple[str, object]] = [("Не указан" if rows else "Реестр пуст", None)]
        for row in rows:
            self._issued[row.id] = row.issued_on
            options.append((_words(row), row.id))
        self.order = choice(options)
        self.order.setSizeAdjustPolicy(
            self.order.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.order.currentIndexChanged.connect(lambda _number: self._offer())
        self.day = DateField(self._today)
        self.order_row = form.make_row("Приказ", self.order, hint=order_hint)
        self.day_row = form.make_row(name, self.day, hint=hint, required=True)
        form.add_line(self.order_row, self.day_row, stretches=(2, 1))

    @property
    def order_id(self) -> int | None:
        """Key of the chosen order."""
        return self.order.currentData()

    def set_values(self, order_id: int | None, day: date) -> None:
        """Show what is stored."""
        self.order.blockSignals(True)
        self.order.setCurrentIndex(max(0, self.order.findData(order_id)))
        self.order.blockSignals(False)
        self.day.set_value(day)

    def choose_latest(self, kinds: Collection[str]) -> None:
        """Choose the newest registered order of some kinds, if there is one; it offers its date."""
        for row in sorted(self._rows, key=lambda row: row.issued_on or date.min, reverse=True):
            if row.kind in kinds and row.issued_on is not None:
                self.choose(row.id)
                return

    def choose(self, order_id: int) -> None:
        """Choose an order as the user would: it offers its date."""
        self.order.setCurrentIndex(max(0, self.order.findData(order_id)))

    def set_enabled(self, *, on: bool) -> None:
        """Both fields may be changed, or none."""
        self.order_row.setEnabled(on)
        self.day_row.setEnabled(on)

    def value(self) -> date:
        """The day.

        Raises:
            FieldRefusedError: there is none, or it is no date.
        """
        return required(self.day_row, field_value(self.day_row, self.day.value), "Введите дату.")

    def _offer(self) -> None:
        order_id = self.order_id
        issued = None if order_id is None else self._issued[order_id]
        try:
            typed = self.day.value()
        except UserError:
            return
        if typed in (None, self._offered):
            self._offered = issued or self._today
            self.day.set_value(self._offered)


def _words(row: "OrderRow") -> str:
    """«От 17.08.2018 № 458, Об утверждении перечня»; the name of a draft says it all."""
    return capital(row.label if row.number is None else f"{row.requisites}, {row.title}")
