"""The profile of rules that is calculated with, the same one in all of the program."""

from PySide6.QtCore import QObject

from app.services.identification.profile import copy_profile, profile_in_use, use_profile
from app.services.language.sentences import quoted
from app.views.base.page_context import PageContext
from app.views.base.undo_toast import tell_saved
from app.views.identification.parameters.panel import ParametersPanel


class ProfileInUse(QObject):
    """Keeps the choice of the parameters and the stored one the same."""

    def __init__(self, context: PageContext, parameters: ParametersPanel) -> None:
        super().__init__(parameters)
        self._context = context
        self._parameters = parameters
        self._id = ""

    def show(self) -> None:
        """Choose the stored one; another may have come into use elsewhere, or by an undo."""
        wanted = profile_in_use(self._context.workspace).id
        if wanted != self._id:
            self._id = wanted
            self._parameters.set_profile_id(wanted)

    def keep(self, profile_id: str) -> None:
        """What is calculated with here is what all pages and the command line work with."""
        workspace = self._context.workspace
        if profile_id == self._id or workspace.read_only:
            return
        self._id = profile_id
        self._context.events.announce(use_profile(workspace, profile_id))

    def save_as_own(self) -> None:
        """Make a profile of the changed parameters and choose it."""
        profile = self._parameters.profile
        if profile is None:
            return
        title = f"{profile.title} (изменённый)"
        with self._context.messages.attempt("Изменённый профиль"):
            copy, changes = copy_profile(
                self._context.workspace, profile.id, title, settings=self._parameters.settings()
            )
            tell_saved(self._context, changes, f"Создан профиль {quoted(copy.title)}")
            self._parameters.set_profile_id(copy.id)
