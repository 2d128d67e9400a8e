"""Parts of an OOXML or OpenDocument archive, and the relationships between them."""

import posixpath
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, NamedTuple
from urllib.parse import unquote
from xml.parsers import expat

from app.services.importing.cells.faults import DamagedFileError

_BLOCK = 1 << 18
_HEAD = 1 << 14


class Relation(NamedTuple):
    """A relationship: its identifier, the last word of its type, the part it leads to."""

    key: str
    kind: str
    part: str


class Package:
    """An archive whose parts are found whatever case and slashes its writer chose."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {_plain(entry.filename): entry for entry in archive.infolist()}

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return _plain(part) in self._entries

    def open(self, part: str) -> IO[bytes]:
        """A part to be read.

        Raises:
            DamagedFileError: there is none.
        """
        try:
            return self._archive.open(self._entries[_plain(part)])
        except KeyError as error:
            raise DamagedFileError(part) from error

    def blocks(self, part: str) -> Iterator[bytes]:
        """The content of a part, piece by piece."""
        with self.open(part) as stream:
            while block := stream.read(_BLOCK):
                yield block

    def root(self, part: str) -> str:
        """The name of the outermost element of a part; empty when it has none."""
        roots: list[str] = []
        parser = xml_parser()
        parser.StartElementHandler = lambda tag, _attributes: roots.append(tag)
        with suppress(expat.ExpatError):
            parser.Parse(next(self.blocks(part), b"")[:_HEAD], False)  # noqa: FBT003 - expat takes it by place
        return roots[0] if roots else ""

    def relations(self, part: str) -> list[Relation]:
        """Where a part leads to; nothing when it says nothing. An empty name is the package."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(source):
            return []
        relations: list[Relation] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if local(tag) == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                target = _resolved(folder, attributes.get("Target", ""))
                relations.append(Relation(attributes.get("Id", ""), kind, target))

        parser = xml_parser()
        parser.StartElementHandler = start
        parse(parser, self.blocks(source))
        return relations


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _resolved(folder: str, target: str) -> str:
    target = unquote(target.replace("\\", "/"))
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def xml_parser() -> expat.XMLParserType:
    """A parser of XML that gives names as «namespace}name» and refuses documents with a DTD."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_facts: object) -> None:
    raise DamagedFileError


def parse(parser: expat.XMLParserType, blocks: Iterator[bytes]) -> None:
    """Feed a part to a parser.

    Raises:
        DamagedFileError: it is no well-formed XML.
    """
    try:
        for block in blocks:
            parser.Parse(block, False)  # noqa: FBT003 - expat takes it by place
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError as error:
        raise DamagedFileError from error


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]
