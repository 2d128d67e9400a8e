"""Lets widgets go without the Python side of signals that nobody asks for."""

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QLayout, QWidget


def forget_signals(owner: QObject) -> None:
    """Drop what Python keeps of the signals of an object; connections stay as they are.

    PySide puts an instance of each signal of its classes into every object that Python makes: a
    dozen for a button, 400 bytes each, 7 MB of all pages. One that is asked for is made again.
    """
    kept = vars(owner)
    for name in [name for name, held in kept.items() if isinstance(held, SignalInstance)]:
        del kept[name]


def forget_signals_of(widget: QWidget) -> None:
    """The same for a widget, for what it holds (models, timers, headers) and for its layouts."""
    forget_signals(widget)
    for held in tuple(vars(widget).values()):
        if isinstance(held, QObject):
            forget_signals(held)
    layout = widget.layout()
    if layout is not None:  # pyright: ignore[reportUnnecessaryComparison]
        _forget_in(layout)


def _forget_in(layout: QLayout) -> None:
    forget_signals(layout)
    for inner in layout.children():
        if isinstance(inner, QLayout):
            _forget_in(inner)
