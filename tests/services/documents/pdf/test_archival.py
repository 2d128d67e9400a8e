"""The marks of PDF/A-2u that can be read without a validator; veraPDF itself is asked elsewhere."""

import io
import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.services.documents.model.styles import make_style
from app.services.documents.pdf import render as render_pdf
from app.services.documents.pdf.colours.srgb import srgb_profile
from tests.services.documents import samples

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("archival") / "a.pdf"
    render_pdf.render(samples.everything(), make_style(), path)
    return path.read_bytes()


def metadata(data: bytes) -> ElementTree.Element:
    found = re.search(rb"<\?xpacket begin.*?\?>\s*(<x:xmpmeta.*</x:xmpmeta>)", data, re.DOTALL)
    assert found
    return ElementTree.fromstring(found[1])


def test_the_metadata_claim_the_norm_and_say_what_the_file_says(data: bytes) -> None:
    import pypdfium2

    told = metadata(data)
    assert told.findtext(f".//{_PDFA}part") == "2"
    assert told.findtext(f".//{_PDFA}conformance") == "U"
    with pypdfium2.PdfDocument(io.BytesIO(data)) as file:
        inside = file.get_metadata_dict()
    for name, entry in (("title", "Title"), ("description", "Subject"), ("creator", "Author")):
        assert told.findtext(f".//{_DC}{name}//{_RDF}li") == inside[entry]
    assert told.findtext(".//{http://ns.adobe.com/pdf/1.3/}Keywords") == inside["Keywords"]
    moment = told.findtext(".//{http://ns.adobe.com/xap/1.0/}CreateDate")
    assert moment
    assert re.sub(r"\D", "", moment)[:14] == re.sub(r"\D", "", inside["CreationDate"])[:14]


def test_marks_of_the_text_are_escaped_in_the_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    title = "Отчёт <проект> & «перечень»"
    document = samples.Document(title=title, sections=(samples.Section((samples.body("а"),)),))
    render_pdf.render(document, make_style(), path)
    assert metadata(path.read_bytes()).findtext(f".//{_DC}title//{_RDF}li") == title


def test_the_colours_are_those_of_our_own_profile(data: bytes) -> None:
    assert re.search(rb"/S /GTS_PDFA1", data)
    reference = re.search(rb"/DestOutputProfile (\d+) 0 R", data)
    assert reference
    stream = re.search(rb"\n%s 0 obj\n.*?stream\n(.*?)\nendstream" % reference[1], data, re.DOTALL)
    assert stream
    profile = srgb_profile()
    assert zlib.decompress(stream[1]) == profile
    assert struct.unpack(">I", profile[:4])[0] == len(profile)
    assert profile[12:24] + profile[36:40] == b"mntrRGB XYZ acsp"


def test_the_profile_changes_no_colour() -> None:
    from PIL import Image, ImageCms

    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    picture = Image.new("RGB", (64, 64))
    picture.putdata([(n * 4 % 256, n * 7 % 256, n * 11 % 256) for n in range(64 * 64)])
    same = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"))
    assert same is not None
    pairs = zip(picture.tobytes(), same.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1


def test_every_stream_ends_on_a_line_and_is_as_long_as_it_says(data: bytes) -> None:
    lengths = [int(length) for length in re.findall(rb"/Length (\d+)", data)]
    starts = [found.end() for found in re.finditer(rb">>\nstream\n", data)]
    assert len(lengths) == len(starts) == data.count(b"endstream") > 10
    for start, length in zip(starts, lengths, strict=True):
        assert data[start + length :].startswith(b"\nendstream\n")


def test_every_font_tells_its_characters_and_nothing_forbidden_is_there(data: bytes) -> None:
    assert data.startswith(b"%PDF-1.7\n%")
    assert data.count(b"/Subtype /TrueType") == data.count(b"/ToUnicode") > 0
    for key in (b"Encrypt", b"SMask", b"JavaScript", b"OpenAction", b"Launch", b"LZWDecode"):
        assert b"/" + key not in data, key
    assert not re.search(rb"/(?:CA|ca) ", data)
    assert b"/ID " in data


def test_pictures_links_and_notes_leave_the_file_archival(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    render_pdf.render(samples.details(), make_style(), path)
    data = path.read_bytes()
    assert metadata(data).findtext(f".//{_PDFA}conformance") == "U"
    links = re.findall(rb"<<[^>]*/Subtype /Link[^>]*>>", data)
    assert links
    assert all(b"/F 4" in link for link in links)
    for mark in (b"/SMask", b"/Mask", b"/DeviceCMYK", b"/Helvetica"):
        assert mark not in data, mark
