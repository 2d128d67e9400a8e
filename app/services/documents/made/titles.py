"""What a made file is called by itself, for one that no entry of the history names."""

import zipfile
import zlib
from pathlib import Path

from app.errors import EnvironmentProblem

_PROPERTIES = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LARGEST = 100_000


def told_title(path: Path) -> str:
    """The title in the properties of a DOCX, XLSX or PDF; empty when it has none or is damaged."""
    try:
        return " ".join((_of_pdf(path) if path.suffix == ".pdf" else _of_office(path)).split())
    except (OSError, EnvironmentProblem):
        return ""


def _of_pdf(path: Path) -> str:
    from app.services.documents.pdf.pages import PdfPages

    return PdfPages(path.read_bytes()).title()


def _of_office(path: Path) -> str:
    from xml.etree import ElementTree

    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_PROPERTIES).file_size > _LARGEST:
                return ""
            properties = archive.read(_PROPERTIES)
        return ElementTree.fromstring(properties).findtext(_TITLE) or ""
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, ElementTree.ParseError):
        return ""
