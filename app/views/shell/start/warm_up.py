"""Warms up the places while the window is idle, a little at a time between two events.

A page that is visited first would otherwise import its modules and make its widgets in one go.
"""

import gc
import pkgutil
import sys
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from app import views
from app.services.progress import Progress
from app.views.base.pages import PLACES
from app.views.look.signals import forget_signals_of
from app.views.shell.start.garbage import GarbageLook

if TYPE_CHECKING:
    from app.services.progress import Steps
    from app.views.shell.workplace import Workplace

_PAUSE_MS = 10
_PATIENCE = 1000  # pauses; a page that she visits before it is ready takes longer
_SHARED = ("widgets", "tables", "intake")
# Processor time of one step; half a slow processor makes three times as much of it.
_POLISH_S = 0.01
# What the pages stand on and what needs no Qt: imported in the worker.
_SERVICES = (
    "sqlalchemy",
    "sqlmodel",
    "app.models",
    "app.services.criteria",
    "app.services.documents.making.catalogue",
    "app.services.documents.making.preview",
    "app.services.identification.runs.runs",
    "app.services.importing.pasting.copied",
    "app.services.open_file.exporting.export",
    "app.services.open_file.loading.load",
    "app.services.plans",
    "app.services.plans.library.catalogue",
    "app.services.program.releases.updating.reading",
    "app.services.results",
    "app.services.school_card.history",
    "app.services.schools.support",
    "app.services.sheets.workbook",
    "app.services.storage.packing.packing",
)


def import_services() -> "Steps[None]":
    """Import what the first real action needs, in steps for the worker.

    A window that is closed meanwhile waits for one of them and not for all.
    """
    for number, name in enumerate(_SERVICES, start=1):
        import_module(name)
        yield Progress(number, len(_SERVICES), "")
    import_module("app.services.log.catalogue").descriptions()
    import_module("sqlalchemy.orm").configure_mappers()  # else the first change waits for it


def _modules_of(room: str) -> Iterator[str]:
    """The modules of a room; first those of the rooms inside it, on which its own stand.

    Last the one that is named as the room, which is made of the others.
    """
    modules = pkgutil.iter_modules([f"{views.__path__[0]}/{room.replace('.', '/')}"])
    whole = room.rpartition(".")[2]
    for module in sorted(modules, key=lambda one: (not one.ispkg, one.name == whole)):
        name = f"{room}.{module.name}"
        if module.ispkg:
            yield from _modules_of(name)
        else:
            yield name


class WarmUp(QObject):
    """Imports the modules of every place, then makes its page, on the window's thread.

    It goes on only while the workplace is visible and, for some seconds, the worker has nothing
    to do; it ends with the workplace.
    """

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._tasks = workplace.context.tasks
        self._patience = _PATIENCE
        self._chosen: dict[str, Iterator[None]] = {}
        self._steps = self._all_steps()
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)
        self._timer.start()

    @property
    def running(self) -> bool:
        """Whether something is still to be done."""
        return self._timer.isActive()

    def _on_pause(self) -> None:
        if not self._workplace.isVisible() or self._makes_the_chosen_one():
            return
        if self._lets_the_worker_go_first():
            return
        if next(self._steps, self) is self:
            self._timer.stop()
            gc.freeze()  # a full look through all this would hold the window
            GarbageLook(self._workplace.context.tasks, self._workplace)

    def _lets_the_worker_go_first(self) -> bool:
        """Wait for it: beside another thread a step takes the window twice as long, and more."""
        if self._tasks.idle or not self._patience:
            return False
        self._patience -= 1
        return True

    def _makes_the_chosen_one(self) -> bool:
        """A step of the place that she waits for; it comes before all others and the worker."""
        visits = self._workplace.visits
        key = "" if visits is None else visits.wanted
        pause = 0 if key else _PAUSE_MS
        if pause != self._timer.interval():
            self._timer.setInterval(pause)
        if visits is None or not key:
            return False
        if key not in self._chosen:
            self._chosen[key] = self._steps_to(key)
        if next(self._chosen[key], self) is self:
            visits.end()
        return True

    def _steps_to(self, key: str) -> Iterator[None]:
        yield from _import((*_SHARED, key))
        while not self._workplace.prepare_next(key):
            yield
        yield from _finish(self._workplace.pages[key])

    def _all_steps(self) -> Iterator[None]:
        self._workplace.show_tools()
        yield
        yield from _import((*_SHARED, *(place.key for place in PLACES)))
        for place in PLACES:
            while not self._workplace.prepare_next(place.key):
                yield
            page = self._workplace.pages[place.key]
            yield
            for part in page.later:
                yield from page.make_later(part)
            yield from _finish(page)


def _import(rooms: Iterable[str]) -> Iterator[None]:
    """The modules of rooms, one a step."""
    for room in rooms:
        for module in _modules_of(room):
            name = f"{views.__name__}.{module}"
            if name not in sys.modules:
                import_module(name)
                yield


def _finish(page: QWidget) -> Iterator[None]:
    """Work out the style sheet for each widget; on the first show it would be for all at once.

    What Python holds of their signals goes: all of them are connected by now.
    """
    begun = time.thread_time()
    forget_signals_of(page)
    for child in tuple(_blocks(page)):
        if isValid(child):  # the page may have been filled since, and have dropped it
            child.ensurePolished()
            forget_signals_of(child)
        if time.thread_time() - begun >= _POLISH_S:
            yield
            begun = time.thread_time()


def _blocks(widget: QWidget) -> Iterator[QWidget]:
    """What a page is made of, without what Qt puts into its own tables, boxes and bars.

    That is polished with what it stands in. Python would keep a wrapper of each of it, thousands
    of 0.7 KB, for as long as the page lives.
    """
    if isinstance(widget, QScrollArea):
        shown = widget.widget()
        inside = [] if shown is None else [shown]  # pyright: ignore[reportUnnecessaryComparison]
    elif isinstance(widget, QAbstractScrollArea | QComboBox | QLineEdit | QAbstractSpinBox):
        inside = []
    else:
        inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for child in inside:
        yield child
        yield from _blocks(child)
