"""The window of a document's text: typed words, slips, words to put in, differences."""

from typing import TYPE_CHECKING

from app.services.documents.making.offered_words import OfferedSort
from app.views.documents.text.columns_form import ColumnsForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.views.documents.kinds.text_links import TextLinks
    from app.views.documents.page import DocumentsPage
    from app.views.documents.text.window import TextWindow
    from tests.screenshots.camera import Camera


class TextStates:
    """The states by the names of their pictures; `page` shows a kind that has everything."""

    def __init__(self, camera: "Camera", page: "Callable[[str], DocumentsPage]") -> None:
        self._camera = camera
        self._page = page

    def states(self) -> "dict[str, Callable[[], object]]":
        return {
            "text-window": self._window,
            "text-changed": self._changed,
            "text-slips": self._slips,
            "text-fields": self._fields,
            "text-blocks": self._blocks,
            "text-typed-blocks": self._typed_blocks,
            "text-differences": self._differences,
            "text-columns": self._columns,
            "text-shared": self._shared,
            "text-one-document": self._one_document,
        }

    def _window(self, kind: str = "list-order") -> "TextWindow":
        links = self._page(kind).kinds.panel.texts
        links.opened = None
        links.change_text()
        return self._opened(links)

    def _opened(self, links: "TextLinks") -> "TextWindow":
        self._camera.until(lambda: links.opened is not None)
        window = links.opened
        assert window is not None
        parent = window.parentWidget()
        assert parent is not None
        window.resize(parent.size())  # as on a screen that has this room
        self._camera.session.messages.ask = lambda *_texts, **_words: True
        self._camera.settle()
        self._camera.wait_for_pages(window.pages)
        return window

    def _changed(self) -> "TextWindow":
        window = self._window()
        text = window.editor.text
        text = text.replace("ПРИКАЗЫВАЮ:", "п р и к а з ы в а ю:")
        text = text.replace("6.1. Ознак", "6.1. Разместить приказ на сайте.\n6.1. Ознак")
        window.editor.replace_all(text)
        window.editor.go_to(40)
        self._camera.settle()
        self._camera.wait_for_pages(window.pages)
        return window

    def _slips(self) -> None:
        window = self._changed()
        text = window.editor.text
        text = text.replace("{район, род.}", "{райн, род.}", 2).replace("% конец", "", 1)
        window.editor.replace_all(text)
        self._camera.settle()
        window.editor.go_to(window._found[0].line)

    def _fields(self) -> None:
        window = self._changed()
        window.offer()
        window.offered_list.search.setText("район")
        window.offered_list.search.tell_now()
        self._camera.settle()

    def _blocks(self) -> None:
        self._window().offer(blocks=True)
        self._camera.settle()

    def _typed_blocks(self) -> None:
        window = self._window()
        blocks = [one for one in window.offered_list._words if one.sort is OfferedSort.BLOCK]
        examples = [one.text for one in blocks if one.body] + ["[ ] Согласен", "[х] Не согласен"]
        typed = "\n\n".join(examples)
        window.editor.replace_all(window.editor.text.replace("---\n", f"---\n{typed}\n\n", 1))
        self._camera.settle()
        self._camera.wait_for_pages(window.pages)

    def _differences(self) -> None:
        self._changed().show_differences()

    def _columns(self) -> None:
        window = self._window()
        lines = window.editor.text.split("\n")
        window.editor.go_to(1 + next(at for at, one in enumerate(lines) if "[таблица" in one))
        window.change_columns()
        form = window.findChildren(ColumnsForm)[-1]
        form.resize(min(960, window.width()), form.height())  # as on a screen that has this room

    def _shared(self) -> None:
        """The cursor on a part whose text stands in another document."""
        window = self._window("yearly-order")
        lines = window.editor.text.split("\n")
        window.editor.go_to(1 + next(at for at, one in enumerate(lines) if "[общая часть" in one))
        self._camera.settle()
        self._camera.wait_for_pages(window.pages)

    def _one_document(self) -> None:
        links = self._page("list-order").kinds.panel.texts
        links.opened = None
        links.change_one()
        window = self._opened(links)
        window.editor.replace_all(
            window.editor.text.replace("3.1. ", "3.1. Разместить приказ на сайте.\n\n3.1. ", 1)
        )
        window.editor.go_to(30)
        self._camera.settle()
        self._camera.wait_for_pages(window.pages)
