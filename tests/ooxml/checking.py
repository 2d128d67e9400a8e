"""Whether a DOCX file is one that Word opens.

Its parts are held against the schemas of ECMA-376 (see README.md), and against each other: content
types, relationships, styles, lists and the numbers that things bear.
"""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

_ARCHIVE = Path(__file__).with_name("schemas.zip")
_XSD = "http://www.w3.org/2001/XMLSchema"
_XML = "http://www.w3.org/XML/1998/namespace"
_PROGRAM = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# wml.xsd uses xml:space and leaves it to the reader where that is declared.
_XML_SCHEMA = (
    f'<xsd:schema xmlns:xsd="{_XSD}" targetNamespace="{_XML}">'
    '<xsd:attribute name="space" type="xsd:NCName"/></xsd:schema>'
)
_ALL = f'<xsd:schema xmlns:xsd="{_XSD}">' + "".join(
    f'<xsd:import namespace="{namespace}" schemaLocation="{name}"/>'
    for namespace, name in (
        (_XML, "xml.xsd"),
        (_PACKAGE, "opc-relationships.xsd"),
        (_PROGRAM, "shared-documentPropertiesExtended.xsd"),
        (_W, "wml.xsd"),
    )
)
_TYPES, _CORE = "[Content_Types].xml", "docProps/core.xml"
_WITHOUT_SCHEMA = {_TYPES, _CORE}
_STYLES = "word/styles.xml"
_PICTURES = "word/media/"
_STARTS = {"png": b"\x89PNG", "jpeg": b"\xff\xd8\xff"}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
# What bears a number or a name of its own within a part.
_NUMBERED = (
    (f"{{{_W}}}bookmarkStart", f"{{{_W}}}id"),
    (f"{{{_W}}}bookmarkStart", f"{{{_W}}}name"),
    (f"{{{_W}}}abstractNum", f"{{{_W}}}abstractNumId"),
    (f"{{{_W}}}num", f"{{{_W}}}numId"),
    (f"{{{_W}}}style", f"{{{_W}}}styleId"),
    (f"{{{_DRAWING}}}docPr", "id"),
    (f"{{{_PACKAGE}}}Relationship", "Id"),
)
_STYLE_USERS = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")


