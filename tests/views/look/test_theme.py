"""The palettes can be read, the icons exist, the style sheet is complete."""

import re

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import paths
from app.views.look import theme
from app.views.look.style_sheet import style_sheet
from app.views.plans.month_strip import MonthCell, MonthStrip
from app.views.preview.view import PageView
from app.views.results.cell.editor import Judge
from app.views.results.grid.model import GridModel
from app.views.results.grid.view import GridView
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.empty_state import IconPicture
from app.views.widgets.painted_chart import PaintedChart
from app.views.widgets.status import Status, StatusChip

PALETTES = {"light": theme.LIGHT, "dark": theme.DARK}
SURFACES = ("canvas", "surface", "sunken", "hover", "accent_soft")
TONES = ("positive", "warning", "negative", "neutral", "accent")
NORMAL_TEXT, CONTROL_EDGE = 4.5, 3.0


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours by WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def pairs(colours):
    """What is seen on what: two names, two colours and the contrast that they need."""
    for surface in SURFACES:
        for text in ("text", "muted", "accent"):
            yield text, surface, colours.tone(text), colours.tone(surface), NORMAL_TEXT
    for tone in TONES:
        yield tone, f"{tone}_soft", colours.tone(tone), colours.soft(tone), NORMAL_TEXT
        yield tone, "surface", colours.tone(tone), colours.surface, NORMAL_TEXT
    for name in ("accent", "accent_hover"):  # the primary button
        yield "on_accent", name, colours.on_accent, colours.tone(name), NORMAL_TEXT
    for name in ("surface", "canvas"):
        yield "control_line", name, colours.control_line, colours.tone(name), CONTROL_EDGE


def test_texts_states_buttons_and_edges_are_seen_in_both_palettes():
    assert [
        f"{palette}: {name} on {surface}: {contrast(colour, background):.2f}"
        for palette, colours in PALETTES.items()
        for name, surface, colour, background, needed in pairs(colours)
        if contrast(colour, background) < needed
    ] == []


def test_both_palettes_name_the_same_colours():
    assert vars(theme.LIGHT).keys() == vars(theme.DARK).keys()


def test_the_style_sheet_knows_every_colour_it_names():
    for colours in PALETTES.values():
        rules = style_sheet(colours)
        assert "$" not in rules
        for address in re.findall(r"url\((.+?)\)", rules):
            assert (paths.RESOURCES / address).is_file() or paths.Path(address).is_file()


def test_switching_light_and_dark_is_told_and_recolours_icons(look, qtbot):
    before = look.icon("search").pixmap(16).toImage()
    with qtbot.waitSignal(look.changed):
        look.apply(dark=True)
    assert look.colours is theme.DARK
    assert look.icon("search").pixmap(16).toImage() != before
    look.apply(dark=False)
    assert look.icon("search").pixmap(16).toImage() == before


def test_every_icon_draws_something(look):
    names = [path.stem for path in paths.resource("icons").glob("*.svg")]
    assert len(names) > 50
    for name in names:
        picture = look.pixmap(name, "text", 24).toImage()
        marked = {picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)}
        assert max(marked) > 0, name


CONTROLS = (
    QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QPushButton, QToolButton,
)  # fmt: skip


def test_every_control_is_32_high_also_with_the_focus(look, qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    controls = [control() for control in CONTROLS]
    for control in controls:
        layout.addWidget(control)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    heights = {}
    for control in controls:
        plain = control.sizeHint().height()
        control.setFocus()
        qtbot.waitUntil(control.hasFocus)
        heights[type(control).__name__] = (plain, control.sizeHint().height())
    assert heights == {control.__name__: (theme.CONTROL_HEIGHT,) * 2 for control in CONTROLS}


def test_icons_named_in_the_code_exist():
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (paths.RESOURCES.parent / "app").rglob("*.py")
    )
    named = set(re.findall(r'icon=\\?"([a-z-]+)"', code))
    known = {path.stem for path in paths.resource("icons").glob("*.svg")}
    assert named
    assert named <= known


class _Paints(QObject):
    """Whether what it watches was painted."""

    painted = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        """Note it."""
        self.painted |= event.type() == QEvent.Type.Paint
        return False


def test_what_paints_itself_is_painted_anew_in_the_other_look(look, qtbot, context):
    """Qt asks for it with the new palette: no signal of the theme is needed, one for each line."""
    name = Column(key="name", title="Школа", text=str, width=160)
    model = RowTableModel((name,))
    months, pages = MonthStrip(), PageView(context.tasks)
    table = TableView(model, name="Школы")
    grid = GridView(GridModel(lambda *_typed: None), Judge(str, str))
    month = MonthCell(months)
    drawn = [IconPicture("info"), StatusChip(Status("accent", "flag", "ШНОР")), PaintedChart()]
    drawn += [month, table.viewport(), grid.viewport(), pages.viewport()]
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    for part in (*drawn[:4], table, grid, pages):
        column.addWidget(part)
    drawn[2].setFixedHeight(40)  # a chart of its own kind says how high it is
    host.resize(900, 900)
    host.show()
    qtbot.waitExposed(host)
    QApplication.processEvents()
    watchers = [_Paints(part) for part in drawn]
    for part, watcher in zip(drawn, watchers, strict=True):
        part.installEventFilter(watcher)
    look.apply(dark=True)
    QApplication.processEvents()
    look.apply(dark=False)
    assert [str(watcher.parent()) for watcher in watchers if not watcher.painted] == []
