"""The check of DOCX files tells what Word would refuse, and nothing of it passes by unseen."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app.services.documents.docx import render as render_docx
from app.services.documents.model.styles import make_style
from tests.ooxml.checking import faults
from tests.services.documents import samples

Parts = dict[str, str]
BODY, STYLES, TYPES = "word/document.xml", "word/styles.xml", "[Content_Types].xml"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Parts:
    """The parts of a document of every sort of block."""
    path = tmp_path_factory.mktemp("docx") / "проба.docx"
    render_docx.render(samples.everything(), make_style(), path)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def written(parts: Mapping[str, str], path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def test_a_sound_file_has_no_faults(sound: Parts, tmp_path: Path) -> None:
    assert faults(written(sound, tmp_path / "а.docx")) == []


# What is spoilt: the part, what stands there, what is put instead, and a word of the complaint.
SPOILT = {
    "order in w:pPr": (BODY, "</w:pPr>", '<w:pStyle w:val="OporaBody"/></w:pPr>', "pStyle"),
    "what is no property of a run": (STYLES, "</w:rPr>", "<w:jc/></w:rPr>", "Element 'jc'"),
    "order in w:tcPr": (BODY, "</w:tcPr>", '<w:tcW w:w="9"/></w:tcPr>', "tcW"),
    "order in w:tblPr": (
        BODY,
        "</w:tblPr>",
        '<w:tblStyle w:val="OporaGrid"/></w:tblPr>',
        "tblStyle",
    ),
    "order in w:tbl": (BODY, "</w:tblGrid>", "</w:tblGrid><w:tblPr/>", "tblPr"),
    "order in w:sectPr": (BODY, "<w:titlePg/>", '<w:titlePg/><w:pgSz w:w="1"/>', "pgSz"),
    "order in w:style": (STYLES, "</w:style>", '<w:name w:val="А"/></w:style>', "Element 'name'"),
    "order in w:settings": ("word/settings.xml", "</w:settings>", "<w:zoom/></w:settings>", "zoom"),
    "an unknown element": (BODY, "<w:tab/>", "<w:tabulator/>", "tabulator"),
    "an unknown attribute": (BODY, '<w:gridSpan w:val="5"', '<w:gridSpan w:value="5"', "value"),
    "an unknown word": (STYLES, 'w:jc w:val="both"', 'w:jc w:val="justify"', "justify"),
    "a length in millimetres": (BODY, 'w:pgSz w:w="11906"', 'w:pgSz w:w="210,0"', "210,0"),
    "a cell without a paragraph": (BODY, "<w:tc>", "<w:tc><w:tcPr/></w:tc><w:tc>", "paragraph"),
    "text outside a run": (BODY, "<w:r>", "<w:t>А</w:t><w:r>", "Element 't'"),
    "a second body": (BODY, "</w:body>", "</w:body><w:body/>", "Element 'body'"),
    "an end that is missing": (BODY, "</w:p>", "", "mismatch"),
    "a style that is not there": (BODY, '"OporaBody"', '"OporaNone"', "OporaNone"),
    "a style based on none": (STYLES, 'basedOn w:val="Normal"', 'basedOn w:val="Нет"', "Нет"),
    "a relationship that is not there": (BODY, 'r:id="rId4"', 'r:id="rId9"', "rId9"),
    "a list that is not there": (BODY, '<w:numId w:val="1"/>', '<w:numId w:val="9"/>', "list 9"),
    "a list that is there twice": (
        "word/numbering.xml",
        '<w:num w:numId="2">',
        '<w:num w:numId="1">',
        "num 1 is there more",
    ),
    "a relationship to nothing": ("word/_rels/document.xml.rels", "header1", "header2", "header2"),
    "a relationship without a target": ("_rels/.rels", "Target", "Aim", "Aim"),
    "a part without a type": (TYPES, "/word/header1.xml", "/word/header2.xml", "header1"),
}


def test_every_fault_is_told(sound: Parts, tmp_path: Path) -> None:
    unseen: list[str] = []
    for name, (part, there, instead, complaint) in SPOILT.items():
        assert there in sound[part], name
        spoilt = {**sound, part: sound[part].replace(there, instead, 1)}
        told = faults(written(spoilt, tmp_path / "а.docx"))
        if not any(complaint in line for line in told):
            unseen.append(f"{name}: {told}")
    assert not unseen


def test_a_part_without_a_schema_is_a_fault(sound: Parts, tmp_path: Path) -> None:
    more = {**sound, "word/чужое.xml": '<a xmlns="urn:other"/>'}
    assert len(faults(written(more, tmp_path / "а.docx"))) == 2  # and it has no type
    less = {name: text for name, text in sound.items() if name != "word/header1.xml"}
    assert len(faults(written(less, tmp_path / "а.docx"))) == 2  # its type and its relationship


def test_whatever_a_test_writes_is_checked_where_it_is_written(
    faults_of_documents: list[str],
    spoil: Callable[[], None],
    tmp_path: Path,
) -> None:
    render_docx.render(samples.everything(), make_style(), tmp_path / "а.docx")
    assert faults_of_documents == []
    spoil()
    render_docx.render(samples.everything(), make_style(), tmp_path / "б.docx")
    assert {line.partition(":")[0] for line in faults_of_documents} == {"б.docx"}
    faults_of_documents.clear()


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on the program writes an element where it may not stand."""
    write = render_docx.document_xml

    def spoilt(*arguments: object) -> str:
        return write(*arguments).replace("<w:body>", "<w:body><w:tab/>", 1)  # type: ignore[arg-type]

    return lambda: monkeypatch.setattr(render_docx, "document_xml", spoilt)
