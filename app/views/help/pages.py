"""A page of the help as the look of the program shows it: sizes, distances, tables."""

from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)

from app.services.language.matching import folded
from app.services.language.sought import Sought
from app.views.look import theme

_KEPT_BAR = "\\|"
_LINE_PERCENT = 140
_SIZES = {1: theme.TITLE, 2: 16, 3: theme.BODY}
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def dress_document(document: QTextDocument) -> None:
    """Give a document that was read from Markdown the sizes and distances of the program."""
    _show_bars(document)
    document.setDefaultFont(theme.text_font())
    document.setDocumentMargin(theme.WIDE)
    document.setIndentWidth(theme.WIDE)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        in_table = bool(cursor.currentTable())
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE_PERCENT if not level else 120, _PROPORTIONAL)
        if not in_table:
            shape.setTopMargin(theme.WIDE if level == 2 else theme.GAP if level == 3 else 0)
            shape.setBottomMargin(theme.HALF if block.textList() else theme.STEP)
        cursor.mergeBlockFormat(shape)
        if level:
            cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_heading(level))  # all of it: Markdown's own sizes go
        block = block.next()
    _dress_tables(document)
    _colour_links(document)


def _show_bars(document: QTextDocument) -> None:
    """Take away what keeps a bar from ending a cell of a table: Qt shows it in code."""
    place = document.find(_KEPT_BAR)
    while not place.isNull():
        place.insertText("|", place.charFormat())
        place = document.find(_KEPT_BAR, place)


def _heading(level: int) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(theme.text_font(_SIZES.get(level, theme.BODY), bold=True))
    return look


def _dress_tables(document: QTextDocument) -> None:
    look = theme.current()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setBorder(1)
            shape.setBorderBrush(QBrush(look.colour("line")))
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBorderCollapse(True)
            shape.setCellPadding(6)
            shape.setTopMargin(theme.HALF)
            shape.setBottomMargin(theme.GAP)
            frame.setFormat(shape)


def _colour_links(document: QTextDocument) -> None:
    """Links keep the colour that was the palette's when they were read, so it is given anew."""
    block = document.begin()
    cursor = QTextCursor(document)
    accent = QTextCharFormat()
    accent.setForeground(theme.current().colour("accent"))
    while block.isValid():
        piece = block.begin()
        while not piece.atEnd():
            fragment = piece.fragment()
            if fragment.charFormat().isAnchor():
                cursor.setPosition(fragment.position())
                cursor.setPosition(
                    fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
                )
                cursor.mergeCharFormat(accent)
            piece += 1
        block = block.next()


def highlight(document: QTextDocument, text: str) -> list[QTextCursor]:
    """Where the words of a search stand in a document, as `guide.find` takes them."""
    places: list[QTextCursor] = []
    sought = Sought.of(text)
    block = document.firstBlock()
    while sought and block.isValid():
        for begin, end in sought.places_in(folded(block.text())):
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + begin)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            places.append(cursor)
        block = block.next()
    return places
