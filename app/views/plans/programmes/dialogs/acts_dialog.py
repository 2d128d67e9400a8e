"""The list of acts: those of the department are changed, ours and its own are put out of use."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.language.sentences import capital, glued
from app.services.programmes.acts import Act, list_acts, save_act
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.plans.programmes.dialogs.act_form import ActForm
from app.views.tables.columns import Column
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.fields.search_box import SearchBox
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.views.base.page_context import PageContext

_SIZE, _MOST_LINES = QSize(820, 560), 4
_ABOUT = (
    "Отсюда выбирают основания программ. Свои акты можно изменить, любой – убрать из перечня: в"
    " программах и документах, где он уже стоит, он останется."
)
_OURS = "Акты из перечня «Опоры» не меняются: уберите такой акт и добавьте свой."

COLUMNS: tuple[Column[Act], ...] = (
    Column(
        key="words",
        title="Правовой акт",
        text=lambda act: glued(act.words),
        tone=lambda act: None if act.active else "muted",
        icon=lambda act: None if act.active else "archive",
        width=360,
        stretch=True,
        wrap=True,
    ),
    Column(key="level", title="Уровень", text=lambda act: capital(act.level.label), width=130),
    Column(
        key="whose",
        title="Чей",
        text=lambda act: "«Опоры»" if act.code else "свой",
        tone=lambda _act: "muted",
        width=104,
    ),
)


class ActsDialog(QDialog):
    """Every change is saved at once and can be undone."""

    def __init__(self, parent: QWidget, context: "PageContext") -> None:
        super().__init__(parent)
        self.setWindowTitle("Перечень правовых актов")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.search = SearchBox("Слово из названия, номер или дата")
        self.retired = QCheckBox("Показывать убранные")
        self.model = RowTableModel(COLUMNS, key=lambda act: act.code or act.id)
        self.table = TableView(self.model, name="acts", state=context.state)
        self.table.setAccessibleName("Перечень правовых актов")
        RowFit(self.table, _MOST_LINES)
        self.add_button = button("Добавить свой…", self.add, icon="plus")
        self.edit_button = button("Изменить…", self.edit, icon="pencil")
        self.retire_button = button("Убрать из перечня", self.retire, icon="archive")
        self.close_button = button("Закрыть", self.reject)
        self._lay_out()
        self.search.searched.connect(self.model.show_only)
        self.retired.toggled.connect(lambda _on: self.refresh())
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(lambda _act: self.edit())
        self._on_selected(None)

    def _lay_out(self) -> None:
        line, foot = QHBoxLayout(), QHBoxLayout()
        for layout in (line, foot):
            layout.setSpacing(theme.STEP)
        line.addWidget(self.search, 1)
        line.addWidget(self.retired)
        for part in (self.add_button, self.edit_button, self.retire_button):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.GAP)
        layout.setSpacing(theme.STEP)
        layout.addWidget(label("Перечень правовых актов", "title"))
        layout.addWidget(label(_ABOUT, "muted", wrap=True))
        layout.addLayout(line)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def show_form(self) -> None:
        """Open it with the acts."""
        self.refresh()
        self.resize(within_screen(self, _SIZE, self.parentWidget()))
        self.open()
        self.search.setFocus()

    def refresh(self) -> None:
        """Read the acts; the selected one stays."""
        self.model.set_rows(list_acts(self.context.workspace, retired=self.retired.isChecked()))
        self._on_selected(self.table.selected_row())

    def add(self) -> None:
        """Ask for an act that the list has not."""
        ActForm(self, self.context.workspace, partial(self._on_saved, "добавлен")).show_form()

    def edit(self) -> None:
        """Change the selected act, if it is the department's own."""
        act: Act | None = self.table.selected_row()
        if act is not None and self.edit_button.isEnabled():
            told = partial(self._on_saved, "изменён")
            ActForm(self, self.context.workspace, told, act=act).show_form()

    def retire(self) -> None:
        """Put the selected act out of use, or back into it."""
        act: Act | None = self.table.selected_row()
        if act is None:
            return
        words = "Правовой акт убран из перечня." if act.active else "Правовой акт снова в перечне."
        other = replace(act, active=not act.active)
        save_and_tell(self.context, lambda: save_act(self.context.workspace, other)[1], words)
        self.refresh()

    def _on_saved(self, verb: str, _key: int, changes: "Changes") -> None:
        tell_saved(self.context, changes, f"Правовой акт {verb}.")
        self.refresh()

    def _on_selected(self, act: Act | None) -> None:
        writable = not self.context.workspace.read_only
        self.add_button.setEnabled(writable)
        self.retire_button.setEnabled(writable and act is not None)
        self.retire_button.setText(
            "Убрать из перечня" if act is None or act.active else "Вернуть в перечень"
        )
        self.edit_button.setEnabled(writable and act is not None and not act.code)
        self.edit_button.setToolTip(_OURS if act is not None and act.code else "")
