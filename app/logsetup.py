"""The program's log: one file in the workspace's `logs`, with the one before it kept."""

import faulthandler
import logging
import platform
import sys
from pathlib import Path
from typing import TextIO

from app import __version__

LOG_NAME = "opora.log"
# What the interpreter itself writes when it dies: the version stands in the name, since by the next
# start another version may be installed. Version 0.1.0 wrote no version.
FAULTS_NAME = f"faults-{__version__}.txt"
FAULTS_NAMES = "faults*.txt"
_LARGEST = 1_000_000
_open: dict[str, TextIO] = {}


def start_log(folder: Path) -> None:
    """Write the log into a folder from now on; a folder that cannot be written is no trouble.

    Calling it again moves the log to another folder.
    """
    stop_log()
    path = folder / LOG_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".1.log"))
        handler = logging.FileHandler(path, encoding="utf-8")
        faults = (folder / FAULTS_NAME).open("a", encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.set_name("opora")
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    _open["faults"] = faults
    faulthandler.enable(faults)
    logging.getLogger(__name__).info("%s", version_line())


def stop_log() -> None:
    """Close the files of the log (the window closes, tests)."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        if handler.get_name() == "opora":
            root.removeHandler(handler)
            handler.close()
    faults = _open.pop("faults", None)
    if faults is not None:
        faulthandler.disable()
        faults.close()


def version_line() -> str:
    """The program and what it runs on, for the log and the reports."""
    return f"Опора {__version__}, {system_line()}"


def system_line() -> str:
    """What the program runs on: «Python 3.11.9, Windows 10.0.19045, Qt 6.9.3»."""
    qt = sys.modules.get("PySide6")
    # Not platform.platform(): it runs a program to learn the kind of the processor.
    build = platform.version() if sys.platform == "win32" else platform.release()
    system = f"{platform.system()} {build}"
    parts = [f"Python {platform.python_version()}", system]
    if qt is not None:
        parts.append(f"Qt {getattr(qt, '__version__', '?')}")
    return ", ".join(parts)
