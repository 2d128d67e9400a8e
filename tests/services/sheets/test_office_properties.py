"""Every file that leaves the program says which program made it, and nobody who did."""

import io
import re
import socket
import zipfile
from getpass import getuser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app import MADE_BY, __version__
from app.services.documents.docx import render as render_docx
from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from app.services.documents.xlsx import render as render_xlsx
from app.services.sheets.office_properties import PART, properties_xml
from tests.services.documents import samples

_NAMESPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_NOBODY = "nobody-of-ours"


def told(text: str) -> dict[str, str]:
    root = ElementTree.fromstring(text)
    return {part.tag.removeprefix(_NAMESPACE): part.text or "" for part in root}


def test_the_version_has_the_form_that_word_takes() -> None:
    versions = {
        "0.2.0": "00.0200",
        "1.12.3": "01.1203",
        "12.0.45": "12.0045",
    }
    assert {one: told(properties_xml(one))["AppVersion"] for one in versions} == versions
    assert re.fullmatch(r"\d\d\.\d{4}", told(properties_xml())["AppVersion"])


def test_each_format_names_the_program_and_its_version(tmp_path: Path) -> None:
    import pypdfium2

    document, style = samples.everything(), make_style()
    render_docx.render(document, style, tmp_path / "a.docx")
    render_xlsx.render(document, tmp_path / "a.xlsx")
    render_pdf.render(document, style, tmp_path / "a.pdf")
    seen = {}
    for name in ("a.docx", "a.xlsx"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            part = archive.read(PART).decode()
            relations = archive.read("_rels/.rels").decode()
            types = archive.read("[Content_Types].xml").decode()
            names = archive.namelist()
        assert names.count(PART) == 1
        assert "/extended-properties" in relations
        assert f'PartName="/{PART}"' in types
        assert told(part).keys() == {"Application", "AppVersion"}
        seen[name] = told(part)["Application"]
    with pypdfium2.PdfDocument(io.BytesIO((tmp_path / "a.pdf").read_bytes())) as file:
        seen["a.pdf"] = file.get_metadata_dict()["Creator"]
    assert seen == dict.fromkeys(("a.docx", "a.xlsx", "a.pdf"), MADE_BY)
    assert f"Опора {__version__}" == MADE_BY


def test_no_name_of_the_user_or_the_computer_gets_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("LOGNAME", "USER", "USERNAME", "COMPUTERNAME", "HOSTNAME"):
        monkeypatch.setenv(variable, _NOBODY)
    monkeypatch.setattr(socket, "gethostname", lambda: _NOBODY)
    assert getuser() == _NOBODY
    document, style = samples.everything(), make_style()
    render_docx.render(document, style, tmp_path / "a.docx")
    render_xlsx.render(document, tmp_path / "a.xlsx")
    render_pdf.render(document, style, tmp_path / "a.pdf")
    unlike = []
    for path in tmp_path.iterdir():
        contents = {path.name: path.read_bytes()}
        if path.suffix != ".pdf":
            with zipfile.ZipFile(path) as archive:
                contents |= {name: archive.read(name) for name in archive.namelist()}
        for name, content in contents.items():
            if any(word.encode() in content for word in (_NOBODY, str(tmp_path))):
                unlike.append(name)
    assert len(list(tmp_path.iterdir())) == 3
    assert unlike == []
