"""The crash path: a bug is logged, written into a report file, and told once.

No Qt here. Whoever shows the report gives a callback, which may be called on any thread. The data
are safe by construction: every action is one transaction.
"""

import contextlib
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from app.logsetup import FAULTS_NAMES, version_line

logger = logging.getLogger(__name__)
_SEEN = "-показан"


@dataclass(frozen=True)
class CrashReport:
    """What happened.

    Attributes:
        summary: the last line of the traceback.
        text: the whole report; no data of the workspace are in it.
        path: the report file, or None when it could not be written.
    """

    summary: str
    text: str
    path: Path | None


class CrashPath:
    """Catches what nobody caught.

    `folder` gives the place of the reports at the moment of the crash; `show` tells the user. The
    same bug has one report a session: one in a paint event comes again with every picture.
    """

    def __init__(self, folder: Callable[[], Path], show: Callable[[CrashReport], None]) -> None:
        self._folder = folder
        self._show = show
        self._busy = threading.local()
        self._before: tuple[Any, Any] | None = None
        self._reports: dict[tuple[object, ...], CrashReport] = {}

    def install(self) -> None:
        """Take over `sys.excepthook` and `threading.excepthook`."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def remove(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def handle(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log, write the report, show it; a second fault while doing so is only logged."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if getattr(self._busy, "now", False):
            logger.error("fault in the crash path", exc_info=(kind, error, trace))
            return
        self._busy.now = True
        try:
            bug = _bug(kind, trace)
            if bug not in self._reports:
                logger.critical("uncaught exception", exc_info=(kind, error, trace))
                self._reports[bug] = write_report(self._folder(), error)
            self._show(self._reports[bug])
        except Exception:
            logger.exception("the crash path failed")
        finally:
            self._busy.now = False

    def _handle_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.handle(hook.exc_type, hook.exc_value, hook.exc_traceback)


def _bug(kind: type[BaseException], trace: TracebackType | None) -> tuple[object, ...]:
    """What makes two exceptions the same bug: their kind and the lines they came from."""
    return (kind, *((frame.f_code, line) for frame, line in traceback.walk_tb(trace)))


def write_report(folder: Path, error: BaseException) -> CrashReport:
    """Make the report of an exception and put it into a file when that is possible."""
    trace = "".join(traceback.format_exception(error))
    summary = traceback.format_exception_only(error)[-1].strip()
    now = datetime.now().astimezone()
    text = f"{version_line()}\n{now:%d.%m.%Y %H:%M:%S %z}\n\n{trace}"
    return CrashReport(summary, text, _store(folder, now, text))


def _store(folder: Path, now: datetime, text: str) -> Path | None:
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(text, encoding="utf-8")
        return path
    return None


def unseen_reports(folder: Path) -> list[Path]:
    """Reports that no start has told of yet, oldest first; a hard fault becomes a report here.

    Call it before the log is started, which opens the file of hard faults again.
    """
    with contextlib.suppress(OSError):
        for faults in sorted(folder.glob(FAULTS_NAMES)):
            with contextlib.suppress(OSError):  # of a window that still ends: told at another start
                _report_fault(folder, faults)
    return sorted(path for path in folder.glob("crash-*.txt") if _SEEN not in path.stem)


def _report_fault(folder: Path, faults: Path) -> None:
    """Make a report of what the interpreter wrote, with the version that died."""
    told = faults.read_bytes()
    if told:
        moment = datetime.fromtimestamp(faults.stat().st_mtime).astimezone()
        version = faults.stem.partition("-")[2] or "0.1.0"
        report = folder / f"crash-{moment:%Y%m%d-%H%M%S-%f}.txt"
        report.write_bytes(f"Опора {version}\n{moment:%d.%m.%Y %H:%M:%S %z}\n\n".encode() + told)
    faults.unlink()


def mark_seen(reports: list[Path]) -> list[Path]:
    """Remember that these reports were told of; returns their present places."""
    moved: list[Path] = []
    for path in reports:
        with contextlib.suppress(OSError):
            moved.append(path.rename(path.with_stem(path.stem + _SEEN)))
    return moved
