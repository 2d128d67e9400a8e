"""The card of a school: who it is, its states, and tabs that are read when they are looked at."""

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.numbers import NBSP
from app.services.schools.typed_numbers import distance_text
from app.views.look import theme
from app.views.look.tabs import Tabs
from app.views.schools.card.facts_tab import FactsTab
from app.views.schools.card.tab import CardTab
from app.views.schools.register.columns import RegisterRow, support_of, verdict_of
from app.views.tables.sheet_view import SheetView
from app.views.widgets.buttons import button, button_row
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.labels import selectable
from app.views.widgets.status import Status, StatusChip

if TYPE_CHECKING:
    from app.services.identification.evidence.verdict import Outcome
    from app.services.schools.schools import SchoolRow
    from app.views.base.page_context import PageContext

_LEAST_WIDTH = 540
_DENSE_BELOW = 740


class _Tab(NamedTuple):
    """A tab; `factory` is "module:Class" in this folder, imported when it is looked at first."""

    key: str
    title: str
    factory: str


_TABS = (
    _Tab("facts", "Сведения", "facts_tab:FactsTab"),
    _Tab("passport", "Паспорт", "passport_tab:PassportTab"),
    _Tab("results", "Результаты", "results_tab:ResultsTab"),
    _Tab("criteria", "Критерии", "criteria_tab:CriteriaTab"),
    _Tab("risks", "Риски", "risks_tab:RisksTab"),
    _Tab("plan", "План", "plan_tab:PlanTab"),
    _Tab("documents", "Документы", "documents_tab:DocumentsTab"),
    _Tab("history", "История", "history_tab:HistoryTab"),
)
_KEYS = [tab.key for tab in _TABS]


