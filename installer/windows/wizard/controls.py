"""Pages of an installer and what lies on them, as rows of its tables."""

from dataclasses import dataclass

from installer.windows.database import Value

WIDTH, HEIGHT = 370, 270
VISIBLE, ENABLED, SUNKEN = 1, 2, 4
MODAL_MINIMIZABLE, MODAL, MODELESS = 39, 3, 5
ERROR_STYLE = 65539
_TEXT = VISIBLE | ENABLED | 65536 | 131072  # transparent, & is a letter


@dataclass(frozen=True, kw_only=True)
class Control:
    """One control of a page; sizes are the installer's units."""

    name: str
    kind: str
    box: tuple[int, int, int, int]
    attributes: int
    text: str = ""
    property: str = ""
    following: str = ""

    def row(self, page: str) -> tuple[Value, ...]:
        """The row of the table `Control`."""
        texts = (self.property, self.text, self.following, "")
        return (page, self.name, self.kind, *self.box, self.attributes, *texts)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page or a small question."""

    name: str
    controls: tuple[Control, ...]
    first: str
    default: str
    cancel: str
    style: int = MODAL_MINIMIZABLE
    size: tuple[int, int] = (WIDTH, HEIGHT)
    title: str = "[ProductName] [ProductVersion]"

    def row(self) -> tuple[Value, ...]:
        """The row of the table `Dialog`; pages stand in the middle of the screen."""
        ways = (self.first, self.default, self.cancel)
        return (self.name, 50, 50, *self.size, self.style, self.title, *ways)


def button(
    name: str, text: str, following: str, left: int, top: int = 243, width: int = 76
) -> Control:
    """A button of the lower edge."""
    box = (left, top, width, 17)
    return Control(
        name=name,
        kind="PushButton",
        box=box,
        attributes=VISIBLE | ENABLED,
        text=text,
        following=following,
    )


def paragraph(name: str, text: str, top: int, height: int, width: int = 330) -> Control:
    """Text over the whole width."""
    return Control(
        name=name, kind="Text", box=(20, top, width, height), attributes=_TEXT, text=text
    )


def heading(text: str) -> Control:
    """The title of a page."""
    return paragraph("Heading", r"{\Heading}" + text, 14, 20)


def line() -> Control:
    """The line above the buttons."""
    return Control(name="Line", kind="Line", box=(0, 234, WIDTH + 4, 0), attributes=VISIBLE)


def tick(name: str, text: str, property_name: str, top: int, following: str) -> Control:
    """A check box."""
    box = (20, top, 330, 17)
    return Control(
        name=name,
        kind="CheckBox",
        box=box,
        attributes=VISIBLE | ENABLED,
        text=text,
        property=property_name,
        following=following,
    )


def rich_text(text: str) -> str:
    """Plain text as RTF in pure ASCII; empty lines part paragraphs, short ones are headings."""
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    body = ""
    for part in paragraphs:
        escaped = "".join(_rtf_letter(letter) for letter in part)
        is_heading = not part.endswith(".") and len(part) < 60 and not part.startswith("©")
        body += (rf"{{\b {escaped}}}" if is_heading else escaped) + r"\par\par "
    fonts = r"{\fonttbl{\f0\fswiss\fcharset204 Tahoma;}}"
    return rf"{{\rtf1\ansi\ansicpg1251\deff0{fonts}\f0\fs17 {body}}}"


def _rtf_letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    return letter if letter.isascii() else f"\\u{ord(letter)}?"
