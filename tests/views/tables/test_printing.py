"""Ctrl+P shows any table on pages, to be printed from there."""

import pytest
from PySide6.QtCore import Qt

from app.views.base.pages import PLACES
from app.views.preview.sheet_preview import SheetPreview
from app.views.tables.sheet_view import SheetView
from tests.views.tables.test_saving import WITHOUT_TABLES, everywhere

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("key", [place.key for place in PLACES if place.key not in WITHOUT_TABLES])
def test_ctrl_p_shows_the_pages_of_every_table(qtbot, workplace, key):
    seen: set[SheetView] = set()
    for _step in everywhere(workplace, key, qtbot):
        for view in workplace.current_page.findChildren(SheetView):
            if view in seen or not view.isVisible() or not view.can_be_saved:
                continue
            seen.add(view)
            view.preview_print()
            dialog = workplace.window().findChild(SheetPreview)
            qtbot.waitUntil(lambda dialog=dialog: dialog.panel.preview is not None, timeout=10_000)
            shown = dialog.panel.preview
            assert shown.title == view.printed_sheet().title == dialog.windowTitle()
            assert len(shown.pages.sizes) >= 1
            if len(view.printed_sheet().columns) > 4:
                assert all(width > height for width, height in shown.pages.sizes)
            with qtbot.waitSignal(dialog.destroyed):
                dialog.reject()
    assert seen


def test_the_key_works_in_the_table(qtbot, workplace):
    workplace.show_place("schools")
    qtbot.keyClick(workplace.current_page.table, Qt.Key.Key_P, CTRL)
    dialog = workplace.window().findChild(SheetPreview)
    qtbot.waitUntil(lambda: dialog.panel.preview is not None, timeout=10_000)
    assert dialog.panel.preview.title == "Реестр школ"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: workplace.window().findChild(SheetPreview) is None)
