"""Документы: make one, what they are made of, the history, the register of orders."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from app.services.language.dates import year_name
from app.views.base.links import DocumentsSpot
from app.views.base.messages import ToastAction
from app.views.base.opening import open_file, show_in_folder
from app.views.base.page import Page, Stepped
from app.views.documents.history.tab import HistoryTab
from app.views.documents.kinds.tab import KindsTab
from app.views.documents.orders.tab import OrdersTab
from app.views.documents.registers.tab import RegistersTab
from app.views.documents.sets.tab import SetTab
from app.views.look.tabs import Tabs

if TYPE_CHECKING:
    from app.views.base.links import Spot
    from app.views.base.page_context import PageContext

_TABS = ("make", "set", "registers", "history", "orders")  # names in `DocumentsSpot`
_SUBTITLES = {"history": "Сделанные файлы, все годы", "orders": "Приказы, все годы"}


class DocumentsPage(Stepped, Page):
    """The documents of the chosen school year."""

    place = "documents"
    later: ClassVar = ("sets", "registers", "history", "orders")

    def make(self, context: "PageContext") -> Iterator[None]:
        """The first tab, then the page around it; the other tabs are made later."""
        Page.__init__(self, context, "Документы")
        self.kinds, steps = KindsTab.in_steps(context, self)
        yield from steps
        self.tabs = Tabs()
        self.body.addWidget(self.tabs, 1)  # first: whatever is moved is styled anew
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Разделы документов")
        self.tabs.addTab(self.kinds, "Сделать документ")
        self._sets_tab = self.tabs.add_later("Комплект на подпись")
        self._registers_tab = self.tabs.add_later("Сведения")
        self._history_tab = self.tabs.add_later("История")
        self._orders_tab = self.tabs.add_later("Реестр приказов")
        self.tabs.currentChanged.connect(self._on_tab)
        self.kinds.panel.files_ready.connect(self._on_files)

    # What is made when it is first looked at

    @cached_property
    def sets(self) -> SetTab:
        """The documents of an occasion, made at once."""
        view = SetTab(self.context)
        self.tabs.fill(self._sets_tab, view)
        return view

    @cached_property
    def registers(self) -> RegistersTab:
        """What papers are made of: schedules, expertise, pairs, meetings, letters."""
        view = RegistersTab(self.context)
        view.started.connect(self.progress.follow)
        self.tabs.fill(self._registers_tab, view)
        return view

    @cached_property
    def history(self) -> HistoryTab:
        """The files that were made."""
        view = HistoryTab(self.context, lambda: self.show_tab("make"))
        self.tabs.fill(self._history_tab, view)
        return view

    @cached_property
    def orders(self) -> OrdersTab:
        """The register of orders."""
        view = OrdersTab(self.context)
        self.tabs.fill(self._orders_tab, view)
        return view

    def set_low(self, *, low: bool) -> None:
        """Give the chosen kind more of a low page."""
        super().set_low(low=low)
        self.kinds.set_low(low=low)

    def refresh(self) -> None:
        """Read the present tab; the others are read when they are looked at."""
        self._on_tab(self.tabs.currentIndex())

    def show_spot(self, spot: "Spot") -> None:
        """Show a tab, a kind that can be made, an order or a made file, or begin an order."""
        if not isinstance(spot, DocumentsSpot):
            return
        if spot.tab:
            self.show_tab(spot.tab)
        if spot.kind:
            self.show_tab("make")
            self.kinds.select(spot.kind, spot.setting)
        if spot.order_id is not None:
            self.show_tab("orders")
            self.orders.select(spot.order_id, edit=spot.edit)
        if spot.new_order:
            self.show_tab("orders")
            self.orders.add_order(spot.new_order)
        if spot.register:
            self.show_tab("registers")
            self.registers.show_register(spot.register, spot.row_id)
        if spot.output_id is not None:
            self.show_tab("history")
            self.history.select(spot.output_id)

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        if key in _TABS:
            self.tabs.setCurrentIndex(_TABS.index(key))

    def _on_tab(self, number: int) -> None:
        key = _TABS[number]
        self.header.set_subtitle(_SUBTITLES.get(key, f"Год работы {year_name(self.context.year)}"))
        view = self.kinds if key == "make" else self._later_tab(key)
        self.search = None if isinstance(view, KindsTab | SetTab) else view.filters.search
        view.refresh()
        view.show()  # a new one: Qt would show it with the next events, too late for the keys

    def _later_tab(self, key: str) -> SetTab | RegistersTab | HistoryTab | OrdersTab:
        if key == "set":
            return self.sets
        if key == "registers":
            return self.registers
        return self.history if key == "history" else self.orders

    def _on_files(self, files: Sequence[Path]) -> None:
        first, messages = files[0], self.context.messages
        in_sight = self.isVisible() and self.tabs.currentIndex() == 0
        if in_sight and self.kinds.panel.result.files == tuple(files):
            return  # the panel shows the files where the button was pressed
        messages.toast(
            f"Документ готов: {first.name}",
            [
                ToastAction("Открыть", lambda: open_file(messages, first)),
                ToastAction("Показать в папке", lambda: show_in_folder(messages, first)),
            ],
        )
