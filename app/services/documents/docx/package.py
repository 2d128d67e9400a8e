"""A package of Office Open XML: its parts, what each of them is, and the relations between them.

Whoever writes a part adds it here and gets the identifier under which the part that shows it may
refer to it. Content types and relations follow from that, so none can be forgotten. Pictures join
as bytes, a chart as one more part of XML; nothing here knows what is in them.
"""

import posixpath
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import IO
from xml.sax.saxutils import quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_THE_PACKAGE = frozenset({"core-properties"})  # relations of the package, not of an office
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}
ROOT = ""  # what the relations of the package itself start from


class Package:
    """Parts by their names («word/document.xml») and the relations from each to others."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: dict[str, dict[tuple[str, str], str]] = {}
        self._endings = {"rels": _RELATIONS_TYPE}

    def add(self, name: str, content_type: str, text: str) -> None:
        """Add a part of XML, without its declaration, or put it in place of the former one."""
        self._parts[name] = (DECLARATION + text).encode()
        self._types[name] = content_type

    def relate(self, source: str, sort: str, target: str) -> str:
        """The identifier by which `source` refers to `target`; asked again, the same one.

        `sort` is the last word of the relation's address: «styles», «header», «image», «chart».
        """
        relations = self._relations.setdefault(source, {})
        return relations.setdefault((sort, target), f"rId{len(relations) + 1}")

    def picture(self, source: str, content: bytes) -> str:
        """The identifier of a picture for `source`; one that is shown again is kept once.

        Raises:
            ValueError: it is neither PNG nor JPEG.
        """
        ending = next((end for start, end in _PICTURES.items() if content.startswith(start)), None)
        if ending is None:
            msg = "a picture that is neither PNG nor JPEG"
            raise ValueError(msg)
        self._endings[ending] = f"image/{ending}"
        name = f"word/media/{sha256(content).hexdigest()[:16]}.{ending}"
        self._parts[name] = content
        return self.relate(source, "image", name)

    def write(self, path: Path | IO[bytes]) -> None:
        """Write the file; the same parts give the same bytes, no moment is written into it."""
        relations = {_relations_of(source): self._links(source) for source in self._relations}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in (
                ("[Content_Types].xml", self._content_types()),
                *relations.items(),
                *self._parts.items(),
            ):
                entry = zipfile.ZipInfo(name)
                entry.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(entry, content)

    def _content_types(self) -> str:
        endings = "".join(
            f'<Default Extension="{ending}" ContentType="{kind}"/>'
            for ending, kind in self._endings.items()
        )
        own = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in self._types.items()
        )
        return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{endings}{own}</Types>'

    def _links(self, source: str) -> str:
        folder = posixpath.dirname(source) or "."
        links = "".join(
            f'<Relationship Id="{identifier}" Type="{_address(sort)}" '
            f"Target={quoteattr(posixpath.relpath(target, folder))}/>"
            for (sort, target), identifier in self._relations[source].items()
        )
        return (
            f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        )


def _address(sort: str) -> str:
    """The full name of a sort of relation."""
    if sort in _OF_THE_PACKAGE:
        return f"{_PACKAGE}/relationships/metadata/{sort}"
    return f"{_OFFICE}/{sort}"


def _relations_of(source: str) -> str:
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
