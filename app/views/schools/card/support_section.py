"""Списки поддержки: the stays of a school on the lists; it is put on a list and taken off here."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.dates import date_digits
from app.services.schools import support
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.schools.card.support.events_view import EventsView
from app.views.schools.card.support.steps_view import StepsView
from app.views.schools.forms.support_forms import EnterForm, LeaveForm, StayForm
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.labels import label, selectable

if TYPE_CHECKING:
    from datetime import date

    from app.enums import SupportKind
    from app.services.log.changes import Changes
    from app.services.orders.orders import OrderRow
    from app.services.schools.schools import SchoolRow
    from app.services.schools.support import SupportRow
    from app.views.base.page_context import PageContext

_KIND_WIDTH = 56
V = TypeVar("V", bound=QWidget)


class SupportSection(QWidget):
    """Every stay with its days, bases and orders, and what can be done with it."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._school: SchoolRow | None = None
        self.enter_button = button("Внести в список…", self._on_enter, icon="plus")
        head = QHBoxLayout()
        head.setSpacing(theme.STEP)
        head.addWidget(label("Списки поддержки", "heading"), 1)
        head.addWidget(self.enter_button)
        self._stays = QVBoxLayout()
        self._stays.setSpacing(theme.STEP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.GAP)
        layout.setSpacing(theme.STEP)
        layout.addLayout(head)
        layout.addLayout(self._stays)
        self._work = QVBoxLayout()
        self._work.setSpacing(theme.GAP)
        layout.addLayout(self._work)

    def show_school(self, school: "SchoolRow") -> None:
        """Read and show the stays of a school."""
        self._school = school
        workspace = self._context.workspace
        stays = [row for row in support.list_support(workspace) if row.school_id == school.id]
        clear_layout(self._stays)
        for stay in stays:
            self._add_stay(stay)
        if not stays:
            self._stays.addWidget(label("Школа не вносилась в списки поддержки.", "muted"))
        self.enter_button.setEnabled(school.active and not workspace.read_only)
        self._show_work(school, listed=bool(stays))

    @cached_property
    def steps(self) -> StepsView:
        """The steps of support; made for the first school that has any."""
        return self._added(StepsView(self._context))

    @cached_property
    def events(self) -> EventsView:
        """What is held with the school."""
        return self._added(EventsView(self._context))

    def _added(self, view: V) -> V:
        self._work.addWidget(view)
        return view

    def _show_work(self, school: "SchoolRow", *, listed: bool) -> None:
        """What is done with a school that is or was on a list, in the year of the window."""
        if not listed and "steps" not in vars(self):
            return
        for view in (self.steps, self.events):
            view.setVisible(listed)
            if listed:
                view.show_school(school)

    def _add_stay(self, stay: "SupportRow") -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.STEP)
        kind = label(stay.kind.label, "strong" if stay.left_on is None else "muted")
        kind.setFixedWidth(_KIND_WIDTH)
        texts = QVBoxLayout()
        texts.setSpacing(theme.HALF)
        texts.addWidget(selectable(_sentence("В списке с", stay.entered_on, stay.entry_order)))
        if stay.entry_basis:
            texts.addWidget(selectable(f"Основание: {stay.entry_basis}", "muted"))
        if stay.left_on is not None:
            texts.addWidget(selectable(_sentence("Вне списка с", stay.left_on, stay.exit_order)))
            texts.addWidget(selectable(f"Основание: {stay.exit_basis}", "muted"))
        texts.addLayout(self._actions(stay))
        line.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self._stays.addLayout(line)

    def _actions(self, stay: "SupportRow") -> QHBoxLayout:
        """What can be done with a stay, under its texts: there is room at every width."""
        actions = [("Изменить…", "pencil", self._on_change), ("Удалить", "trash", self._on_remove)]
        if stay.left_on is None:
            actions.insert(0, ("Вывести из списка…", "arrow-right", self._on_leave))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        for words, icon, slot in actions:
            link = button(words, lambda slot=slot: slot(stay), icon=icon, role="link")
            link.setAccessibleName(f"{words.rstrip('…')} {stay.kind.label}".strip())
            link.setAccessibleDescription(f"Запись с {date_digits(stay.entered_on)}")
            link.setEnabled(not self._context.workspace.read_only)
            row.addWidget(link)
        row.addStretch()
        return row

    def _on_enter(self) -> None:
        school = self._school
        assert school is not None

        def saved(changes: "Changes", kind: "SupportKind", day: "date") -> None:
            text = f"{school.short_name}: в списке {kind.label} с {date_digits(day)}."
            tell_saved(self._context, changes, text)

        EnterForm(self.window(), self._context.workspace, school, saved).show_form()

    def _on_leave(self, stay: "SupportRow") -> None:
        def saved(changes: "Changes", day: "date") -> None:
            self.enter_button.setFocus()  # the button that opened the form goes away
            text = f"{stay.school}: вне списка {stay.kind.label} с {date_digits(day)}."
            tell_saved(self._context, changes, text)

        LeaveForm(self.window(), self._context.workspace, stay, saved).show_form()

    def _on_change(self, stay: "SupportRow") -> None:
        def saved(changes: "Changes") -> None:
            self.enter_button.setFocus()
            tell_saved(self._context, changes, f"{stay.school}: запись списка исправлена.")

        StayForm(self.window(), self._context.workspace, stay, saved).show_form()

    def _on_remove(self, stay: "SupportRow") -> None:
        def save() -> "Changes":
            changes = support.remove_support(self._context.workspace, stay.id)
            self.enter_button.setFocus()  # the button that was pressed goes away
            return changes

        text = f"{stay.school}: запись списка {stay.kind.label} удалена."
        save_and_tell(self._context, save, text)


def _sentence(words: str, day: "date", order: "OrderRow | None") -> str:
    """«В списке с 17.11.2025, приказ от 17.11.2025 № 458»."""
    text = f"{words} {date_digits(day)}"
    return text if order is None else f"{text}, {order.label}"
