"""The lower edge of a window, kept free for one line of words."""

from PySide6.QtWidgets import QMainWindow, QStatusBar

HEIGHT = 28


def status_bar(window: QMainWindow) -> QStatusBar:
    """The bar of a window; it is there without a message too, so nothing moves when one comes."""
    bar = window.statusBar()
    if bar.isSizeGripEnabled():
        bar.setSizeGripEnabled(False)
        bar.setFixedHeight(HEIGHT)
        bar.show()  # the window may be open already
    return bar
