"""Composition root: decides between the window and the command line, and starts one of them."""

import gc
import time
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Start the program; returns the exit code.

    Without a command the window opens (`--workspace DIR` may be given). With one, neither Qt nor
    a display is needed.
    """
    started = time.monotonic()
    wanted, workspace = _window_request(list(arguments))
    if not wanted:
        from app.cli.main import run

        return run(arguments)
    hold_garbage()
    from app.views.application import run_window

    return run_window(workspace, started=started)


def hold_garbage() -> None:
    """Collect no garbage while the program loads: all it makes stays until its end.

    `app.views.application.release_garbage` lets the collector go on after the first screen.
    """
    gc.disable()


def _window_request(arguments: list[str]) -> tuple[bool, Path | None]:
    """Whether only the window is asked for, and on which workspace.

    Kept apart from the command line's parser so that the window does not pay for importing it.
    """
    if not arguments:
        return True, None
    if len(arguments) == 2 and arguments[0] == "--workspace":
        return True, Path(arguments[1])
    if len(arguments) == 1 and arguments[0].startswith("--workspace="):
        return True, Path(arguments[0].partition("=")[2])
    return False, None
