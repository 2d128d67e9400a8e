"""The registry of parts: types, relations, and pictures that are kept once."""

import zipfile
from pathlib import Path

import pytest

from app.services.documents.docx.package import ROOT, Package
from app.services.documents.docx.shell import MAIN, empty_package
from app.services.documents.model.styles import make_style
from tests.ooxml.checking import faults

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"
    b":~\x9bU\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00"
    b"IEND\xaeB`\x82"
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def written(package: Package, folder: Path) -> dict[str, bytes]:
    path = folder / "а.docx"
    package.write(path)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package_of(*names: str) -> Package:
    package = Package()
    for name in names:
        package.add(name, TYPE, "<a/>")
    return package


def test_the_same_thing_has_one_identifier_and_another_one_its_own() -> None:
    package = package_of(MAIN, "word/header1.xml")
    first = package.relate(MAIN, "header", "word/header1.xml")
    assert package.relate(MAIN, "footer", "word/header1.xml") != first
    assert package.relate(MAIN, "header", "word/header1.xml") == first
    assert package.picture("word/header1.xml", PNG) == first  # of another part


def test_relations_lead_from_the_folder_of_the_part(tmp_path: Path) -> None:
    chart, book = "word/charts/chart1.xml", "word/embeddings/book1.xlsx"
    package = package_of(MAIN, "word/styles.xml", chart, book)
    package.relate(ROOT, "officeDocument", MAIN)
    package.relate(MAIN, "styles", "word/styles.xml")
    package.relate(MAIN, "chart", chart)
    package.relate(chart, "package", book)
    parts = written(package, tmp_path)
    assert b'Target="word/document.xml"' in parts["_rels/.rels"]
    assert b'Target="styles.xml"' in parts["word/_rels/document.xml.rels"]
    assert b'Target="../embeddings/book1.xlsx"' in parts["word/charts/_rels/chart1.xml.rels"]


def test_a_picture_that_is_shown_twice_is_kept_once(tmp_path: Path) -> None:
    package = empty_package(make_style())
    package.add(MAIN, TYPE, f'<w:document xmlns:w="{WORD}"><w:body/></w:document>')
    first = package.picture(MAIN, PNG)
    assert package.picture(MAIN, PNG) == first
    assert package.picture(MAIN, PNG + b"\0") != first
    parts = written(package, tmp_path)
    media = [name for name in parts if name.startswith("word/media/")]
    assert len(media) == 2
    assert parts[media[0]] == PNG
    assert b'<Default Extension="png" ContentType="image/png"/>' in parts["[Content_Types].xml"]


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="neither PNG nor JPEG"):
        Package().picture(MAIN, b"GIF89a")


def test_the_parts_beside_the_text_are_sound_and_the_same_each_time(tmp_path: Path) -> None:
    package = empty_package(make_style())
    package.add(MAIN, TYPE, f'<w:document xmlns:w="{WORD}"><w:body/></w:document>')
    package.write(tmp_path / "а.docx")
    package.write(tmp_path / "б.docx")
    assert faults(tmp_path / "а.docx") == []
    assert (tmp_path / "а.docx").read_bytes() == (tmp_path / "б.docx").read_bytes()
