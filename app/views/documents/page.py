"""Документы: make one, the history of what was made, the register of orders."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget

from app.services.language.dates import year_name
from app.views.base.messages import ToastAction
from app.views.base.opening import open_file, show_in_folder
from app.views.base.page import Page
from app.views.documents.history_tab import HistoryTab
from app.views.documents.kinds.tab import KindsTab
from app.views.documents.orders.tab import OrdersTab

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_TABS = ("make", "history", "orders")


class DocumentsPage(Page):
    """The documents of the chosen school year.

    Links: `context.go_to("documents", tab="orders")` (`make`, `history`, `orders`),
    `kind="list-order"` (with `setting="as_of"` that field of its form), `order_id=7` (with
    `edit=True` its form opens), `new_order="list-order"` (the form of a new order of that kind),
    `document_id=3`.
    """

    place = "documents"

    def __init__(self, context: "PageContext") -> None:
        super().__init__(context, "Документы")
        self.kinds = KindsTab(context)
        self.history = HistoryTab(context, lambda: self.show_tab("make"))
        self.orders = OrdersTab(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Разделы документов")
        self.tabs.addTab(self.kinds, "Сделать документ")
        self.tabs.addTab(self.history, "История")
        self.tabs.addTab(self.orders, "Реестр приказов")
        self.tabs.currentChanged.connect(self._on_tab)
        self.body.addWidget(self.tabs, 1)
        self.kinds.panel.made.connect(self._on_made)

    def refresh(self) -> None:
        """Read the present tab; the others are read when they are looked at."""
        self.header.set_subtitle(f"{year_name(self.context.year)} учебный год")
        self._on_tab(self.tabs.currentIndex())

    def activate(self, **target: object) -> None:
        """Show a `tab`, a `kind`, an order (`order_id`) or a made file (`document_id`)."""
        tab = target.get("tab")
        if isinstance(tab, str):
            self.show_tab(tab)
        if "kind" in target:
            self.show_tab("make")
            self.kinds.select(target["kind"], str(target.get("setting", "")))
        if "order_id" in target:
            self.show_tab("orders")
            self.orders.select(target["order_id"], edit=bool(target.get("edit")))
        if isinstance(target.get("new_order"), str):
            self.show_tab("orders")
            self.orders.add_order(str(target["new_order"]))
        if "document_id" in target:
            self.show_tab("history")
            self.history.select(target["document_id"])

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        if key in _TABS:
            self.tabs.setCurrentIndex(_TABS.index(key))

    def _on_tab(self, number: int) -> None:
        key = _TABS[number]
        self.search = {
            "make": None,
            "history": self.history.filters.search,
            "orders": self.orders.filters.search,
        }[key]
        {"make": self.kinds, "history": self.history, "orders": self.orders}[key].refresh()

    def _on_made(self, files: Sequence[Path]) -> None:
        first, messages = files[0], self.context.messages
        if self.isVisible() and self.tabs.currentIndex() == 0:
            return  # the panel shows the files where the button was pressed
        messages.toast(
            f"Документ готов: {first.name}",
            [
                ToastAction("Открыть", lambda: open_file(messages, first)),
                ToastAction("Показать в папке", lambda: show_in_folder(messages, first)),
            ],
        )
