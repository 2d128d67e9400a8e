"""The base of every page: header, refreshing when the data changed, links from other places."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.base.pages import place
from app.views.base.progress_strip import ProgressStrip
from app.views.look import theme
from app.views.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.views.base.links import Spot
    from app.views.base.page_context import PageContext
    from app.views.widgets.fields.search_box import SearchBox


class Stepped:
    """A widget of so many parts that it is made in steps, between which the window goes on.

    A subclass implements `make` instead of `__init__`; who calls the class gets it whole as ever.
    """

    def __init__(self, context: "PageContext") -> None:
        for _step in self.make(context):
            pass

    def make(self, context: "PageContext") -> Iterator[None]:
        """Begin with the `__init__` of the widget; a step takes some hundredths of a second.

        Nothing of it is shown or asked before the last step; what it is connected to is heard.
        """
        raise NotImplementedError

    @classmethod
    def in_steps(cls, context: "PageContext", owner: QWidget) -> tuple[Self, Iterator[None]]:
        """One, and the steps that have to be gone through before it is used.

        It is the `owner`'s from the first of them on: Python would else delete what stays half
        made when the window shows other data, and perhaps in the thread of a job.
        """
        widget: Any = cls.__new__(cls)

        def steps() -> Iterator[None]:
            rest = widget.make(context)
            next(rest, None)
            widget.setParent(owner)
            yield
            yield from rest

        return widget, steps()


S = TypeVar("S", bound=Stepped)


class Page(QWidget):
    """A place of the window.

    A subclass builds its widgets into `self.body` and implements `refresh()`. It is refreshed
    when it is shown and something that it shows changed since: the school year, or a table whose
    description says that it is seen on `place`. A page that is not visible is not refreshed.

    Attributes:
        place: its key in `pages.PLACES`.
        context: what the page may use.
        header: title and actions.
        progress: the strip under the header; `self.progress.follow(task)`.
        body: layout for the content.
        search: the page's own search field for Ctrl+F, or None.
        later: names of its parts that are made when they are first asked for, `cached_property`;
            the warm-up asks for them one at a time.
        stepped: those of `later` that it makes in steps; their property asks `made_whole`.
    """

    place: ClassVar[str]
    later: ClassVar[tuple[str, ...]] = ()
    stepped: ClassVar[dict[str, type[Stepped]]] = {}

    def __init__(self, context: "PageContext", title: str, subtitle: str = "") -> None:
        super().__init__()
        self.context = context
        self.search: SearchBox | None = None
        self.header = PageHeader(title, subtitle)
        self.progress = ProgressStrip()
        self._stale = True
        self._begun: dict[type[Stepped], tuple[Any, Iterator[None]]] = {}
        layout = self._layout = QVBoxLayout(self)
        layout.addWidget(self.header)
        layout.addWidget(self.progress)
        self.body = QVBoxLayout()
        layout.addLayout(self.body, 1)
        Page.set_low(self, low=False)  # what a page adds is not built yet
        context.events.changed.connect(self._on_data_changed)
        context.year_changed.connect(lambda _year: self.mark_stale())

    def refresh(self) -> None:
        """Read what the page shows and show it."""
        raise NotImplementedError

    @cached_property
    def _unseen(self) -> QWidget:
        """Owns what is half made: a child of the page itself would be shown with it."""
        return QWidget(self, visible=False)

    def make_later(self, part: str) -> Iterator[None]:
        """Make one of `later` in steps, between which the window goes on and may ask for it."""
        kind = self.stepped.get(part)
        if kind is not None and part not in vars(self):
            self._begun[kind] = kind.in_steps(self.context, self._unseen)
            try:
                yield from self._begun[kind][1]
            except Exception:
                self._begun.pop(kind, None)  # it is half made for good
                raise
        getattr(self, part)
        yield

    def made_whole(self, kind: type[S]) -> S:
        """One of `stepped`: what was begun of it is made to the end."""
        view, steps = self._begun.pop(kind, None) or kind.in_steps(self.context, self._unseen)
        for _step in steps:
            pass
        return view

    def set_low(self, *, low: bool) -> None:
        """Stand closer together in a low window: 1366x768 at 125 % leaves a page 472 lines."""
        gap = theme.STEP if low else theme.GAP
        side = theme.GAP if low else theme.WIDE
        self._layout.setContentsMargins(side, gap, side, theme.STEP)
        self._layout.setSpacing(gap)
        self.body.setSpacing(gap)
        self.header.set_low(low=low)

    def show_spot(self, spot: "Spot") -> None:
        """Show what a link leads to (`context.go_to(link)`); a page knows the spots of its place.

        Called after the page became visible and fresh, with a spot that asks for more than the
        page as it is.
        """

    def close_panel(self) -> bool:
        """Close the panel that has the focus; False when there is none that can be closed."""
        from app.views.widgets.details_panel import DetailsPanel

        above = self.focusWidget()
        while above is not None:
            if isinstance(above, DetailsPanel) and above.closable and above.isVisible():
                above.closed.emit()
                self.focus_content()
                return True
            above = above.parentWidget()
        return False

    def step_back(self) -> bool:
        """What Esc does: close a panel, else clear the search; False when there was neither."""
        if self.close_panel():
            return True
        if self.search is not None and self.search.isVisible() and self.search.text():
            self.search.clear()
            self.search.tell_now()
            self.focus_content()
            return True
        return False

    def finish(self) -> str:
        """Save what its forms hold; returns what was refused, empty when all is stored."""
        from app.views.widgets.fields.form_row import HeldForm

        forms = self.findChildren(HeldForm)
        return next((form.held for form in forms if not form.leave()), "")

    def unsaved(self) -> str:
        """What on this page is not stored yet, one sentence; empty when all is. Ctrl+S asks."""
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

        from app.views.widgets.fields.form_row import FormRow, HeldForm

        held = next((form.held for form in self.findChildren(HeldForm) if form.held), "")
        if held:
            return held
        refused = [
            (row.name.text().rstrip(" *"), row.error.text())
            for row in self.findChildren(FormRow)
            if row.isVisibleTo(self) and row.has_error
        ]
        refused += [
            (cell.accessibleName(), cell.toolTip())
            for kind in (QLineEdit, QPlainTextEdit)
            for cell in self.findChildren(kind)
            if cell.isVisibleTo(self)
            and cell.property("role") == "cell"
            and cell.property("wrong") == "true"
        ]
        return f"Не сохранено поле «{refused[0][0]}»: {refused[0][1]}" if refused else ""

    def focus_content(self) -> bool:
        """Give the keys to the list of the page; False when it has none."""
        from PySide6.QtWidgets import QAbstractItemView

        views = [
            view
            for view in self.findChildren(QAbstractItemView)
            if view.isVisibleTo(self)
            and view.isEnabled()
            and view.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not views:
            return False
        first = max(views, key=lambda view: view.width() * view.height())
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def mark_stale(self) -> None:
        """Refresh now when the page is visible, otherwise when it is shown next."""
        self._stale = True
        if self.isVisible():
            self.ensure_fresh()

    def ensure_fresh(self) -> None:
        """Refresh when something changed since the last time."""
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Become visible with the present data."""
        self.ensure_fresh()
        super().showEvent(event)

    def _on_data_changed(self, changes: "Changes") -> None:
        from app.services.log.catalogue import tables_of

        if changes.touches(*tables_of(place(self.place).reads)):
            self.mark_stale()
