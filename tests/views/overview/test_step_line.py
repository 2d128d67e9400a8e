"""The lines between the steps on screens of every scale."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.findings.links import ToSchools
from app.services.year.steps import StepRow
from app.views.look.theme import Theme
from app.views.overview.steps_card import StepsCard
from tests.views.conftest import shown_alone

SCALES = (1, 1.25, 1.5, 1.75, 2)


def pictured(widget: QWidget, scale: float) -> QImage:
    """A widget as a screen of this scale shows it."""
    width, height = round(widget.width() * scale), round(widget.height() * scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def test_a_line_stands_between_two_steps_at_every_scale(look: Theme, qtbot: QtBot) -> None:
    card = StepsCard(lambda _link: None)
    steps = [
        StepRow("setup", f"Шаг {number}", "октябрь", "todo", "Сведений нет", ToSchools(), "Открыть")
        for number in range(8)
    ]
    card.show_steps(tuple(steps))
    shown_alone(card, qtbot).resize(480, 620)
    colour = look.colour("line").rgb()
    lacking: list[str] = []
    for scale in SCALES:
        image = pictured(card, scale)
        across = round(240 * scale)
        for number, line in enumerate(card.lines[1:], start=1):
            top = round(line.mapTo(card, QPoint()).y() * scale)
            near = range(top - 2, top + 3)
            if all(image.pixel(across, row) != colour for row in near):
                lacking.append(f"step {number} at {scale}")
    assert not lacking, "\n".join(lacking)
