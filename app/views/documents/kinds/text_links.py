"""The ways from a kind of document to its text."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import KnownProblem
from app.services.documents.editing.edited import EditedKind
from app.views.look import theme
from app.views.widgets.buttons import button, button_row

if TYPE_CHECKING:
    from app.services.documents.making.catalogue import KindRow
    from app.views.base.page_context import PageContext
    from app.views.documents.text.window import TextWindow


class TextLinks(QWidget):
    """What can be done with the text of the shown kind.

    Attributes:
        opened: the window with the text, while it is open or as it was last.
    """

    def __init__(self, context: "PageContext") -> None:
        super().__init__()
        self._context = context
        self._kind: KindRow | None = None
        self.opened: TextWindow | None = None
        self.change = button("Изменить текст…", self.change_text, icon="pencil")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addLayout(button_row(self.change))

    def show_kind(self, kind: "KindRow") -> None:
        """Offer what can be done with a kind."""
        self._kind = kind
        self.setVisible(kind.problem is None)

    def change_text(self) -> None:
        """Open the text of the kind with its pages."""
        from app.views.documents.text.window import TextWindow

        kind, context = self._kind, self._context
        if kind is None:
            return
        try:
            edited = EditedKind(context.workspace, kind.kind, context.year)
        except KnownProblem as problem:
            context.messages.show_problem(problem)
            return
        self.opened = TextWindow(self.window(), context, edited)
        self.opened.show_window()
