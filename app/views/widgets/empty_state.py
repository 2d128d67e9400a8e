"""An empty place says what belongs there and has the button that brings it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.views.look import theme
from app.views.widgets.buttons import button
from app.views.widgets.labels import label

_TEXT_WIDTH, _LEAST_TEXT = 440, 168
_ROOM_FOR_PICTURE = 136


class IconPicture(QWidget):
    """A large quiet icon that follows the theme."""

    def __init__(self, icon: str, tone: str = "muted", size: int = 40) -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        picture = theme.current().pixmap_cached(self._icon, self._tone, self._size)
        painter.drawPixmap(0, 0, picture)
        painter.end()


def centred(widget: QWidget) -> QHBoxLayout:
    """A widget in the middle, as wide as it may be; wrapped text keeps its height."""
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget, 100)
    line.addStretch(1)
    return line


class EmptyState(QWidget):
    """What belongs here, and one button (a second, quieter one may stand beside it).

    Its parts are made when it is shown, or when somebody asks for one: most lists are never empty.
    """

    title: QLabel
    text: QLabel
    picture: IconPicture
    button: QPushButton
    second_button: QPushButton
    link_button: QPushButton

    def __init__(
        self,
        title: str,
        text: str,
        *,
        icon: str = "info",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        second: str = "",
        on_second: Callable[[], object] | None = None,
        link: str = "",
        on_link: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._words, self._icon = (title, text), icon
        self._buttons = (action, on_action), (second, on_second), (link, on_link)

    def __getattr__(self, name: str) -> QWidget:
        """A part that was not made yet."""
        if name not in EmptyState.__annotations__:
            raise AttributeError(name)
        self._build()
        part: QWidget = vars(self)[name]
        return part

    @property
    def _is_built(self) -> bool:
        return "title" in vars(self)

    def _build(self) -> None:
        for name, words in zip(("title", "text"), self._words, strict=True):
            part = label(words, "heading" if name == "title" else "muted", wrap=True)
            part.setMaximumWidth(_TEXT_WIDTH)
            part.setMinimumWidth(_LEAST_TEXT)
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            setattr(self, name, part)
        first, second, link = self._buttons
        self.button = button(*first, role="primary")
        self.second_button = button(*second)
        self.link_button = button(*link, role="link")
        self.picture = IconPicture(self._icon)
        self._lay_out()
        # Only now: a visible widget without a parent is a window of its own for a moment.
        for part, (words, _on_click) in zip(
            (self.button, self.second_button, self.link_button), self._buttons, strict=True
        ):
            part.setVisible(bool(words))

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.STEP)
        layout.addStretch(2)
        layout.addWidget(self.picture, 0, centre)
        layout.addLayout(centred(self.title))
        layout.addLayout(centred(self.text))
        layout.addSpacing(theme.STEP)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.STEP)
        buttons.addStretch()
        buttons.addWidget(self.button)
        buttons.addWidget(self.second_button)
        buttons.addStretch()
        layout.addLayout(buttons)
        layout.addWidget(self.link_button, 0, centre)
        layout.addStretch(3)

    def setVisible(self, visible: bool) -> None:
        """Have the parts before they are seen."""
        if visible and not self._is_built:
            self._build()
        super().setVisible(visible)

    def event(self, event: QEvent) -> bool:
        """Have them, too, where it is shown with what it stands in."""
        if event.type() == QEvent.Type.Polish and not self.isHidden() and not self._is_built:
            self._build()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words have it alone."""
        super().resizeEvent(event)
        if self._is_built:
            self.picture.setVisible(event.size().height() >= _ROOM_FOR_PICTURE)

    def set_text(self, title: str, text: str) -> None:
        """Say something else, for example that the filter hides everything."""
        self._words = title, text
        if self._is_built:
            self.title.setText(title)
            self.text.setText(text)


def nothing_found(
    text: str, reset: Callable[[], object], *, action: str = "Показать все"
) -> EmptyState:
    """What stands in the place of a list whose filters hide every row; `reset` clears them."""
    return EmptyState("Ничего не найдено", text, icon="search", action=action, on_action=reset)


def forget_room(widget: QWidget) -> None:
    """After a change of what stands in it: layouts out of sight keep what they needed before."""
    above: QWidget | None = widget
    while above is not None and not above.isVisible():
        above.updateGeometry()
        above = above.parentWidget()
    if above is not None:
        above.updateGeometry()


class ContentStack(QWidget):
    """A list, or the empty state in its place; it needs the room of the one that is shown.

    `show_content(bool(rows))` after every refresh.
    """

    def __init__(self, content: QWidget, empty: QWidget) -> None:
        super().__init__()
        self.content, self.empty = content, empty
        self._layout = QVBoxLayout(self)  # a QStackedLayout needs room for both
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(content)
        self._layout.addWidget(empty)
        empty.hide()

    def show_content(self, there_is: object) -> None:
        """Show the list when there is something in it.

        A table that its own headers filter stays: it says so, and has the way back.
        """
        stays = there_is or self.content.property("filtered") == "true"
        shown, other = (self.content, self.empty) if stays else (self.empty, self.content)
        if other.isHidden():
            return
        focus = QApplication.focusWidget()
        had_keys = focus is not None and other.isAncestorOf(focus)
        shown.show()
        if had_keys:
            self._give_keys(shown)
        other.hide()
        forget_room(self)

    def _give_keys(self, shown: QWidget) -> None:
        takes = Qt.FocusPolicy.TabFocus
        inside = [one for one in shown.findChildren(QWidget) if one.isVisible()]
        first = next((one for one in (shown, *inside) if one.focusPolicy() & takes), shown)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_content(self, content: QWidget) -> None:
        """Put another list in the place of the present one and show it."""
        old = self.content
        self.content = content
        self._layout.replaceWidget(old, content)
        old.hide()
        self.empty.hide()
        content.show()
        old.deleteLater()


class ShownStack(QStackedLayout):
    """Needs the room of the view that is shown; the layout of Qt needs room for the largest."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _index: self.update())

    def minimumSize(self) -> QSize:
        """Least room of the view that is shown."""
        shown = self.currentWidget()
        if shown is None:  # pyright: ignore[reportUnnecessaryComparison]
            return QSize()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())
