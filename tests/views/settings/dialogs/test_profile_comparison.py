"""Two profiles side by side: the answer is read whole."""

from pytestqt.qtbot import QtBot

from app.services.identification import profile
from app.services.results import procedures
from app.views.base.page_context import PageContext
from app.views.look.elision import wrapped
from app.views.settings.dialogs.profile_comparison import ProfileComparison
from app.views.tables.row_delegate import PADDING


def test_the_procedures_of_one_profile_alone_are_read_whole(
    demo_context: PageContext, qtbot: QtBot
) -> None:
    workspace = demo_context.workspace
    profiles = profile.list_profiles(workspace)
    largest = max(profiles, key=lambda one: len(one.procedures))
    titles = [(row.code, row.title) for row in procedures.list_procedures(workspace)]
    dialog = ProfileComparison(None, profiles, largest.id, titles)
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog.table
    [row] = [one for one in dialog.model.rows if one.name == "procedures"]
    metrics = table.fontMetrics()

    def is_whole() -> bool:
        place = dialog.model.rows.index(row)
        most = (table.rowHeight(place) - PADDING) // metrics.lineSpacing()
        lines = wrapped(metrics, row.before, table.columnWidth(1) - 2 * PADDING, most)
        return "только здесь" in row.before and "…" not in "".join(lines)

    qtbot.waitUntil(is_whole)
