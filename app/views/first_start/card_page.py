"""A page of one card in the middle of the window."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.look import theme
from app.views.widgets.card import Card
from app.views.widgets.empty_state import IconPicture, centred
from app.views.widgets.labels import label

_WIDTH = 720


class CardPage(QWidget):
    """Icon and title stand at the top of `card`; whoever makes the page adds the rest."""

    def __init__(self, title: str, *, icon: str, tone: str) -> None:
        super().__init__()
        self.card = Card()
        self.card.setMaximumWidth(_WIDTH)
        self.card.body.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        self.card.add(IconPicture(icon, tone, 40))
        self.card.add(label(title, "title", wrap=True))
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(centred(self.card))
        layout.addStretch(3)
