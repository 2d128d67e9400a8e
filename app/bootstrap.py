"""Composition root: decides between the window and the command line, and starts one of them."""

import builtins
import gc
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

# Numbers of glibc's `mallopt`, and its own bound above which memory is given back at once.
_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
_LARGE_BYTES = 128 * 1024


def main(arguments: Sequence[str]) -> int:
    """Start the program; returns the exit code.

    Without a command the window opens (`--workspace DIR` may be given, or a packed workspace).
    With one, neither Qt nor a display is needed.
    """
    started = time.monotonic()
    request = _window_request(list(arguments))
    if request is None:
        from app.cli.main import run

        return run(arguments)
    hold_garbage()
    share_memory()
    load_qt()
    from app.views.shell.start.application import run_window

    return run_window(request.workspace, started=started, package=request.package)


def hold_garbage() -> None:
    """Collect no garbage while the program loads: all it makes stays until its end.

    `app.views.shell.start.application.release_garbage` lets the collector go on after the
    first screen.
    """
    gc.disable()


def share_memory() -> None:
    """Let the worker take memory where the window does, and give large pieces back at once.

    glibc gives each thread a pool of its own and raises the bound above which it gives memory back:
    10 MB of 270 stay unused after a few rounds. Nothing is done where there is no glibc.
    """
    if sys.platform != "linux":
        return
    import ctypes

    tune = getattr(ctypes.CDLL(None), "mallopt", None)
    if tune is not None:
        tune(_ARENA_MAX, 1)
        tune(_MMAP_THRESHOLD, _LARGE_BYTES)


def load_qt() -> None:
    """Load Qt before anything else of the window, and take back PySide's hook of `import`.

    The hook reads the source of every module imported after PySide, to find out whether it could
    ask for a `__feature__`. The program asks for none.
    """
    own = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = own


class _WindowRequest(NamedTuple):
    """What the window shows: a folder, a packed workspace to be unpacked, or the default."""

    workspace: Path | None = None
    package: Path | None = None


def _window_request(arguments: list[str]) -> _WindowRequest | None:
    """What the window is asked to show; None when a command is given.

    Kept apart from the command line's parser so that the window does not pay for importing it.
    """
    if not arguments:
        return _WindowRequest()
    if len(arguments) == 2 and arguments[0] == "--workspace" and arguments[1].strip():
        return _WindowRequest(Path(arguments[1]))
    if len(arguments) != 1:
        return None
    name, _, value = arguments[0].partition("=")
    if name == "--workspace" and value.strip():
        return _WindowRequest(Path(value))
    if not name.startswith("-") and arguments[0].lower().endswith(".opora"):
        return _WindowRequest(package=Path(arguments[0]))
    return None
