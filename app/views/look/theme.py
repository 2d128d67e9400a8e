"""The visual language: two palettes, the spacing rhythm, and icons in the colour of the theme.

Everything that has a colour or a distance takes it from here. `current()` is the theme of the
running application; it emits `changed` when light and dark are switched, and widgets that paint
for themselves read `current().colours` in their paint event.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app import paths

if TYPE_CHECKING:
    from app.views.look.dressing import Dressing

# The 8-pixel rhythm; HALF is the only smaller step.
HALF, STEP, GAP, WIDE = 4, 8, 16, 24
RADIUS = 6
ROW_HEIGHT = 32
TALL_ROW_HEIGHT = 48  # rows with texts of two lines
CONTROL_HEIGHT = 32
RAIL_WIDTH = 192
TOP_BAR_HEIGHT = 56
DETAILS_WIDTH = 400

STYLE = "Fusion"
# Said of an application that was started with the style: setting it wraps the whole of QStyle.
STYLE_CHOSEN = "style_chosen"

SMALL, BODY, TITLE = 12, 14, 20
FONT_FAMILIES = ["Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans"]


class Colours:
    """One palette. Text on its surface keeps a contrast of at least 4.5 (a test computes it).

    `canvas` lies under everything, `surface` is a card or a table, `sunken` a header or a rail.
    A tone is a pair: the colour of text, icon or line, and its `_soft` background.
    """

    canvas = surface = sunken = hover = line = control_line = text = muted = ""
    accent = accent_hover = on_accent = accent_soft = ""
    positive = positive_soft = warning = warning_soft = ""
    negative = negative_soft = neutral = neutral_soft = ""

    def __init__(self, **colours: str) -> None:
        # No dataclass: making one costs as much start-up time as a dozen widgets.
        vars(self).update(colours)

    def tone(self, name: str) -> str:
        """Foreground of a tone or any other colour by its name."""
        return str(getattr(self, name))

    def soft(self, tone: str) -> str:
        """Background that belongs to a tone."""
        return str(getattr(self, f"{tone}_soft"))


LIGHT = Colours(
    canvas="#F4F6F8",
    surface="#FFFFFF",
    sunken="#EBEEF2",
    hover="#F1F4F8",
    line="#DCE1E7",
    control_line="#7F8996",
    text="#1A2430",
    muted="#55606E",
    accent="#1C5FA6",
    accent_hover="#164E89",
    on_accent="#FFFFFF",
    accent_soft="#E1EDF9",
    positive="#1A6B3A",
    positive_soft="#E3F2E8",
    warning="#845000",
    warning_soft="#FBF0DC",
    negative="#AC241C",
    negative_soft="#FBE8E6",
    neutral="#55606E",
    neutral_soft="#EBEEF2",
)
DARK = Colours(
    canvas="#14181D",
    surface="#1C2128",
    sunken="#242B33",
    hover="#262D36",
    line="#343C46",
    control_line="#7A8592",
    text="#E6EAEF",
    muted="#A6B0BC",
    accent="#7FB9F5",
    accent_hover="#A3CDF9",
    on_accent="#0B1C2E",
    accent_soft="#203A53",
    positive="#82D39E",
    positive_soft="#1D3527",
    warning="#EAB868",
    warning_soft="#3A2F19",
    negative="#F4A199",
    negative_soft="#45261F",
    neutral="#A6B0BC",
    neutral_soft="#2A313A",
)


class Theme(QObject):
    """The theme of the application.

    Signals:
        changed: light and dark were switched; the palette and the style sheet are already new.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._icons: dict[tuple[str, str, int, int, bool], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, bool], QPixmap] = {}
        self._sources: dict[str, str] = {}
        self._colours: dict[tuple[str, bool], QColor] = {}
        self._applied = False
        self.dark = False

    @property
    def colours(self) -> Colours:
        """The palette in use."""
        return DARK if self.dark else LIGHT

    def colour(self, name: str) -> QColor:
        """A colour of the palette for a painter; one for all, not to be changed."""
        key = (name, self.dark)
        if key not in self._colours:
            self._colours[key] = QColor(self.colours.tone(name))
        return self._colours[key]

    def apply(self, *, dark: bool) -> None:
        """Give the whole application the light or the dark look."""
        if self._applied and dark == self.dark:
            return
        from app.views.look.style_sheet import style_sheet

        self.dark = dark
        palette, sheet = _palette(self.colours), style_sheet(self.colours)
        if self._applied:
            self._dressing.put_on(palette, sheet)
        else:
            if not self._app.property(STYLE_CHOSEN):
                self._app.setStyle(QStyleFactory.create(STYLE))
            self._app.setFont(text_font())
            self._app.setPalette(palette)
            self._app.setStyleSheet(sheet)
            self._applied = True
        self.changed.emit()

    @cached_property
    def _dressing(self) -> "Dressing":
        from app.views.look.dressing import Dressing

        return Dressing(self._app)

    def icon(self, name: str, tone: str = "text", size: int = 16, gap: int = 0) -> QIcon:
        """A line icon of `resources/icons` in a colour of the palette.

        `gap` is empty room on its right, where Qt would set the text too near. The icon keeps its
        colour when the theme changes: take it again on `changed` (`widgets.buttons` does).
        """
        key = (name, tone, size, gap, self.dark)
        if key not in self._icons:
            icon = QIcon()
            icon.addPixmap(self.pixmap(name, tone, size, gap))
            if tone == "on_accent":
                # Qt makes the disabled picture from the normal one: too pale without the accent.
                pale = self.pixmap(name, "muted", size, gap)
                icon.addPixmap(pale, QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, tone: str = "text", size: int = 16, gap: int = 0) -> QPixmap:
        """An icon as a picture of `size` logical pixels, sharp on a scaled screen."""
        from PySide6.QtSvg import QSvgRenderer

        source = self._source(name).replace("currentColor", self.colours.tone(tone))
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        pixmap = QPixmap(QSize(size + gap, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        side = size * ratio
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def pixmap_cached(self, name: str, tone: str = "text", size: int = 16) -> QPixmap:
        """The same picture, kept: for delegates and paint events."""
        key = (name, tone, size, self.dark)
        if key not in self._pixmaps:
            self._pixmaps[key] = self.pixmap(name, tone, size)
        return self._pixmaps[key]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            path = paths.resource("icons", f"{name}.svg")
            self._sources[name] = path.read_text(encoding="utf-8")
        return self._sources[name]


_THEME_PROPERTY = "opora_theme"


def current() -> Theme:
    """The theme of the running application, made on the first call."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        msg = "the theme needs a QApplication"
        raise TypeError(msg)
    theme = app.property(_THEME_PROPERTY)
    if not isinstance(theme, Theme):
        theme = Theme(app)
        app.setProperty(_THEME_PROPERTY, theme)
    return theme


def text_font(size: int = BODY, *, bold: bool = False) -> QFont:
    """The interface font in one of the three sizes."""
    font = QFont()
    font.setFamilies(FONT_FAMILIES)
    font.setPixelSize(size)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet asks for, with the look that goes with it."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _palette(colours: Colours) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: colours.canvas,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.sunken,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.negative,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Light: colours.surface,
        QPalette.ColorRole.Dark: colours.control_line,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette
