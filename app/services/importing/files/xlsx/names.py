"""Names of elements, whichever of the two namespaces a workbook is written in."""

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
RELATION_KEYS = tuple(f"{space}}}id" for space in _RELATIONS)
MAIN_SPACES = tuple(f'xmlns="{space}"'.encode() for space in _MAIN)


def names(*elements: str) -> dict[str, str]:
    """Full name -> name of the element."""
    return {f"{space}}}{element}": element for space in _MAIN for element in elements}


def is_on(value: str | None) -> bool:
    """Whether a yes-or-no attribute says yes."""
    return value in ("1", "true", "on")
