"""The style sheet of the application, written from a palette."""

from string import Template
from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    from app.views.look.theme import Colours


def style_sheet(colours: "Colours") -> str:
    """The Qt style sheet for a palette; the rules stand in `resources/qss/opora.qss`."""
    names = dict(vars(colours))
    names["icons"] = paths.resource("icons").as_posix()
    names["shade"] = "dark" if colours.canvas < "#7" else "light"
    rules = paths.resource("qss", "opora.qss").read_text(encoding="utf-8")
    return Template(rules).substitute(names)
