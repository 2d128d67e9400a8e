"""What versions brought, as a text to read."""

from collections.abc import Iterable

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QTextBrowser

from app.services.language.sentences import glued
from app.services.program.releases.news import VersionNews
from app.services.program.releases.updating.wording import title_of
from app.views.look import theme

_LINE_PERCENT = 130
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def news_text(news: Iterable[VersionNews]) -> QTextBrowser:
    """A text with a heading for each version; what is in a line is never read as markup."""
    viewer = QTextBrowser()
    viewer.setOpenLinks(False)
    viewer.setAccessibleName("Что нового")
    document = viewer.document()
    document.setDefaultFont(theme.text_font())
    document.setDocumentMargin(theme.GAP)
    document.setIndentWidth(theme.GAP)
    cursor = QTextCursor(document)
    for number, version in enumerate(news):
        _add_version(cursor, version, first=number == 0)
    viewer.moveCursor(QTextCursor.MoveOperation.Start)
    return viewer


def _add_version(cursor: QTextCursor, version: VersionNews, *, first: bool) -> None:
    heading = QTextBlockFormat()
    heading.setTopMargin(0 if first else theme.GAP)
    heading.setBottomMargin(theme.STEP)
    strong, plain = QTextCharFormat(), QTextCharFormat()
    strong.setFont(theme.text_font(bold=True))
    plain.setFont(theme.text_font())
    if first:
        cursor.setBlockFormat(heading)
    else:
        cursor.insertBlock(heading)
    cursor.insertText(glued(title_of(version)), strong)
    line = QTextBlockFormat()
    line.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
    line.setBottomMargin(theme.HALF)
    shape = QTextListFormat()
    shape.setStyle(QTextListFormat.Style.ListDisc)
    lines = None
    for words in version.lines:
        cursor.insertBlock(line, plain)
        if lines is None:
            lines = cursor.createList(shape)
        else:
            lines.add(cursor.block())
        cursor.insertText(glued(words), plain)