class SchoolCard(QFrame):
    """The card.

    Signals:
        edit_asked: the `SchoolRow` whose facts are to be changed.
        archive_asked: the one to be archived.
        restore_asked: the one to be brought back.
    """

    edit_asked = Signal(object)
    archive_asked = Signal(object)
    restore_asked = Signal(object)

    def __init__(self, context: "PageContext", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setMinimumWidth(_LEAST_WIDTH)
        self._school: SchoolRow | None = None
        self._outcome: Outcome | None = None
        self._expects = False
        self._context = context
        self._opened: dict[str, CardTab] = {}
        self._stale: set[str] = set()
        self._build_head()
        self.tabs = Tabs()
        self.tabs.setAccessibleName("Разделы карточки школы")
        self.tabs.setDocumentMode(True)
        for tab in _TABS:
            self.tabs.add_later(tab.title)
        self.tabs.currentChanged.connect(lambda _number: self._on_tab())
        nothing = EmptyState(
            "Школа не выбрана", "Выберите школу в списке слева: здесь откроется её карточка."
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        self._low = False
        inset = self._inset = QVBoxLayout()
        inset.setContentsMargins(theme.GAP, 0, theme.GAP, theme.GAP)
        inset.addWidget(self.tabs)
        column.addLayout(inset, 1)
        self._stack = ContentStack(content, nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._stack)
        self._stack.show_content(False)

    def _build_head(self) -> None:
        self.title = selectable("", "title")
        self.subtitle = selectable("", "muted")
        self.support_chip, self.verdict_chip = StatusChip(), StatusChip()
        self.edit_button = button("Изменить", self._on_edit, icon="pencil", shortcut="F2")
        self.archive_button = button("В архив", self._on_archive, icon="archive")
        self._chips = button_row(self.support_chip, self.verdict_chip)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.STEP)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.archive_button)
        upper = QHBoxLayout()
        upper.setSpacing(theme.GAP)
        upper.addWidget(self.title, 1)
        upper.addLayout(buttons)
        self._second = QHBoxLayout()
        self._second.setSpacing(theme.GAP)
        self._second.addWidget(self.subtitle, 1)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.STEP)
        self._head.setSpacing(theme.HALF)
        self._head.addLayout(upper)
        self._head.addLayout(self._second)
        self._head.addLayout(self._chips)

    def set_low(self, *, low: bool) -> None:
        """Leave the tabs more lines: the states stand in the second line, not in a third."""
        self._low = low
        self._inset.setContentsMargins(theme.GAP, 0, theme.GAP, theme.HALF if low else theme.GAP)
        for tab in self._opened.values():
            tab.set_low(low=low)
        gap = theme.STEP if low else theme.GAP
        self._head.setContentsMargins(theme.GAP, gap, theme.GAP, 0 if low else theme.STEP)
        self._head.removeItem(self._chips)
        self._second.removeItem(self._chips)
        if low:
            self._second.addLayout(self._chips)
        else:
            self._head.addLayout(self._chips)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow card the tabs stand closer together."""
        super().resizeEvent(event)
        dense = "true" if event.size().width() < _DENSE_BELOW else "false"
        bar = self.tabs.tabBar()
        if bar.property("dense") != dense:
            theme.restyle(bar, "dense", dense)
            QApplication.sendEvent(bar, QEvent(QEvent.Type.StyleChange))  # lays out the tabs anew

    @property
    def school(self) -> "SchoolRow | None":
        """The shown school."""
        return self._school

    def tab(self, key: str) -> CardTab:
        """A tab by its key, built when it is asked for first."""
        if key not in self._opened:
            number = _KEYS.index(key)
            module, _, name = _TABS[number].factory.partition(":")
            tab = getattr(import_module(f"app.views.schools.card.{module}"), name)(self._context)
            self._opened[key] = tab
            tab.set_low(low=self._low)
            self.tabs.fill(number, tab)
        return self._opened[key]

    def mark_stale(self) -> None:
        """The data behind the tabs changed: read them again when they are looked at."""
        self._stale = set(_KEYS)

    def show_school(self, school: "SchoolRow | None") -> None:
        """Show another school, or the same one again; None shows that nothing is selected."""
        if school != self._school:
            self.mark_stale()
        self._school = school
        self._stack.show_content(school is not None)
        if school is not None:
            self._show_head(school)
            self._read_tab()

    def expect_outcome(self) -> None:
        """Show that the verdict is being worked out, until `set_outcome`."""
        self._outcome, self._expects = None, True
        self._stale.add("facts")

    def set_outcome(self, outcome: "Outcome | None") -> None:
        """Show the verdict of an identification."""
        self._outcome, self._expects = outcome, False
        self._stale.add("facts")
        if self._school is not None:
            self._show_head(self._school)
            self._read_tab()

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front, and a part of it where the key names one: «results/check»."""
        tab, _slash, part = key.partition("/")
        if tab in _KEYS:
            self.tabs.setCurrentIndex(_KEYS.index(tab))
            if part:
                self.tab(tab).show_part(part)

    def _show_head(self, school: "SchoolRow") -> None:
        verdict = None if self._outcome is None else self._outcome.verdict(school.id)
        row = RegisterRow(school, verdict)
        place = [school.kind.label, school.settlement]
        if school.distance_m:
            place.append(f"{distance_text(school.distance_m)}{NBSP}км до центра")
        self.title.setText(school.short_name)
        self.subtitle.setText(f"{NBSP}· ".join(part for part in place if part))
        support = support_of(row)
        self.support_chip.set_status(_worded(support, "в списке") if school.active else support)
        self.verdict_chip.set_status(_worded(verdict_of(row), "выявление:"))
        self.archive_button.setText("В архив" if school.active else "Вернуть из архива")

    def _on_tab(self) -> None:
        """The card needs the room of the tab that is shown, not of the largest."""
        current = _KEYS[self.tabs.currentIndex()]
        for key, tab in self._opened.items():
            tab.setVisible(key == current)
        self._read_tab()

    def _read_tab(self) -> None:
        key = _TABS[self.tabs.currentIndex()][0]
        if self._school is None or key not in self._stale:
            return
        self._stale.discard(key)
        tab = self.tab(key)
        if isinstance(tab, FactsTab):
            tab.outcome, tab.expects = self._outcome, self._expects
        tab.show_school(self._school)
        for table in tab.findChildren(SheetView):
            table.about = self._school.short_name

    def _on_edit(self) -> None:
        if self._school is not None:
            self.edit_asked.emit(self._school)

    def _on_archive(self) -> None:
        if self._school is not None and self._school.active:
            self.archive_asked.emit(self._school)
        elif self._school is not None:
            self.restore_asked.emit(self._school)


def _worded(status: Status | None, before: str) -> Status | None:
    """A state whose word says what it is about: there is no column header over the card."""
    return None if status is None else status._replace(word=f"{before} {status.word}")
