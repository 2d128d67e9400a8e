"""Keeps the keys in the page when what had them is hidden, disabled or deleted."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.page_header import PageHeader


class FocusKeeper(QObject):
    """Watches over the pages of a window.

    Qt hands the focus of a widget that goes away to the next one in the order of Tab, which may
    be a button of the rail or of a message: Space would then leave the page. The widget may also go
    while a dialog has the keys: Qt then hands them on when the window gets them back. The
    head of a page, with «?» at its end, is no place that a page chooses either.
    """

    def __init__(self, pages: QWidget, go_home: Callable[[], object]) -> None:
        """Args: `go_home` gives the keys to the page that is shown."""
        super().__init__(pages)
        self._pages = pages
        self._go_home = go_home
        self._lost = False
        self._left: QWidget | None = None  # of the pages, had the keys when the window lost them
        # After the page did what it has to do: it may have chosen a place of its own.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._look)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus)

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        former = old if self._is_in_pages(old) else self._left
        if now is None or now.window() is not self._pages.window():
            self._left = former
            if now is None:
                self._later.start()
            return
        self._left = None
        if former is not None:
            self._lost = not (isValid(former) and former.isVisible() and former.isEnabled())
            if self._lost:
                self._later.start()

    def _is_in_pages(self, widget: QWidget | None) -> bool:
        return widget is not None and isValid(widget) and self._pages.isAncestorOf(widget)

    def _look(self) -> None:
        lost, self._lost = self._lost, False
        elsewhere = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if elsewhere is not None or not self._pages.window().isActiveWindow():
            return
        focus = QApplication.focusWidget()
        if focus is None or (lost and not self._is_chosen(focus)):
            self._go_home()

    def _is_chosen(self, focus: QWidget) -> bool:
        """Whether a page or she may have given the keys to it, and not Qt in the order of Tab."""
        if not self._pages.isAncestorOf(focus):
            # A cell that is typed into goes because she went on to the search.
            return isinstance(focus, SearchBox) and focus.was_gone_to
        above: QWidget | None = focus
        while above is not None and not isinstance(above, PageHeader):
            above = above.parentWidget()
        return above is None
