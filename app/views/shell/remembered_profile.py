"""The profile that version 0.1.0 remembered in the window's ini file goes into the workspace."""

from typing import TYPE_CHECKING

from app.errors import UserError
from app.views.look.window_state import OLD_PROFILE_IN_USE

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace
    from app.views.base.page_context import PageContext


def carry_profile(context: "PageContext") -> None:
    """Move it, once, into a workspace that can be written; a choice made there already stands."""
    wanted = context.state.text(OLD_PROFILE_IN_USE)
    workspace = context.workspace
    if not wanted or workspace.read_only:
        return
    context.state.keep_text(OLD_PROFILE_IN_USE, "")
    from app.services.log.changes import Changes

    def tell(changes: Changes) -> None:
        # Nobody did it just now: it is nothing for Ctrl+Z.
        context.events.announce(Changes(tables=changes.tables))

    context.tasks.run(lambda: _carried(workspace, wanted), tell, title="Профиль правил")


def _carried(workspace: "Workspace", profile_id: str) -> "Changes":
    from app.services.identification.rules.in_use import SETTING, use_profile
    from app.services.log.changes import Changes
    from app.services.log.settings import get_setting

    if get_setting(workspace, SETTING) is not None:
        return Changes()
    try:
        return use_profile(workspace, profile_id)
    except UserError:
        return Changes()  # a profile of one's own that has been deleted
