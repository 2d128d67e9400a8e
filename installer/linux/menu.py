"""Entry of the menu, icons and the kind of file, as every desktop of Linux reads them."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from installer.icon import picture
from installer.linux.layout import HERE, KIND_OF_FILE, NAME

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
_ICON_OF_FILE = KIND_OF_FILE.replace("/", "-")


def write_menu(target: Path) -> None:
    """Write into a folder what goes into the data folder of a user or of the system.

    `share/` inside it is laid out like `/usr/share`; of the entry of the menu only the command is
    missing, which depends on the place of the program.
    """
    share = target / "share"
    _write(share / "applications" / f"{NAME}.desktop", (HERE / "menu.desktop").read_bytes())
    _write(share / "mime" / "packages" / f"{NAME}.xml", (HERE / "mime.xml").read_bytes())
    app = QGuiApplication.instance() or QGuiApplication(["installer"])
    for size in SIZES:
        icon, place = picture(size), share / "icons" / "hicolor" / f"{size}x{size}"
        _write(place / "apps" / f"{NAME}.png", icon)
        _write(place / "mimetypes" / f"{_ICON_OF_FILE}.png", icon)
    del app


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
