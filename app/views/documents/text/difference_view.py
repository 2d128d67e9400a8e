"""What differs between two texts, paragraph by paragraph, with the way to each and back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.services.documents.editing.differences import changed_words, differences
from app.services.documents.editing.edited import OF_A_KIND
from app.views.look import theme
from app.views.look.room import within_screen
from app.views.widgets.buttons import button
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import label, rule

if TYPE_CHECKING:
    from app.services.documents.editing.differences import Difference
    from app.services.documents.editing.edited import Said

_SIZE = QSize(840, 560)
_SAME = "Отличий нет."
_NOTHING = "этого нет"


class DifferenceView(QDialog):
    """A card for each difference; Esc closes.

    Signals:
        shown: the line of a difference, from 1.
        taken_back: first and last line of a difference, and what stands there in our text.
    """

    shown = Signal(int)
    taken_back = Signal(int, int, str)

    def __init__(self, parent: QWidget, ours: str, theirs: str, said: "Said" = OF_A_KIND) -> None:
        """Args: `said` is how the two texts are called."""
        super().__init__(parent)
        self._said = said
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(said.differs)
        self.differences = differences(ours, theirs)
        column = ScrolledColumn(theme.GAP, theme.STEP)
        if not self.differences:
            column.content.addWidget(label(_SAME, "muted"))
        for difference in self.differences:
            column.content.addWidget(self._card(difference))
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        foot.addStretch()
        foot.addWidget(button("Закрыть", self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(column, 1)
        layout.addWidget(rule())
        layout.addLayout(foot)
        self.resize(within_screen(self, _SIZE, parent))

    def _card(self, difference: "Difference") -> QFrame:
        card = QFrame()
        card.setProperty("role", "panel")
        place = f"Строка {difference.first}"
        show = self._way("Показать", place, lambda: self.shown.emit(difference.first))
        back = self._way(
            "Вернуть как было",
            place,
            lambda: self.taken_back.emit(difference.first, difference.last, difference.ours),
        )
        top = QHBoxLayout()
        top.addWidget(label(place, "strong"), 1)
        top.addWidget(show)
        top.addWidget(back)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(theme.GAP, theme.STEP, theme.GAP, theme.STEP)
        layout.setSpacing(theme.HALF)
        layout.addLayout(top)
        for whose, text, other, tone in (
            (self._said.ours, difference.ours, difference.theirs, "negative"),
            (self._said.theirs, difference.theirs, difference.ours, "positive"),
        ):
            layout.addWidget(label(whose, "small"))
            layout.addWidget(_marked(text, other, tone))
        return card

    def _way(self, words: str, place: str, go: Callable[[], object]) -> QWidget:
        """A link that closes the view and goes on in the text."""
        link = button(words, lambda: (self.accept(), go()), role="link")
        link.setAccessibleName(f"{words}: {place.lower()}")
        return link


def _marked(text: str, other: str, tone: str) -> QLabel:
    """A text in which the words that the other one has not stand out."""
    shown = label("", wrap=True)
    if not text:
        shown.setText(_NOTHING)
        theme.restyle(shown, "role", "muted")
        return shown
    ground = theme.current().colours.soft(tone)
    pieces = (
        f'<span style="background:{ground}"><b>{_plain(words)}</b></span>' if new else _plain(words)
        for words, new in changed_words(other, text)
    )
    shown.setTextFormat(Qt.TextFormat.RichText)
    shown.setText(" ".join(pieces))
    return shown


def _plain(text: str) -> str:
    """A text of which nothing is markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
