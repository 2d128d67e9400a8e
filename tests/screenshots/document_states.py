"""The place «Документы» in the middle of work: pages, zoom, missing facts, a file that is held."""

from functools import partial
from typing import TYPE_CHECKING, cast

from app.services.documents.making.catalogue import KINDS, document_year
from app.services.documents.making.own_kinds import is_own
from app.services.documents.making.texts import copy_kind
from app.services.registers.papers import DOCUMENTS
from app.services.storage.files.files import FileBusyError
from app.views.base.links import DocumentsSpot
from app.views.preview.view import PAGE
from tests.screenshots.text_states import TextStates

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.documents.page import DocumentsPage
    from app.views.documents.sets.tab import SetTab
    from tests.screenshots.camera import Camera

# Of the demo: the list order rests on the run for one year of work, the report on another's plan.
_LIST_YEAR, _PLAN_YEAR = 2020, 2019
_OWN = "Приказ о муниципальной группе сопровождения школ с низкими результатами"


class DocumentStates:
    """The states by the names of their pictures."""

    def __init__(self, camera: "Camera") -> None:
        self._camera = camera

    def states(self) -> "dict[str, Callable[[], object]]":
        texts = TextStates(self._camera, lambda kind="list-order": self._kind(kind))
        kinds = {f"documents-{kind}": partial(self._of_likeliest_year, kind) for kind in KINDS}
        return (
            texts.states()
            | kinds
            | {
                "documents-zoomed": self._zoomed,
                "documents-whole-page": self._whole_page,
                "documents-waiting": lambda: self._page(2027, kind="execution-report"),
                "documents-missing": lambda: self._kind("execution-report", 2027),
                "documents-nothing-yet": lambda: self._page(2024, kind="list-order"),
                "documents-settings": self._settings,
                "documents-made": self._made,
                "documents-busy-file": self._busy,
                "documents-history": self._history,
                "documents-set": self._set,
                "documents-set-apart": self._set_apart,
                "documents-set-made": self._set_made,
                "documents-set-numbers": self._set_numbers,
                "documents-orders": lambda: self._page(tab="orders"),
                "documents-history-gone": self._history_gone,
                "documents-registers": lambda: self._page(tab="registers"),
                "documents-papers": self._papers,
                "documents-register-form": self._register_form,
                "documents-order-form": self._order_form,
                "documents-own-form": self._own_form,
                "documents-own": self._own,
            }
        )

    def _page(
        self, year: int = _LIST_YEAR, *, tab: str = "make", kind: str = ""
    ) -> "DocumentsPage":
        self._camera.workplace.context.set_year(year)
        self._camera.workplace.show_way(DocumentsSpot(tab=tab, kind=kind))
        found = cast("DocumentsPage", self._camera.workplace.pages["documents"])
        self._camera.until(lambda: found.kinds.panel.kind is not None)
        self._camera.settle()
        return found

    def _of_likeliest_year(self, kind: str) -> "DocumentsPage":
        workspace = self._camera.workplace.context.workspace
        return self._kind(kind, document_year(workspace, kind))

    def _kind(self, kind: str, year: int = _LIST_YEAR) -> "DocumentsPage":
        page = self._page(year, kind=kind)
        self._camera.until(
            lambda: page.kinds.panel.kind is not None and page.kinds.panel.kind.kind == kind
        )
        self._camera.wait_for_pages(page.kinds.preview)
        return page

    def _set(self, year: int = 2026) -> "SetTab":
        page = self._page(year, tab="set")
        self._camera.until(lambda: page.sets.tree.topLevelItemCount() > 0)
        self._camera.settle()
        return page.sets

    def _set_apart(self) -> None:
        tab = self._set()
        tab.details.apart_chosen.emit("school-passport", True)
        self._camera.until(lambda: len(tab.tree.papers) > len(KINDS) // 4)
        self._camera.settle()
        for at in range(tab.tree.topLevelItemCount()):
            head = tab.tree.topLevelItem(at)
            if head is not None and head.childCount():
                head.setExpanded(True)
                tab.tree.setCurrentItem(head)
        self._camera.settle()

    def _set_made(self) -> None:
        tab = self._set()
        tab.make()
        self._camera.until(lambda: tab.result.made is not None)
        self._camera.settle()

    def _set_numbers(self) -> None:
        self._set(2027).enter_numbers()
        self._camera.settle()

    def _papers(self) -> None:
        """What each school handed in of each document."""
        page = self._page(2027, tab="registers")
        page.registers.show_register(DOCUMENTS)
        page.registers.show_papers()

    def _register_form(self) -> None:
        page = self._page(tab="registers")
        page.registers.show_register("meeting")
        page.registers.add_row()

    def _zoomed(self) -> None:
        page = self._kind("execution-report", _PLAN_YEAR)
        page.kinds.preview.view.set_zoom(2.0)
        page.kinds.preview.view.go_to_page(2)
        self._camera.wait_for_pages(page.kinds.preview)

    def _whole_page(self) -> None:
        page = self._kind("execution-report", _PLAN_YEAR)
        page.kinds.preview.view.set_zoom(PAGE)
        self._camera.wait_for_pages(page.kinds.preview)

    def _settings(self) -> None:
        page = self._kind("list-order")
        page.kinds.preview.view.set_zoom("width")
        for fold in page.kinds.panel.form.folds.values():
            fold.open(opened=True)
        self._camera.settle()
        bar = page.kinds.panel.column.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._camera.wait_for_pages(page.kinds.preview)

    def _made(self) -> None:
        page = self._kind("list-order")
        for key, fold in page.kinds.panel.form.folds.items():
            fold.open(opened=key == "content")
        page.kinds.panel.make(("docx", "pdf"))
        self._camera.settle()
        self._camera.wait_for_pages(page.kinds.preview)

    def _busy(self) -> None:
        panel = self._kind("list-order").kinds.panel
        panel._on_refused(
            FileBusyError(
                "Файл «Приказ о перечне школ 2019-2020, от 21.10.2019 № 531.docx» занят: возможно, "
                "он открыт в Word.",
                "Закройте его там и повторите. Прежний файл не изменён.",
            ),
            partial(panel.make, ("docx",)),
        )

    def _history(self) -> None:
        self._made()
        page = self._page(tab="history")
        self._camera.settle()
        page.history.table.selectRow(0)
        self._camera.wait_for_pages(page.history.preview)

    def _history_gone(self) -> None:
        """The file was taken out of its folder, its copy is there."""
        self._history()
        history = self._page(tab="history").history
        row = history.table.selected_row()
        assert row is not None
        row.path.unlink(missing_ok=True)
        history.refresh()
        self._camera.settle()
        history.table.selectRow(0)
        self._camera.wait_for_pages(history.preview)

    def _order_form(self) -> None:
        self._page(tab="orders").orders.add_order()

    def _own_form(self) -> None:
        self._kind("list-order").kinds.panel.texts.copy_kind()

    def _own(self) -> None:
        workspace = self._camera.workplace.context.workspace
        name = next((one.kind for one in self._page().kinds.model.rows if is_own(one.kind)), "")
        if not name:
            name, changes = copy_kind(workspace, "list-order", _OWN)
            self._camera.workplace.context.events.announce(changes)
        self._kind(name)
