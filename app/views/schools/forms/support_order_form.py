"""The order of the list of support comes after the list: all its schools get it in one step."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.documents.making.list_orders import list_order_kinds
from app.services.language.plural import OF_SCHOOLS, SCHOOL, counted
from app.services.progress import run_steps
from app.services.schools import support
from app.services.schools.support import SupportRow
from app.services.storage.backup import with_copy
from app.views.base.undo_toast import tell_saved
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog, required
from app.views.widgets.fields.ordered_day import OrderedDay
from app.views.widgets.fields.ticks import TickLine, Ticks
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace
    from app.views.base.page_context import PageContext

_WHY = (
    "Эти школы внесены в список поддержки без приказа. Дата внесения станет той, что указана "
    "рядом с приказом."
)

_NO_ORDER = (
    "В реестре нет приказов. Внесите приказ в «Документах», на вкладке «Реестр приказов», и"
    " вернитесь сюда."
)


def ask_for_order(
    parent: QWidget,
    context: "PageContext",
    stays: Sequence[SupportRow],
    order_id: int | None = None,
) -> None:
    """Open the form, when there are stays, and tell what it saved; `order_id` as for the form."""

    def saved(changes: "Changes", number: int) -> None:
        tell_saved(context, changes, f"Приказ указан: {counted(number, SCHOOL)}.")

    if stays:
        SupportOrderForm(parent, context.workspace, stays, saved, order_id=order_id).show_form()


class SupportOrderForm(FormDialog):
    """The schools without an order, each with a tick; `saved` gets the changes and how many.

    Args:
        parent: the window.
        workspace: the open workspace.
        stays: at least one.
        saved: called after a save.
        order_id: the order to begin with; the newest registered order of a list when None.
    """

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        stays: Sequence[SupportRow],
        saved: Callable[["Changes", int], object],
        *,
        order_id: int | None = None,
    ) -> None:
        super().__init__(parent, "Приказ о списке поддержки", action="Указать приказ")
        self._workspace, self._saved = workspace, saved
        self.column.content.addWidget(label(_WHY, "muted", wrap=True))
        self.ordered = OrderedDay(
            self,
            workspace,
            "Дата внесения",
            order_hint="Приказ вносят в «Документах», вкладка «Реестр приказов»",
        )
        if order_id is None:
            self.ordered.choose_latest(list_order_kinds(workspace))
        else:
            self.ordered.choose(order_id)
        lines = [TickLine(one.id, f"{one.school}, {one.kind.label}") for one in stays]
        self.ticks = Ticks(lines, OF_SCHOOLS)
        self.schools_row = self.add_row("Школы", self.ticks)
        self.ticks.head(self.schools_row)

    def save(self) -> None:
        """Give the ticked stays the order and the day."""
        known = self.ordered.order.count() > 1
        order_id = required(
            self.ordered.order_row,
            self.ordered.order_id,
            "Выберите приказ." if known else _NO_ORDER,
        )
        day, chosen = self.ordered.value(), self.ticks.chosen()
        try:
            changes = run_steps(
                with_copy(
                    self._workspace,
                    len(chosen),
                    lambda: support.name_entry_order(self._workspace, chosen, order_id, day),
                )
            )
        except UserError as problem:
            raise FieldRefusedError(self.schools_row, problem) from problem
        self._saved(changes, len(chosen))
