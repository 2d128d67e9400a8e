"""What is pasted into a text from Word, a browser or a mail."""

import re

from app.services.documents.text.typed_lines import begins_anew

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n|[\r\x0c\x85\u2028\u2029]")
# Shift+Enter ends a line and no paragraph; what a tab stands before is a number or a bullet.
_SPACED = re.compile("[ \t]*[\x0b\t][ \t]*")
_BULLET = re.compile(r"[•·▪●○\uf0a7\uf0b7][ \u00a0]*|[–—-] +")  # of a list in Word


def pasted(text: str, *, is_formatted: bool) -> str:
    """A pasted text as it is typed here: without unseen signs, its bullets as dashes.

    Args:
        text: plain text of the clipboard.
        is_formatted: whether it comes from where each line is a paragraph of its own. Here lines
            below one another are one paragraph, so those get an empty line between them.
    """
    seen = _UNSEEN.sub("", _SPACED.sub(" ", _LINE_ENDS.sub("\n", text)))
    lines: list[str] = []
    for line in seen.split("\n"):
        typed = _BULLET.sub("– ", line, count=1) if _BULLET.match(line) else line
        before = lines[-1] if lines else ""
        if is_formatted and before.strip() and typed.strip() and not begins_anew(typed):
            lines.append("")
        lines.append(typed)
    return "\n".join(lines)
