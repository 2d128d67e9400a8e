"""The chosen order beside the register: its facts, signed scans, and what it is tied to."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QWidget

from app.services.department import people
from app.services.documents.making.list_orders import waiting_for
from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.orders import scans
from app.views.base.opening import open_attachment
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.documents.orders.columns import OrderKinds, register_status
from app.views.look import theme
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.details_panel import DetailsPanel
from app.views.widgets.dropped import dropped_file
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.labels import ElidedLink, label

if TYPE_CHECKING:
    from app.services.orders.links import OrderLink
    from app.services.orders.register import RegisterRow
    from app.services.orders.scans import Scan
    from app.views.base.page_context import PageContext

_SCANS = "Сканы и документы (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx);;Все файлы (*)"


class OrderPanel(DetailsPanel):
    """The details of an order. A scan may be dropped onto the panel.

    Signals:
        edit_asked: the order is to be changed.
        register_asked: a draft is to get its number.
        archive_asked: the order is to be put away, or taken back.
        delete_asked: a draft is to be deleted.
        list_asked: the order is to be named for the schools of the list that have none.
    """

    edit_asked = Signal()
    register_asked = Signal()
    archive_asked = Signal()
    delete_asked = Signal()
    list_asked = Signal()

    def __init__(self, context: "PageContext", kinds: OrderKinds) -> None:
        super().__init__()
        self.context = context
        self._kinds = kinds
        self._row: RegisterRow | None = None
        self._had_keys: int | None = None  # the order whose panel they were in, for a moment
        self.setAcceptDrops(True)
        self.setMinimumWidth(0)  # as wide as its parts need

    def show_order(self, row: "RegisterRow | None") -> None:
        """Show an order; the keys stay in the panel when the same one is shown anew."""
        former = self._row
        if former is not None and self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._had_keys = former.order.id
            QTimer.singleShot(1, self, self._forget_keys)
        self._row = row
        if row is None:
            self.begin("Приказ не выбран", "Выберите приказ в списке.")
            return
        order = row.order
        self.begin(order.title, "" if order.number is None else order.requisites)
        self.chip.set_status(register_status(row))
        self._add_actions(row)
        for remark in row.remarks:
            self.add(self._remark(remark.text))
        self.add_fact("Вид", self._kinds.title(order.kind))
        if order.year is not None:
            self.add_fact("Год работы", year_name(order.year))
        if order.signer_id is not None:
            signer = people.get_person(self.context.workspace, order.signer_id)
            self.add_fact("Подписывает", signer.surname_first)
        if order.note:
            self.add_fact("Примечание", order.note)
        self._add_scans(row)
        self._add_links(row)
        if self._had_keys == order.id:
            self.attach_button.show()  # at once: what is not seen yet takes no keys
            self.attach_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_keys(self) -> None:
        self._had_keys = None

    # Parts

    def _add_actions(self, row: "RegisterRow") -> None:
        archive = "Вернуть из архива" if row.archived else "В архив"
        put_away = icon_button("archive", archive, self.archive_asked.emit)
        if row.order.number is None:
            parts: tuple[QAbstractButton, ...] = (
                button("Присвоить номер", self.register_asked.emit, icon="order"),
                icon_button("pencil", "Изменить", self.edit_asked.emit),
                put_away,
                icon_button("trash", "Удалить проект", self.delete_asked.emit),
            )
        else:
            parts = (button("Изменить", self.edit_asked.emit, icon="pencil"), put_away)
        for part in parts:
            part.setEnabled(not self.context.workspace.read_only)
        self.content.addLayout(button_row(*parts))

    def _remark(self, text: str) -> QWidget:
        return _line(IconPicture("warning", "warning", 16), label(text, wrap=True))

    def _add_scans(self, row: "RegisterRow") -> None:
        self.add_heading("Подписанный приказ")
        if not row.scans:
            self.add_text("Скана пока нет. Файл можно перетащить сюда.", "muted")
        for scan in row.scans:
            self.add(self._scan_line(scan))
        self.attach_button = button("Приложить скан", self._on_attach, icon="attachment")
        self.attach_button.setEnabled(not self.context.workspace.read_only)
        self.content.addLayout(button_row(self.attach_button))

    def _scan_line(self, scan: "Scan") -> QWidget:
        link = ElidedLink(scan.name, lambda: open_attachment(self.context, scan.id))
        take = icon_button("close", f"Убрать скан «{scan.name}»", lambda: self._on_detach(scan))
        take.setEnabled(not self.context.workspace.read_only)
        return _line(IconPicture("attachment", "accent", 16), link, take)

    def _add_links(self, row: "RegisterRow") -> None:
        self.add_heading("С чем связан")
        if not row.links:
            self.add_text(
                "Пока ни с чем. Приказ выбирают в планах, списках поддержки и отметках.", "muted"
            )
        for link in row.links:
            self.add(self._link_line(link))
        waiting = len(waiting_for(self.context.workspace, row))
        if waiting and not self.context.workspace.read_only:
            words = f"Указать школам списка ({whole(waiting)})…"
            self.content.addLayout(button_row(button(words, self.list_asked.emit, icon="schools")))

    def _link_line(self, link: "OrderLink") -> QWidget:
        return ElidedLink(link.text, lambda: self.context.go_to(link.link))

    # Scans

    def attach(self, path: Path) -> None:
        """Attach a file to the shown order."""
        row = self._row
        if row is not None:
            save_and_tell(
                self.context,
                lambda: scans.attach_scan(self.context.workspace, row.order.id, path),
                f"Скан приложен: {path.name}",
            )

    def _on_attach(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "Скан приказа", "", _SCANS)
        if chosen:
            self.attach(Path(chosen))

    def _on_detach(self, scan: "Scan") -> None:
        if self._row is not None:
            workspace, number = self.context.workspace, self._row.order.id
            changes = scans.detach_scan(workspace, number, scan.id)
            tell_saved(self.context, changes, f"Скан убран: {scan.name}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if self._row is not None and dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the dropped file."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.attach(path)


def _line(*parts: QWidget) -> QWidget:
    """Widgets in a line; the second one gets the room."""
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.STEP)
    for number, part in enumerate(parts):
        layout.addWidget(part, int(number == 1))
    return line
