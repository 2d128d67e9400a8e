"""Names of elements, whichever of the two namespaces a document is written in."""

from collections.abc import Mapping

_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_VALUES = tuple(f"{space}}}val" for space in _MAIN)
DOCUMENTS = frozenset(f"{space}}}document" for space in _MAIN)
FALLBACK = f"{_COMPATIBILITY}}}Fallback"


def names(*elements: str) -> dict[str, str]:
    """Full name -> name of the element."""
    return {f"{space}}}{element}": element for space in _MAIN for element in elements}


def value_of(attributes: Mapping[str, str]) -> str:
    """What the attribute `val` says; empty without it."""
    return next((attributes[name] for name in _VALUES if name in attributes), "")


def is_on(attributes: Mapping[str, str]) -> bool:
    """Whether a property is set: it is by standing there, unless its value says no."""
    return value_of(attributes) not in ("0", "false", "off", "none")
