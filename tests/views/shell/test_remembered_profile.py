"""The profile of the ini file goes into the workspace, once."""

from pytestqt.qtbot import QtBot

from app.services.identification.rules.in_use import profile_in_use, use_profile
from app.services.log.listing import list_changes
from app.views.base.page_context import PageContext
from app.views.look.window_state import OLD_PROFILE_IN_USE
from app.views.shell.remembered_profile import carry_profile
from tests.views.conftest import finish


def carried(context: PageContext, qtbot: QtBot, remembered: str) -> str:
    context.state.keep_text(OLD_PROFILE_IN_USE, remembered)
    carry_profile(context)
    finish(context, qtbot)
    assert context.state.text(OLD_PROFILE_IN_USE) == ""
    return profile_in_use(context.workspace).id


def test_what_the_ini_file_holds_moves_once(context: PageContext, qtbot: QtBot) -> None:
    touched: list[frozenset[str]] = []
    context.events.changed.connect(lambda changes: touched.append(changes.tables))
    assert carried(context, qtbot, "ru-ma-4-8") == "ru-ma-4-8"
    assert touched == [{"setting"}]
    assert context.events.last_done is None
    assert carried(context, qtbot, "ru-ma-5-8-10") == "ru-ma-4-8"


def test_a_choice_of_the_workspace_stands(context: PageContext, qtbot: QtBot) -> None:
    use_profile(context.workspace, "omsk-2025-or")
    assert carried(context, qtbot, "ru-ma-4-8") == "omsk-2025-or"


def test_a_profile_that_is_gone_is_forgotten(context: PageContext, qtbot: QtBot) -> None:
    number = len(list_changes(context.workspace))
    assert carried(context, qtbot, "own-7") == "fioko-2020"
    assert len(list_changes(context.workspace)) == number
