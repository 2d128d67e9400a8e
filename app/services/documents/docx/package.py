"""A package of Office Open XML: its parts, what each of them is, and the relations between them.

Whoever writes a part adds it here and gets the identifier under which the part that shows it may
refer to it. Every package says which program made it. python-docx keeps the parts, their relations
and the properties of the file; what is in a part stays the string or the bytes that it was given:
to parse a long document into a tree and write it out again would double the time.
"""

import io
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app.services.sheets import office_properties

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties
    from docx.opc.part import Part

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPERTIES = "/docProps/core.xml"
_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg"}
MAIN = "word/document.xml"
ROOT = ""  # what the relations of the package itself start from


class Package:
    """Parts by their names («word/document.xml») and the relations from each to others.

    Attributes:
        properties: what the file says about itself; no moment unless one is set.
    """

    properties: "CoreProperties"

    def __init__(self) -> None:
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.parts.coreprops import CorePropertiesPart
        from docx.oxml.coreprops import CT_CoreProperties
        from docx.package import Package as WordPackage

        self._package = WordPackage()
        self._parts: dict[str, Part] = {}
        self._contents: dict[str, bytes] = {}
        sort = CONTENT_TYPE.OPC_CORE_PROPERTIES
        told = CorePropertiesPart(
            PackURI(_PROPERTIES), sort, CT_CoreProperties.new(), self._package
        )
        self._package.relate_to(told, RELATIONSHIP_TYPE.CORE_PROPERTIES)
        self.properties = told.core_properties
        told_xml = office_properties.properties_xml()
        self.add(office_properties.PART, office_properties.CONTENT_TYPE, told_xml)
        self.relate(ROOT, office_properties.RELATION, office_properties.PART)

    def add(self, name: str, content_type: str, text: str) -> None:
        """Add a part of XML, without its declaration, or put it in place of the former one."""
        self._add(name, content_type, (DECLARATION + text).encode())

    def _add(self, name: str, content_type: str, content: bytes) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._contents[name] = content
        if name not in self._parts:
            self._parts[name] = Part(PackURI(f"/{name}"), content_type, b"", self._package)

    def relate(self, source: str, sort: str, target: str) -> str:
        """The identifier by which `source` refers to `target`; asked again, the same one.

        `sort` is the last word of the relation's address: «styles», «header», «image», «chart».
        """
        start = self._package if source == ROOT else self._parts[source]
        return start.relate_to(self._parts[target], f"{_OFFICE}/{sort}")

    def link(self, source: str, address: str) -> str:
        """The identifier of a link from `source` to an address on the net."""
        return self._parts[source].relate_to(address, f"{_OFFICE}/hyperlink", is_external=True)

    def picture(self, source: str, content: bytes) -> str:
        """The identifier of a picture for `source`; one that is shown again is kept once.

        Raises:
            ValueError: it is neither PNG nor JPEG.
        """
        ending = next((end for start, end in _PICTURES.items() if content.startswith(start)), None)
        if ending is None:
            msg = "a picture that is neither PNG nor JPEG"
            raise ValueError(msg)
        name = f"word/media/{sha256(content).hexdigest()[:16]}.{ending}"
        self._add(name, f"image/{ending}", content)
        return self.relate(source, "image", name)

    def write(self, path: Path | IO[bytes]) -> None:
        """Write the file; the same parts give the same bytes, no moment is written into it."""
        frame = io.BytesIO()
        self._package.save(frame)
        with (
            zipfile.ZipFile(frame) as parts,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        ):
            for name in parts.namelist():
                entry = zipfile.ZipInfo(name)
                entry.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(entry, self._contents.get(name) or parts.read(name))
