"""A table of the window on paper: its pages in a dialog, from where they are printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.documents.making.listing import preview_sheet
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.preview.preview_panel import PreviewPanel
from app.views.widgets.buttons import button

if TYPE_CHECKING:
    from app.services.sheets.sheet import Sheet
    from app.views.base.page_context import PageContext

_WIDTH, _HEIGHT = 900, 680


class SheetPreview(QDialog):
    """The pages of a sheet; Ctrl+P prints them, Esc closes."""

    def __init__(self, context: "PageContext", sheet: "Sheet", parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(sheet.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = PreviewPanel(context)
        self.panel.install_shortcuts(self)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Закрыть", self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GAP, theme.GAP, theme.GAP, theme.GAP)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self.panel, 1)
        layout.addLayout(foot)
        wanted = QSize(min(_WIDTH, parent.window().width()), _HEIGHT)
        self.resize(within_screen(self, wanted, parent))
        day = context.workspace.clock.today()
        self.panel.show_made(sheet.title, lambda _known: preview_sheet(sheet, day))
        self.panel.view.setFocus()
