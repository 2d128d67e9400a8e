"""Where the number and the day of an order come from; which of another year may be meant."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.findings.links import ToOrder
from app.views.base.links import DocumentsSpot
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.documents.making.catalogue import KindRow
    from app.views.base.page_context import PageContext

_MEANT = "Возможно, это {}: его дата относится к другому году работы."


class OrderLines(QWidget):
    """The lines; none for what is no order.

    Signals:
        order_meant: the key of the order that is to be taken as that of this document.
    """

    order_meant = Signal(int)

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._kind: KindRow | None = None
        self.order_text = label("", wrap=True)
        self.order_link = button("", self._on_order, role="link")
        self.meant_text = label("", wrap=True)
        self.meant_link = button("Взять его", self._on_meant, role="link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        for text, link in (
            (self.order_text, self.order_link),
            (self.meant_text, self.meant_link),
        ):
            line = QHBoxLayout()
            line.setSpacing(theme.STEP)
            line.addWidget(text, 1)
            line.addWidget(link)
            layout.addLayout(line)
        self.hide()  # until a kind is shown

    def show_kind(self, row: "KindRow") -> None:
        """Say what stands in the register of orders about a kind."""
        self._kind = row
        for part in (self.order_text, self.order_link):
            part.setVisible(row.is_order)
        for part in (self.meant_text, self.meant_link):
            part.setVisible(row.meant is not None)
        if row.meant is not None:
            self.meant_text.setText(_MEANT.format(row.meant.label))
            self.meant_link.setAccessibleName(f"Взять {row.meant.label}")
        if row.order is None:
            self.order_text.setText("В реестре этого приказа ещё нет.")
            self.order_link.setText("Внести в реестр")
        elif row.order.number is None:
            self.order_text.setText("В реестре: проект, без номера и даты.")
            self.order_link.setText("Присвоить номер")
        else:
            self.order_text.setText(f"В реестре: {row.order.label}.")
            self.order_link.setText("Показать")
        self.setVisible(row.is_order or row.meant is not None)

    def _on_order(self) -> None:
        row = self._kind
        if row is None:
            return
        if row.order is None:
            self._context.go_to(DocumentsSpot(new_order=row.kind))
        else:
            draft = row.order.number is None
            self._context.go_to(ToOrder(row.order.id, edit=draft))

    def _on_meant(self) -> None:
        """Take the order of another year by its day for that of this document."""
        if self._kind is not None and self._kind.meant is not None:
            self.order_meant.emit(self._kind.meant.id)
