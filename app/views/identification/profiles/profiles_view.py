"""The profiles: shipped ones and one's own, what they say, and how they differ."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import results
from app.services.identification.evidence.shares import threshold_text
from app.services.identification.profile import (
    DEFAULT_PROFILE,
    Profile,
    copy_profile,
    delete_profile,
    list_profiles,
    parameters,
    told_differences,
)
from app.services.language.dates import date_digits
from app.services.language.sentences import capital, quoted
from app.services.sheets.sheet import share_of_h
from app.views.base.undo_toast import save_and_tell, tell_saved
from app.views.identification.profiles.profile_form import ProfileForm
from app.views.look import theme
from app.views.tables.column_fit import ColumnFit
from app.views.tables.columns import Column, count_column
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import DetailsPanel
from app.views.widgets.labels import label
from app.views.widgets.side_splitter import SideSplitter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.log.changes import Changes
    from app.views.base.page_context import PageContext

_MOST_LINES = 4
_SHARE, _LEAST, _MOST = 0.4, 264, 700  # of the width, for the details
_COLUMNS: tuple[Column[Profile], ...] = (
    Column(
        key="title", title="Профиль", text=lambda row: row.title, wrap=True, width=240, stretch=True
    ),
    Column(
        key="origin",
        title="Происхождение",
        text=lambda row: "в программе" if row.builtin else "свой",
        icon=lambda row: "lock" if row.builtin else "pencil",
        width=144,
    ),
    Column(
        key="threshold",
        title="Порог",
        text=lambda row: threshold_text(row.threshold_h),
        sort_key=lambda row: row.threshold_h,
        align="right",
        value=lambda row: share_of_h(row.threshold_h),
        width=72,
    ),
    count_column("procedures", "Процедур", lambda row: len(row.procedures), width=88),
)


class ProfilesView(QWidget):
    """The tab of the profiles.

    Signals:
        chosen_for_run: id of the profile to compute with.
    """

    chosen_for_run = Signal(str)

    def __init__(self, context: "PageContext", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._procedures: Sequence[tuple[str, str]] = ()
        self.model = RowTableModel(_COLUMNS, key=lambda row: row.id, parent=self)
        self.table = TableView(self.model, name="profiles", state=context.state)
        self.table.setAccessibleName("Профили правил")
        ColumnFit(self.table, ("procedures", "origin"))
        RowFit(self.table, _MOST_LINES)
        self.details = DetailsPanel()
        self.details.setMinimumWidth(_LEAST)
        self.copy_button = button("Сделать копию", self.copy_selected, icon="copy")
        self.edit_button = button("Изменить…", self.edit_selected, icon="pencil")
        self.delete_button = button("Удалить", self.delete_selected, icon="trash", role="danger")
        self.use_button = button("Рассчитать по профилю", self._on_use, icon="play")
        tools = QHBoxLayout()
        tools.setSpacing(theme.STEP)
        hint = "Готовый профиль не меняется."
        tools.addWidget(label(hint, "muted", wrap=True), 1)
        for control in (self.delete_button, self.edit_button, self.copy_button, self.use_button):
            tools.addWidget(control)
        splitter = SideSplitter(
            self.table,
            self.details,
            name="profile_details",
            state=context.state,
            share=_SHARE,
            least=_LEAST,
            most=_MOST,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GAP, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(tools)
        layout.addWidget(splitter, 1)
        self.table.row_selected.connect(self._on_selected)
        self.table.row_activated.connect(lambda _row: self.edit_selected())
        self._on_selected(None)

    def refresh(self) -> None:
        """Read the profiles and the titles of all procedures."""
        workspace = self._context.workspace
        profiles = list_profiles(workspace)
        self._procedures = [(row.code, row.title) for row in results.list_procedures(workspace)]
        self.model.set_rows(profiles)
        if self.table.selected_row() is None and profiles:
            self.table.selectRow(0)
        else:
            self._on_selected(self.table.selected_row())

    def copy_selected(self) -> None:
        """Make a copy of the selected profile and open it."""
        profile = self.table.selected_row()
        if profile is None:
            return
        with self._context.messages.attempt("Копия профиля"):
            copy, changes = copy_profile(self._context.workspace, profile.id)
            tell_saved(self._context, changes, f"Создан профиль {quoted(copy.title)}")
            self.edit(copy)

    def edit_selected(self) -> None:
        """Open the form of the selected profile of one's own."""
        profile = self.table.selected_row()
        if profile is not None and not profile.builtin:
            self.edit(profile)

    def edit(self, profile: Profile) -> None:
        """Open the form of a profile of one's own."""
        self.table.select_key(profile.id)
        self.form = ProfileForm(
            self.window(),
            self._context.workspace,
            profile,
            self._procedures,
            self._on_saved,
        )
        self.form.show_form()

    def delete_selected(self) -> None:
        """Remove the selected profile of one's own; it can be taken back."""
        profile = self.table.selected_row()
        if profile is None or profile.builtin:
            return
        save_and_tell(
            self._context,
            lambda: delete_profile(self._context.workspace, profile.id),
            f"Профиль {quoted(profile.title)} удалён",
        )

    def _on_saved(self, changes: "Changes") -> None:
        tell_saved(self._context, changes, "Профиль сохранён")

    def _on_use(self) -> None:
        profile = self.table.selected_row()
        if profile is not None:
            self.chosen_for_run.emit(profile.id)

    def _on_selected(self, profile: Profile | None) -> None:
        own = profile is not None and not profile.builtin
        self.copy_button.setEnabled(profile is not None)
        self.use_button.setEnabled(profile is not None)
        self.edit_button.setEnabled(own)
        self.delete_button.setEnabled(own)
        if profile is None:
            self.details.begin("Профиль правил")
            return
        self.details.begin(profile.title, profile.certainty.label)
        if profile.source:
            self.details.add_fact("Источник", profile.source)
        if profile.valid_from is not None:
            self.details.add_fact("Действует с", date_digits(profile.valid_from))
        if profile.note:
            self.details.add_text(profile.note, "muted")
        self.details.add_heading("Параметры")
        titles = dict(self._procedures)
        for parameter in parameters(profile):
            if parameter.name != "procedures":
                self.details.add_fact(capital(parameter.title), parameter.text, long_name=True)
        self._add_differences(profile)
        self.details.add_heading("Процедуры")
        for code in profile.procedures:
            self.details.add_text(titles.get(code, code))

    def _add_differences(self, profile: Profile) -> None:
        default = next((row for row in self.model.all_rows if row.id == DEFAULT_PROFILE), None)
        if default is None or default.id == profile.id:
            return
        changed = told_differences(default, profile, dict(self._procedures))
        self.details.add_heading(f"Отличия от профиля {quoted(default.title)}")
        if not changed:
            self.details.add_text("Отличий в параметрах нет.", "muted")
        for one in changed:
            self.details.add_text(capital(one.text))
