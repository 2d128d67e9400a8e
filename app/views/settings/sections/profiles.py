"""Profiles of the identification rules: the list of «Выявление», and a comparison."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import results
from app.services.identification.profile import list_profiles
from app.views.identification.profiles.profiles_view import ProfilesView
from app.views.look import theme
from app.views.settings.dialogs.profile_comparison import ProfileComparison
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext


class ProfilesSection(QWidget):
    """What «Выявление» shows on its tab of profiles, with two of them side by side."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self.view = ProfilesView(context)
        for column in range(2, self.view.model.columnCount()):  # the panel beside has them
            self.view.table.setColumnHidden(column, True)
        self.dialog: ProfileComparison | None = None
        self.compare_button = button("Сравнить…", self.compare, icon="compare")
        self.view.use_button.hide()  # calculating is the business of «Выявление»
        head = QHBoxLayout()
        head.addWidget(label("Профили правил выявления", "heading"), 1)
        head.addWidget(self.compare_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)

    def refresh(self) -> None:
        """Read the profiles."""
        self.view.refresh()

    def compare(self) -> None:
        """Show the selected profile beside ours."""
        workspace = self._context.workspace
        rows = list_profiles(workspace)
        chosen = self.view.table.selected_row() or rows[0]
        procedures = [(row.code, row.title) for row in results.list_procedures(workspace)]
        self.dialog = ProfileComparison(self.window(), rows, chosen.id, procedures)
        self.dialog.open()
