"""Bytes of a text file as text: Unicode as its mark says, else UTF-8, else Windows-1251."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096
# No table has them but by mishap; a tab, line ends and the form feed are none of them.
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_MOST_CONTROL = 100


def decoded(content: bytes) -> str | None:
    """The text of a file without its mark; None when it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content[len(mark) :], encoding)
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return _text(content, unmarked)
    text = _text(content, "utf-8")
    return _text(content, "cp1251") if text is None else text


def _text(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    if "\x00" in text or len(_CONTROL.findall(text)) * _MOST_CONTROL > len(text):
        return None
    return text


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without its mark: digits, delimiters and line ends have a zero byte each."""
    start = content[:_LOOKED_AT]
    if len(start) < 4 or len(content) % 2:
        return ""
    low, high = start[0::2].count(0), start[1::2].count(0)
    if low == 0 and high > len(start) // 20:
        return "utf-16-le"
    return "utf-16-be" if high == 0 and low > len(start) // 20 else ""
