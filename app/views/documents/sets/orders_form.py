"""After signing: a table of the orders of a set with number, date and signed scan of each."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.documents.making.list_orders import list_order_kinds
from app.services.documents.sets.signing import (
    OrderToSign,
    SignedOrder,
    register_signed,
    warnings_of,
)
from app.services.language.dates import year_name, year_of_paper
from app.services.orders import orders
from app.services.orders.list_year import require_year
from app.services.orders.numbering import suggest_number, suggest_numbers
from app.views.look import theme
from app.views.widgets.buttons import button, icon_button
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog, field_value
from app.views.widgets.fields.form_row import FormRow, line_edit, side_by_side
from app.views.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_WHY = (
    "Номер и дата сразу появятся во всех приложениях, ссылках и отметках. Строку приказа, который "
    "ещё не подписан, оставьте пустой."
)
_SCANS = "Сканы (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;Все файлы (*)"
_ACTION, _ANYWAY = "Зарегистрировать", "Зарегистрировать всё равно"


class _Line(QWidget):
    """An order: its title, below it number, date and scan.

    One that approves a list (its kind is among `of_lists`) is bound to its year of work.
    """

    def __init__(
        self, order: OrderToSign, workspace: "Workspace", of_lists: Collection[str]
    ) -> None:
        super().__init__()
        self.order = order
        self.bound = order.year if order.paper.row.kind in of_lists else None
        self.scan: Path | None = None
        title = order.paper.title
        self.number, self.day = line_edit(), DateField(None)
        self.number_row, self.day_row = FormRow("Номер", self.number), FormRow("Дата", self.day)
        self.number.setAccessibleName(f"Номер: {title}")
        self.day.setAccessibleName(f"Дата: {title}")
        if self.bound is not None:
            self.day_row.hint.setText(f"Приказ для работы {year_name(self.bound)}.")
            self.day_row.hint.show()
        self.warning = label("", "error", wrap=True)
        self.warning.hide()
        self.attach = icon_button("attachment", f"Приложить скан: {title}", self._on_attach)
        self.attach.setEnabled(not workspace.read_only)
        self.scan_row = FormRow("Скан", self.attach)
        self.attach.setAccessibleName(f"Приложить скан: {title}")
        self.scan_name = ElidedLabel("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.HALF, 0, theme.HALF)
        layout.setSpacing(theme.HALF)
        layout.addWidget(label(title, "strong", wrap=True))
        layout.addLayout(
            side_by_side(self.number_row, self.day_row, self.scan_row, stretches=(1, 1, 0))
        )
        layout.addWidget(self.scan_name)
        layout.addWidget(self.warning)
        self.scan_name.hide()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.number.text().strip() and not self.day.text().strip()

    def may_be_of(self, day: date) -> bool:
        """Whether the order may be of a day."""
        return self.bound is None or year_of_paper(day, self.bound) == self.bound

    def show_warnings(self, words: str) -> None:
        """Say what is wrong about the number and the date."""
        self.warning.setText(words)
        self.warning.setVisible(bool(words))

    def _on_attach(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Скан приказа", "", _SCANS)
        if chosen:
            self.scan = Path(chosen)
            self.scan_name.setText(f"Скан: {self.scan.name}")
            self.scan_name.show()


class SetOrdersForm(FormDialog):
    """Number and date of each order; what contradicts the register is said before it is saved.

    Args:
        parent: the window.
        workspace: the open workspace.
        unsigned: at least one.
        saved: called after a save, with how many got their number.
    """

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        unsigned: Sequence[OrderToSign],
        saved: Callable[["Changes", int], object],
    ) -> None:
        super().__init__(parent, "Номера и даты приказов комплекта", action=_ACTION)
        self._workspace, self._saved = workspace, saved
        self._warned: object = None  # for what the warnings are shown
        self.column.content.addWidget(label(_WHY, "muted", wrap=True))
        self.fill_button = button("Подставить следующие номера и сегодня", self._fill, role="link")
        self.column.content.addWidget(self.fill_button)
        self._of_lists = list_order_kinds(workspace)
        self.lines = [_Line(order, workspace, self._of_lists) for order in unsigned]
        for line in self.lines:
            self.rows += [line.number_row, line.day_row]
            self.column.content.addWidget(line)
            line.number.textChanged.connect(self._forget_warnings)
            line.day.textChanged.connect(self._forget_warnings)
        self._known = orders.list_orders(workspace)
        self.fill_button.setVisible(bool(suggest_number(self._known, workspace.clock.today())))

    def _fill(self) -> None:
        """The numbers that come next, in the order of the lines, in those that are empty."""
        today = self._workspace.clock.today()
        empty = (line for line in self.lines if line.is_empty and line.may_be_of(today))
        for line, number in zip(empty, suggest_numbers(self._known, today), strict=False):
            line.number.setText(number)
            line.day.set_value(today)

    def save(self) -> None:
        """Register what was typed; with warnings only when it is asked for once more."""
        lines = [line for line in self.lines if not line.is_empty]
        signed = [self._signed(line) for line in lines]
        if not signed:
            problem = UserError("Не введён ни один номер.", "Введите номер и дату приказа.")
            raise FieldRefusedError(self.lines[0].number_row, problem)
        typed = [(one.number, one.issued_on) for one in signed]
        if self._warned != typed and self._warn(lines, signed):
            self._warned = typed
            self.save_button.setText(_ANYWAY)
            raise UserError("Есть замечания, проверьте номера и даты.", "")
        self._saved(register_signed(self._workspace, signed), len(signed))

    def _forget_warnings(self) -> None:
        """What was told was told of other numbers; a save looks at all of them anew."""
        if self._warned is None:
            return
        self._warned = None
        self.save_button.setText(_ACTION)
        for line in self.lines:
            line.show_warnings("")

    def _warn(self, lines: Sequence[_Line], signed: Sequence[SignedOrder]) -> bool:
        """Show at each line what contradicts the register; whether anything does."""
        told = warnings_of(self._workspace, signed)
        for line in self.lines:
            line.show_warnings("")
        for line, findings in zip(lines, told, strict=True):
            line.show_warnings(" ".join(f"{one.text.rstrip('.')}." for one in findings))
        return any(told)

    def _signed(self, line: _Line) -> SignedOrder:
        number = line.number.text().strip()
        if not number:
            raise FieldRefusedError(line.number_row, UserError("Введите номер.", ""))
        day = field_value(line.day_row, line.day.value)
        if day is None:
            raise FieldRefusedError(line.day_row, UserError("Введите дату.", ""))
        kind, year = line.order.paper.row.kind, line.order.year
        field_value(line.day_row, lambda: require_year(kind, day, year, self._of_lists))
        return SignedOrder(order=line.order, number=number, issued_on=day, scan=line.scan)
