"""The size of the whole window, chosen in «Настройки» on top of the system's own scaling."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.views.look.window_state import WindowState

SCALES = (100, 110, 125, 150)
_VARIABLE = "QT_SCALE_FACTOR"


def chosen_scale(state: "WindowState") -> int:
    """The remembered percent; anything else than one of `SCALES` counts as 100."""
    text = state.text("scale")
    return int(text) if text in {str(scale) for scale in SCALES} else SCALES[0]


def apply_scale(state: "WindowState") -> None:
    """Tell Qt, before there is an application; what the environment says already holds."""
    scale = chosen_scale(state)
    if scale != SCALES[0] and _VARIABLE not in os.environ:
        os.environ[_VARIABLE] = str(scale / 100)
