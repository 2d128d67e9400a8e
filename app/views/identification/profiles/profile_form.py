"""A profile of one's own as a form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.identification.profile import save_profile
from app.services.identification.rules.rules import Profile
from app.views.identification.parameters.fields import ParameterFields
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.form_row import line_edit, text_edit

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace


class ProfileForm(FormDialog):
    """Edits a user's own profile; `saved` gets the `Changes`."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        profile: Profile,
        procedures: Sequence[tuple[str, str]],
        saved: "Callable[[Changes], object]",
    ) -> None:
        super().__init__(parent, "Профиль правил")
        self._workspace, self._profile, self._saved = workspace, profile, saved
        self.name = line_edit(profile.title)
        self.source = text_edit(profile.source, lines=2)
        self.note = text_edit(profile.note, lines=2)
        self.fields = ParameterFields()
        self.fields.set_profile(profile, procedures)
        self.add_row("Название", self.name, required=True)
        self.add_row(
            "Источник",
            self.source,
            hint="Документ, которым утверждены критерии: дата, номер, название.",
        )
        self.add_row("Пояснение", self.note)
        self.column.content.addWidget(self.fields)

    def save(self) -> None:
        """Store the profile; frozen runs keep the copy they were made with."""
        changed = self.fields.profile(self._profile)
        if changed is None:
            raise UserError("Исправьте отмеченные параметры.")
        named = replace(
            changed,
            title=self.name.text().strip(),
            source=self.source.toPlainText().strip(),
            note=self.note.toPlainText().strip(),
        )
        self._saved(save_profile(self._workspace, named))
