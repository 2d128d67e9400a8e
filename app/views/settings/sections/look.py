"""How the window looks: light, dark or as the system, and the size of everything in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton

from app.views.look import theme
from app.views.look.display_scale import chosen_scale, offered_scales
from app.views.widgets.card import Card
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.fields.form_row import FormRow, choice
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_WIDTH, _SCALE_WIDTH = 880, 280
_SHADES = (("", "Как в системе"), ("light", "Светлое"), ("dark", "Тёмное"))


class LookSection(ScrolledColumn):
    """Remembered for this user of the computer; no data of the workspace."""

    def __init__(self, context: "PageContext") -> None:
        super().__init__(margin=0, spacing=theme.GAP)
        self._state, self._messages = context.state, context.messages
        self.shades: dict[str, QRadioButton] = {}
        self.scale = choice([])
        self.content.addWidget(self._shade_card())
        self.content.addWidget(self._scale_card())
        theme.current().changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen."""
        self.shades.get(self._state.text("shade"), self.shades[""]).setChecked(True)
        self._offer_scales()

    def _offer_scales(self) -> None:
        """What fits this screen, and what is chosen: it may come from a larger one."""
        chosen, fitting = chosen_scale(self._state), offered_scales(self.screen())
        self.scale.clear()
        for scale in sorted({*fitting, chosen}):
            words = f"{scale} %" if scale in fitting else f"{scale} % – велик для этого экрана"
            self.scale.addItem(words, str(scale))
        self.scale.setCurrentIndex(self.scale.findData(str(chosen)))

    def choose_shade(self, shade: str) -> None:
        """Use a shade from now on; empty follows the system."""
        self._state.keep_text("shade", shade)
        theme.current().apply(dark=shade == "dark" if shade else system_is_dark())

    def _choose_scale(self) -> None:
        self._state.keep_text("scale", str(self.scale.currentData()))
        self._messages.inform("Новый размер действует после перезапуска программы.")

    def _shade_card(self) -> Card:
        card = Card("Оформление", "Переключается и кнопкой в правом верхнем углу окна.")
        card.setMaximumWidth(_WIDTH)
        group = QButtonGroup(self)
        for shade, words in _SHADES:
            choose = QRadioButton(words)
            choose.clicked.connect(lambda _checked, key=shade: self.choose_shade(key))
            self.shades[shade] = choose
            group.addButton(choose)
            card.add(choose)
        return card

    def _scale_card(self) -> Card:
        card = Card("Размер")
        card.setMaximumWidth(_WIDTH)
        self.scale.setMaximumWidth(_SCALE_WIDTH)
        card.add(FormRow("Текст, значки и отступы", self.scale))
        explained = (
            "Прибавляется к масштабу, который задан в системе. Предлагаются размеры, при "
            "которых страница видна на этом экране целиком."
        )
        card.add(label(explained, "muted", wrap=True))
        self.scale.activated.connect(self._choose_scale)
        return card


def system_is_dark() -> bool:
    """Whether the computer is set to a dark look."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark
