"""The window's content over an open workspace: rail, top bar, and the stack of pages."""

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.views.base.pages import PLACES, place
from app.views.shell.page_scroll import PageScroll
from app.views.shell.rail import Rail
from app.views.shell.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from app.services.log.changes import Changes
    from app.views.base.links import Spot, Way
    from app.views.base.page import Page
    from app.views.base.page_context import PageContext
    from app.views.base.tasks import Task
    from app.views.help.window import HelpWindow
    from app.views.shell.remembered import Remembered
    from app.views.shell.start.first_visits import FirstVisits
    from app.views.shell.undo_buttons import UndoButtons
    from app.views.shell.window_search import WindowSearch
    from app.views.widgets.notice import Notice, NoticeLine

_EARLIER_YEARS = 3
_CLOSING = "Закрыть программу без этих изменений?"
_PAINT = QEvent.Type(QEvent.registerEventType())


class Workplace(QWidget):
    """The seven places. A page is built on its first visit.

    The frame alone is the first thing on the screen; `attach` gives it a workspace.

    Attributes:
        context: surroundings of the pages (after `attach`).
        attached: whether `attach` was called.
        pages: the pages that exist, by key.
        current_key: the place that is shown.
        undo_buttons: «Отменить» and «Вернуть», once `show_tools` has made them.
        visits: places that are chosen before they are ready, while they are made ready.
    """

    context: "PageContext"

    def __init__(self) -> None:
        super().__init__()
        self.attached = False
        self.pages: dict[str, Page] = {}
        self._begun: dict[str, tuple[Page, Iterator[None]]] = {}
        self.current_key = ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rail = Rail(PLACES)
        self.top_bar = TopBar()
        self.stack = QStackedWidget()
        self._remembered: Remembered | None = None
        self._search: WindowSearch | None = None
        self._help: HelpWindow | None = None
        self.undo_buttons: UndoButtons | None = None
        self.visits: FirstVisits | None = None
        self._notices: NoticeLine | None = None
        self._band: Notice | None = None
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        self.page_scroll = PageScroll(self.stack)
        right.addWidget(self.page_scroll, 1)
        self._right = right
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)

    def attach(self, context: "PageContext", notice: "Notice | None" = None) -> None:
        """Show the workspace of a context, with a lasting notice under the top bar."""
        self.context = context
        self.attached = True
        if notice is not None:
            self.add_notice(notice)
        self._connect()
        QTimer.singleShot(1, self, self._follow_keys)  # when the data are painted
        self.page_scroll.follow()
        self.refresh_frame()

    @property
    def search(self) -> "WindowSearch":
        """The search field at work, made when it is used first."""
        if self._search is None:
            from app.views.shell.window_search import WindowSearch

            self._search = WindowSearch(self)
        return self._search

    @property
    def current_page(self) -> "Page":
        """The page that is shown."""
        return self.pages[self.current_key]

    def show_place(self, key: str) -> None:
        """Show a place as it is, building its page on the first visit."""
        self._bring(key)
        if self.focusWidget() is None:  # pyright: ignore[reportUnnecessaryComparison]
            self.setFocus()

    def show_way(self, way: "Way") -> None:
        """Show the thing that a link leads to, or a spot, in its place."""
        from app.views.base.links import spot_of

        spot = self._choose_years(spot_of(way))
        if spot is way and spot == type(spot)():  # nothing but the page
            self.show_place(spot.place)
            return
        self._bring(spot.place)
        self.current_page.show_spot(spot)
        self.search.palette.remember(way)

    def _choose_years(self, spot: "Spot") -> "Spot":
        """Choose the years that a spot names; returns what is left to be shown in them."""
        if spot.year is not None:
            self.context.set_year(spot.year)
        if spot.results_year is not None:
            self.context.set_results_year(spot.results_year)
        from dataclasses import replace

        named = spot.year is not None or spot.results_year is not None
        return replace(spot, year=None, results_year=None) if named else spot

    def _bring(self, key: str) -> None:
        page = self.prepare(key)
        if key != self.current_key:
            self.context.messages.leave_page()
        if self.stack.indexOf(page) < 0:
            page.ensure_fresh()  # filled before it is shown: its widgets are laid out once
            self.stack.addWidget(page)
            if key != PLACES[0].key:  # the start page has nothing to be remembered
                self._follow(key, page)
        self.current_key = self.context.place = key
        self.rail.show_place(key)
        self.stack.setCurrentWidget(page)
        page.ensure_fresh()

    def _follow(self, key: str, page: "Page") -> None:
        from app.views.shell.remembered import Remembered

        if self._remembered is None:
            self._remembered = Remembered(self.context)
        self._remembered.follow(key, page)

    def prepare(self, key: str) -> "Page":
        """The page of a place, made but neither read nor shown when it does not exist yet."""
        while not self.prepare_next(key):
            pass
        return self.pages[key]

    def prepare_next(self, key: str) -> bool:
        """One step of `prepare`; True once the page is made."""
        if key in self.pages:
            return True
        if key not in self._begun:
            self._begun[key] = place(key).begin(self.context, self.stack)
        page, steps = self._begun[key]
        for _step in steps:
            return False
        del self._begun[key]
        self.pages[key] = page
        if self.undo_buttons is not None:
            page.header.add_help(self.show_help)
        return True

    def show_tools(self) -> None:
        """Add what the first paint does without: undo in the top bar, «?» in the pages."""
        if self.undo_buttons is None:
            from app.views.shell.undo_buttons import UndoButtons

            bar = self.top_bar
            self.undo_buttons = UndoButtons(bar.undo_place, self.context)
            for before, after in pairwise(
                (bar.search, self.undo_buttons.undo, self.undo_buttons.redo, bar.year)
            ):
                self.setTabOrder(before, after)
            for page in self.pages.values():
                page.header.add_help(self.show_help)
        self.undo_buttons.refresh()

    def paint_next(self) -> None:
        """`paint_now` as the first thing of the next turn, before Qt's own tick, which is due."""
        QCoreApplication.postEvent(self, QEvent(_PAINT), Qt.EventPriority.HighEventPriority.value)

    def customEvent(self, event: QEvent) -> None:
        """Paint what was shown in the turn before."""
        if event.type() == _PAINT:
            self.paint_now()

    def paint_now(self) -> None:
        """Paint what was shown at once; Qt else waits for its next tick, some milliseconds."""
        self.show()  # in an open window Qt does so a turn later, and paints a page that is squeezed
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.page_scroll.fit()
        self.current_page.repaint()

    def refresh_frame(self) -> None:
        """Read the name of the district and the years of work again."""
        from app.services.department.facts import read_facts
        from app.services.year import years

        workspace = self.context.workspace
        with workspace.database.reading() as reader:
            name = read_facts(reader).name
        self.top_bar.show_district(name or "Район не указан")
        now = years.work_year(workspace.clock.today())
        offered = {*years.list_years(workspace), *range(now - _EARLIER_YEARS, now + 1)}
        self.top_bar.year.set_years(sorted(offered, reverse=True), self.context.year)
        self._show_band(workspace.clock.today())

    def _show_band(self, today: "date") -> None:
        """Say under the top bar that another year of work than the running one is looked at."""
        from app.services.year import years

        if self._band is not None:
            self._notice_line().remove(self._band)
            self._band = None
        if self.context.year != years.work_year(today) or years.offered_year(today) is not None:
            from app.views.shell.year_band import year_band

            self._band = year_band(self.context.year, today, self.context.set_year)
            self._notice_line().add(self._band, first=True)

    def add_notice(self, notice: "Notice") -> None:
        """Show one more lasting notice under the top bar."""
        self._notice_line().add(notice)

    def remove_notice(self, notice: "Notice") -> None:
        """Show one no more."""
        self._notice_line().remove(notice)

    def _notice_line(self) -> "NoticeLine":
        from app.views.widgets.notice import NoticeLine

        if self._notices is None:
            self._notices = NoticeLine()
            self._right.insertWidget(1, self._notices)
        return self._notices

    # Wiring

    def _connect(self) -> None:
        context = self.context
        self.rail.chosen.connect(self.choose_place)
        self.top_bar.year.year_chosen.connect(context.set_year)
        self.top_bar.search_asked.connect(self._on_window_search)
        context.link_followed.connect(self._on_link_followed)
        context.year_changed.connect(lambda _year: self.refresh_frame())
        self.top_bar.search.textEdited.connect(lambda _text: self.search)
        context.events.changed.connect(self._on_changed)
        context.undoing.task_started.connect(self._on_undo_started)

    def _follow_keys(self) -> None:
        from app.views.base.undo_keys import UndoKeys
        from app.views.shell.focus_keeper import FocusKeeper

        self._add_shortcuts()
        UndoKeys(self, self.context.undoing)
        FocusKeeper(self.stack, self.focus_page)
        self.context.messages.go_home = self.focus_page

    def _add_shortcuts(self) -> None:
        for number, target in enumerate(PLACES, start=1):
            self._shortcut(f"Ctrl+{number}", lambda key=target.key: self.choose_place(key))
        self._shortcut("Ctrl+K", self._on_window_search)
        self._shortcut("Ctrl+F", self._on_page_search)
        self._shortcut("F5", self.refresh_now)
        self._shortcut("Ctrl+S", self.say_saved)
        self._shortcut("F1", self.show_help)
        self._shortcut("F6", lambda: self._leave(forward=True))
        self._shortcut("Shift+F6", lambda: self._leave(forward=False))

    def _shortcut(self, keys: str, slot: "object") -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)  # messages lie over the window
        shortcut.activated.connect(slot)  # pyright: ignore[reportArgumentType]

    def _on_changed(self, changes: "Changes") -> None:
        if changes.touches("department", "school_year"):
            self.refresh_frame()

    def _on_undo_started(self, task: "Task") -> None:
        self.current_page.progress.follow(task, can_cancel=False)

    # Keys

    def _on_window_search(self) -> None:
        self.search.open()

    def _on_page_search(self) -> None:
        search = self.current_page.search
        if search is None or not search.isVisible():
            self._on_window_search()
            return
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def _leave(self, *, forward: bool) -> None:
        """Go on to the next control even from a table that keeps Tab for its cells."""
        start = self.focusWidget() or self
        widget = start
        while True:
            step = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if step is None or step is start:
                return
            widget = step
            takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
            if takes and widget.isVisible() and not start.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def refresh_now(self) -> None:
        """Read again what the frame and the page show; what is being typed is stored before."""
        from app.views.shell.saved_state import finish_typing

        finish_typing(self.current_page)
        self.refresh_frame()
        self.current_page.refresh()

    def read_anew(self) -> None:
        """Let every page be read again, the shown one at once: words that all say have changed."""
        for page in self.pages.values():
            page.mark_stale()

    def say_saved(self) -> None:
        """Ctrl+S: finish what is being typed, then say whether everything is stored."""
        from app.views.shell.saved_state import finish_typing, tell_saved_state

        finish_typing(self.current_page)
        self.current_page.finish()
        tell_saved_state(self.pages.values(), self.context)

    def may_leave(self, question: str = _CLOSING, yes: str = "Закрыть") -> bool:
        """Save what the pages hold; asks where something of it is not taken."""
        from app.views.shell.saved_state import finish_pages, finish_typing

        if self.current_key:
            finish_typing(self.current_page)
        unsaved = finish_pages(self.pages.values())
        return not unsaved or self.context.messages.ask(question, unsaved, yes=yes)

    def focus_page(self) -> None:
        """Give the keys to the list of the page, once there is one."""
        if self.current_key and not self.current_page.focus_content():
            self.setFocus()

    def choose_place(self, key: str) -> None:
        """Show a place, when it is ready; the keys go to its list, ready for the arrows."""
        if self.visits is None or not self.visits.begin(key):
            self.show_place(key)
            self.focus_page()

    def _on_link_followed(self, way: "Way") -> None:
        """A link, a hit of the search or an undo leads there; so do the keys."""
        self.show_way(way)
        focus = QApplication.focusWidget()
        if focus is None or not self.current_page.isAncestorOf(focus):
            self.focus_page()

    def show_help(self) -> None:
        """Open the help at the page she is on, or close it."""
        self.help_window.toggle(self.current_key)

    @property
    def help_window(self) -> "HelpWindow":
        """The window of the help, made when it is opened first."""
        if self._help is None:
            from app.views.help.window import HelpWindow

            self._help = HelpWindow(self.window(), self.context.state)
        return self._help

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing nearer wanted: Esc goes one step back on the page, Ctrl+P prints it."""
        from PySide6.QtGui import QKeySequence

        if event.key() == Qt.Key.Key_Escape and self.attached:
            in_page = self.stack.isAncestorOf(self.focusWidget() or self)
            if not in_page or not self.current_page.step_back():
                self.focus_page()
            return
        if event.matches(QKeySequence.StandardKey.Print) and self.attached:
            from app.views.shell.page_printing import print_page

            print_page(self.current_page)
            return
        super().keyPressEvent(event)
