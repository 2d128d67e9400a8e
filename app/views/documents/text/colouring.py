"""The signs of the language in colour and weight while a text is typed."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.services.documents.editing.signs import Sign, State, spans
from app.views.look import theme

_TONES = {
    Sign.FIELD: "accent",
    Sign.MARK: "positive",
    Sign.INSTRUCTION: "warning",
    Sign.ANNEX: "positive",
    Sign.NUMBER: "muted",
    Sign.BAR: "muted",
    Sign.COMMENT: "muted",
    Sign.HEAD: "muted",
}
_ON_A_GROUND = {Sign.FIELD: "accent", Sign.INSTRUCTION: "warning"}
_BOLD = frozenset((Sign.HEADING, Sign.BOLD, Sign.ANNEX, Sign.MARK))
_DEPTH_STEP = 2  # a state of Qt is one number: whether in the head, and twice the open braces


class Colouring(QSyntaxHighlighter):
    """Colours a text; a line takes over from the one before what is open in it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[Sign, QTextCharFormat] = {}
        self._take_colours()
        theme.current().changed.connect(self._on_theme)

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        found, after = spans(text, _state(self.previousBlockState()))
        for span in found:
            inside = QTextCharFormat(self.format(span.start))
            inside.merge(self._formats[span.sign])
            self.setFormat(span.start, span.length, inside)
        self.setCurrentBlockState(int(after.in_head) + _DEPTH_STEP * after.depth)

    def _take_colours(self) -> None:
        look = theme.current()
        for sign in Sign:
            made = QTextCharFormat()
            if sign in _TONES:
                made.setForeground(look.colour(_TONES[sign]))
            if sign in _ON_A_GROUND:
                made.setBackground(look.colour(f"{_ON_A_GROUND[sign]}_soft"))
            if sign in _BOLD:
                made.setFontWeight(QFont.Weight.DemiBold)
            made.setFontItalic(sign is Sign.COMMENT)
            self._formats[sign] = made

    def _on_theme(self) -> None:
        self._take_colours()
        self.rehighlight()


def _state(number: int) -> State:
    """What a line takes over; the first one begins with nothing before it."""
    if number < 0:
        return State()
    return State(in_head=bool(number % _DEPTH_STEP), depth=number // _DEPTH_STEP)
