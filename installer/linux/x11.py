"""Small libraries of X11 that travel with Qt, because not every desktop has them."""

import shutil
import tempfile
from pathlib import Path

from installer.fetch import debian_packages
from installer.running import run

_BESIDE = "PySide6/Qt/lib"  # where Qt looks first
_LICENCES = "x11.licences"


def add_x11(target: Path) -> None:
    """Put the libraries beside those of Qt, by the names they are asked for; licences apart."""
    for package in debian_packages():
        name = package.name.partition("_")[0]
        with tempfile.TemporaryDirectory() as folder:
            run(["dpkg-deb", "-x", package, folder])
            for link in sorted(Path(folder).glob("usr/lib/x86_64-linux-gnu/lib*.so.?")):
                shutil.copyfile(link, target / _BESIDE / link.name)
            licence = target / _LICENCES / f"{name}.txt"
            licence.parent.mkdir(exist_ok=True)
            shutil.copyfile(Path(folder) / "usr/share/doc" / name / "copyright", licence)
