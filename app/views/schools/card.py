"""The card of a school: who it is, its states, and tabs that are read when they are looked at."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from app.services.language.numbers import NBSP
from app.views import theme
from app.views.schools.card_tab import CardTab
from app.views.schools.columns import RegisterRow, distance_text, support_of, verdict_of
from app.views.schools.criteria_tab import CriteriaTab
from app.views.schools.documents_tab import DocumentsTab
from app.views.schools.facts_tab import FactsTab
from app.views.schools.history_tab import HistoryTab
from app.views.schools.passport_tab import PassportTab
from app.views.schools.plan_tab import PlanTab
from app.views.schools.results_tab import ResultsTab
from app.views.widgets.buttons import button
from app.views.widgets.empty_state import ContentStack, EmptyState
from app.views.widgets.labels import selectable
from app.views.widgets.status import Status, StatusChip

if TYPE_CHECKING:
    from app.services.identification.verdict import Outcome
    from app.services.schools import SchoolRow
    from app.views.page_context import PageContext

_LEAST_WIDTH = 560


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
        self._stale: set[CardTab] = set()
        self._build_head()
        self.facts = FactsTab(context)
        self.passport = PassportTab(context)
        self.results = ResultsTab(context)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Разделы карточки школы")
        self.tabs.setDocumentMode(True)
        self._tabs: list[CardTab] = [
            self.facts,
            self.passport,
            self.results,
            CriteriaTab(context),
            PlanTab(context),
            DocumentsTab(context),
            HistoryTab(context),
        ]
        for tab in self._tabs:
            self.tabs.addTab(tab, tab.title)
        self.tabs.currentChanged.connect(lambda _number: self._read_tab())
        nothing = EmptyState(
            "Школа не выбрана", "Выберите школу в списке слева: здесь откроется её карточка."
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        inset = QVBoxLayout()
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
        chips = QHBoxLayout()
        chips.setSpacing(theme.STEP)
        chips.addWidget(self.support_chip)
        chips.addWidget(self.verdict_chip)
        chips.addStretch()
        texts = QVBoxLayout()
        texts.setSpacing(theme.HALF)
        texts.addWidget(self.title)
        texts.addWidget(self.subtitle)
        texts.addLayout(chips)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.STEP)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.archive_button)
        side = QVBoxLayout()
        side.addLayout(buttons)
        side.addStretch()
        self._head = QHBoxLayout()
        self._head.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.STEP)
        self._head.setSpacing(theme.GAP)
        self._head.addLayout(texts, 1)
        self._head.addLayout(side)

    @property
    def school(self) -> "SchoolRow | None":
        """The shown school."""
        return self._school

    def mark_stale(self) -> None:
        """The data behind the tabs changed: read them again when they are looked at."""
        self._stale = set(self._tabs)

    def show_school(self, school: "SchoolRow | None") -> None:
        """Show another school, or the same one again; None shows that nothing is selected."""
        if school != self._school:
            self.mark_stale()
        self._school = school
        self._stack.show_content(school is not None)
        if school is not None:
            self._show_head(school)
            self._read_tab()

    def set_outcome(self, outcome: "Outcome | None") -> None:
        """Show the verdict of an identification."""
        self._outcome = outcome
        self._stale.add(self.facts)
        if self._school is not None:
            self._show_head(self._school)
            self._read_tab()

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        for number, tab in enumerate(self._tabs):
            if tab.key == key:
                self.tabs.setCurrentIndex(number)

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

    def _read_tab(self) -> None:
        tab = self.tabs.currentWidget()
        if self._school is None or not isinstance(tab, CardTab) or tab not in self._stale:
            return
        self._stale.discard(tab)
        if tab is self.facts:
            self.facts.outcome = self._outcome
        tab.show_school(self._school)

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
    return None if status is None else replace(status, word=f"{before} {status.word}")
