"""The size of the whole window, chosen in «Настройки» on top of the system's own scaling."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from app.views.look.window_state import WindowState

SCALES = (100, 110, 125, 150)
_VARIABLE = "QT_SCALE_FACTOR"


def chosen_scale(state: "WindowState") -> int:
    """The remembered percent; anything else than one of `SCALES` counts as 100."""
    text = state.text("scale")
    return int(text) if text in {str(scale) for scale in SCALES} else SCALES[0]


def scale_in_use() -> float:
    """The factor that the program was started with."""
    try:
        return float(os.environ.get(_VARIABLE, "1"))
    except ValueError:  # Qt does not understand it either
        return 1.0


def offered_scales(screen: "QScreen") -> list[int]:
    """Those at which a whole page fits the screen; 100 % always."""
    from app.views.look.room import fits_at

    now, available = scale_in_use(), screen.availableGeometry()
    return [
        scale for scale in SCALES if scale == SCALES[0] or fits_at(available, scale / 100 / now)
    ]


def apply_scale(state: "WindowState") -> None:
    """Tell Qt, before there is an application; what the environment says already holds."""
    scale = chosen_scale(state)
    if scale != SCALES[0] and _VARIABLE not in os.environ:
        os.environ[_VARIABLE] = str(scale / 100)
