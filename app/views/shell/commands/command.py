"""A command as the search field of the window offers it."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something to do, as the search field offers it.

    Attributes:
        title: what is done, with the words of its button.
        run: does it.
        words: further words to find it by.
        icon: name in `resources/icons`.
        shortcut: its keys, shown at the right, or empty.
        detail: what it would do just now, or where it belongs.
    """

    title: str
    run: Callable[[], object] = field(repr=False)
    words: str = ""
    icon: str = "play"
    shortcut: str = ""
    detail: str = ""
