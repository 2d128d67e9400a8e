"""Настройки, «Оформление документов»: the look that the department gives all its documents."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import KnownProblem
from app.services.documents.making import catalogue
from app.services.documents.settings import (
    LOOK_SETTINGS,
    checked_settings,
    department_look,
    forget_look,
    forget_settings,
    own_settings,
    save_look,
)
from app.services.findings.links import ToDocument
from app.views.documents.kinds.settings_form import SettingsForm
from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn, clear_layout
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_WIDTH = 560
_LOOK = tuple(spec.name for spec in LOOK_SETTINGS)


class PresetSection(ScrolledColumn):
    """A form whose fields are saved at once, and the documents that differ from it.

    `refresh()` reads it again.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__(margin=0, spacing=theme.GAP)
        self._context = context
        self._shown: dict[str, str] | None = None
        self.form = SettingsForm()
        self.form.changed.connect(self._on_setting)
        self.back = button("Вернуть как в ГОСТ", self._on_back, icon="undo")
        look = Card(
            "Оформление документов",
            "Действует для всех документов управления. Допускаются только значения, которые не "
            "противоречат ГОСТ Р 7.0.97. У отдельного документа можно задать своё: раздел "
            "«Документы», «Оформление листа».",
        )
        look.setMaximumWidth(_WIDTH)
        look.add(self.form)
        look.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.others = Card("Документы со своим оформлением")
        self.others.setMaximumWidth(_WIDTH)
        self._others = QVBoxLayout()
        self.others.add_layout(self._others)
        self.content.addWidget(self.others)
        self.content.addWidget(look)

    def refresh(self) -> None:
        """Show what is stored."""
        workspace = self._context.workspace
        stored = department_look(workspace)
        values = checked_settings(LOOK_SETTINGS, stored, {})
        if values != self._shown:
            self._shown = values
            self.form.show_settings(LOOK_SETTINGS, values)
        self.back.setEnabled(bool(stored))
        clear_layout(self._others)
        own = [
            kind
            for kind in catalogue.KINDS.values()
            if any(name in own_settings(workspace, kind.kind) for name in _LOOK)
        ]
        self.others.setVisible(bool(own))
        for kind in own:
            self._others.addWidget(self._other_line(kind.kind, kind.title))

    def _other_line(self, kind: str, title: str) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(label(title, wrap=True), 1)
        look = button("Показать", lambda: self._context.go_to(ToDocument(kind)), role="link")
        back = button("Сделать как у всех", lambda: self._on_kind_back(kind), role="link")
        look.setAccessibleName(f"Показать: {title}")
        back.setAccessibleName(f"Сделать как у всех: {title}")
        layout.addWidget(look)
        layout.addWidget(back)
        return line

    def _on_setting(self, name: str, value: str) -> None:
        workspace = self._context.workspace
        try:
            changes = save_look(workspace, name, value)
        except KnownProblem as problem:
            self.form.show_error(name, str(problem))
            return
        self.form.show_error(name, "")
        values = checked_settings(LOOK_SETTINGS, department_look(workspace), {})
        if values[name] == value.replace(",", "."):
            self._shown = values  # the form shows it as it was typed
        self._context.events.announce(changes)
        self.refresh()

    def _on_back(self) -> None:
        self._context.events.announce(forget_look(self._context.workspace))
        self.refresh()

    def _on_kind_back(self, kind: str) -> None:
        changes = forget_settings(self._context.workspace, kind, _LOOK)
        self._context.events.announce(changes)
        self.refresh()
