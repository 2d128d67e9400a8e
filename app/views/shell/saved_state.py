"""Ctrl+S: every change is stored at once, so it only finishes a field and says how things stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from app.views.base.undo_keys import is_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from app.views.base.page import Page
    from app.views.base.page_context import PageContext

_ALWAYS = "Программа сохраняет каждое изменение сразу."


def finish_typing(page: "Page") -> None:
    """Store what is being typed as leaving the field would; the keys go back to it if it stays."""
    field = QApplication.focusWidget()
    if field is None or not page.isAncestorOf(field) or not is_text(field):
        return
    table = _table_of(field)
    field.clearFocus()  # an editor of a table closes by it
    if table is not None:
        table.setFocus()
    elif field.isVisible() and field.isEnabled():
        field.setFocus()


def tell_saved_state(pages: "Collection[Page]", context: "PageContext") -> None:
    """Say «Всё сохранено», or what is not, on whatever page; after the work that still runs."""
    if context.tasks.busy:
        context.tasks.busy_changed.connect(
            lambda _busy: tell_saved_state(pages, context), Qt.ConnectionType.SingleShotConnection
        )
        return
    unsaved = " ".join(words for page in pages if (words := page.unsaved()))
    if unsaved:
        context.messages.warn("Не всё сохранено", unsaved)
    else:
        context.messages.toast("Всё сохранено", hint=_ALWAYS)


def finish_pages(pages: "Collection[Page]") -> str:
    """Save what the pages hold; what is not stored after that, empty when all is."""
    return " ".join(words for page in pages if (words := page.finish() or page.unsaved()))


def _table_of(field: "QWidget") -> QAbstractItemView | None:
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractItemView):
            return above
        above = above.parentWidget()
    return None