def faults(path: Path) -> list[str]:
    """What is wrong with a DOCX file, one line a fault: the part, the line in it, and why."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    parts: dict[str, Any] = {}
    broken: list[str] = []
    pictures = {name for name in contents if name.startswith(_PICTURES)}
    for name, content in contents.items():
        if name in pictures:
            ending = name.rpartition(".")[2]
            if not content.startswith(_STARTS.get(ending, b"nothing known")):
                broken.append(f"{name}: no picture of its ending")
            continue
        try:
            parts[name] = etree.fromstring(content)
        except etree.XMLSyntaxError as error:
            broken.append(f"{name}: {error}")
    return [
        *broken,
        *_against_the_schemas(parts),
        *_without_a_type(parts, pictures),
        *_loose_relationships(parts, pictures),
        *_unknown_styles(parts),
        *_unended_cells(parts),
        *_repeated_identifiers(parts),
        *_unknown_lists(parts),
    ]


def _against_the_schemas(parts: dict[str, Any]) -> Iterator[str]:
    for name in parts.keys() - _WITHOUT_SCHEMA:
        schema = _schema()
        if not schema.validate(parts[name]):
            for error in schema.error_log:
                yield f"{name}:{error.line}: {re.sub(r'{[^}]*}', '', error.message)}"


@cache
def _schema() -> Any:
    parser = etree.XMLParser()
    parser.resolvers.add(_Packed())
    return etree.XMLSchema(etree.fromstring(f"{_ALL}</xsd:schema>", parser, base_url="ooxml/all"))


class _Packed(etree.Resolver):
    """Finds the schemas that import each other in the archive."""

    def resolve(self, url: str, _public_id: str, context: Any) -> Any:
        name = url.rpartition("/")[2]
        if name == "xml.xsd":
            return self.resolve_string(_XML_SCHEMA, context, base_url=url)
        with zipfile.ZipFile(_ARCHIVE) as archive:
            return self.resolve_string(archive.read(name), context, base_url=url)


def _without_a_type(parts: dict[str, Any], pictures: set[str]) -> Iterator[str]:
    if _TYPES not in parts:
        yield f"{_TYPES}: missing"
        return
    own = {node.get("PartName", "").lstrip("/") for node in parts[_TYPES].iter("{*}Override")}
    endings = {node.get("Extension") for node in parts[_TYPES].iter("{*}Default")}
    yield from (f"{_TYPES}: names {name}, which is not there" for name in own - parts.keys())
    for name in (parts.keys() | pictures) - own - {_TYPES}:
        ending = name.rpartition(".")[2]
        # Parts of Word that are only "some XML" are refused or dropped by it.
        if ending not in endings or (ending == "xml" and name.startswith("word/")):
            yield f"{_TYPES}: no type for {name}"


def _loose_relationships(parts: dict[str, Any], pictures: set[str]) -> Iterator[str]:
    for name in (name for name in parts if not name.endswith(".rels")):
        place = PurePosixPath(name)
        relations = parts.get(f"{place.parent}/_rels/{place.name}.rels")
        targets = {} if relations is None else {node.get("Id"): node for node in relations}
        used = {
            value
            for node in parts[name].iter("*")
            for key, value in node.items()
            if key.startswith(f"{{{_R}}}")
        }
        yield from (f"{name}: relationship {one} is not there" for one in used - targets.keys())
    for name in (name for name in parts if name.endswith(".rels")):
        folder = PurePosixPath(name).parent.parent
        for node in parts[name]:
            target = str(folder / node.get("Target", "")).lstrip("/")
            if node.get("TargetMode") != "External" and target not in parts.keys() | pictures:
                yield f"{name}: leads to {target}, which is not there"


def _unknown_styles(parts: dict[str, Any]) -> Iterator[str]:
    styles = parts.get(_STYLES)
    known = set() if styles is None else {node.get(f"{{{_W}}}styleId") for node in styles}
    for name, part in parts.items():
        used = {
            node.get(f"{{{_W}}}val") for tag in _STYLE_USERS for node in part.iter(f"{{{_W}}}{tag}")
        }
        yield from (f"{name}: style {one} is not there" for one in sorted(used - known))


def _unended_cells(parts: dict[str, Any]) -> Iterator[str]:
    """Word needs a paragraph at the end of a cell; the schema forgets to say so."""
    for name, part in parts.items():
        for cell in part.iter(f"{{{_W}}}tc"):
            if not len(cell) or cell[-1].tag != f"{{{_W}}}p":
                yield f"{name}:{cell.sourceline}: a cell does not end with a paragraph"


def _repeated_identifiers(parts: dict[str, Any]) -> Iterator[str]:
    """Word repairs a file in which two things bear one number, and loses one of them."""
    for name, part in parts.items():
        for tag, key in _NUMBERED:
            numbers = [node.get(key) for node in part.iter(tag)]
            for number in sorted({one for one in numbers if numbers.count(one) > 1}, key=str):
                yield f"{name}: {tag.rpartition('}')[2]} {number} is there more than once"


def _unknown_lists(parts: dict[str, Any]) -> Iterator[str]:
    numbering = parts.get("word/numbering.xml")
    lists = () if numbering is None else numbering.iter(f"{{{_W}}}num")
    known = {node.get(f"{{{_W}}}numId") for node in lists}
    for name, part in parts.items():
        if name == "word/numbering.xml":
            continue
        used = {node.get(f"{{{_W}}}val") for node in part.iter(f"{{{_W}}}numId")}
        yield from (f"{name}: list {one} is not there" for one in sorted(used - known))
