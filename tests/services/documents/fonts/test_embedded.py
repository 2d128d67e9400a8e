"""The embedded font is the one that reportlab would read, only sooner."""

import struct
from pathlib import Path

import pytest
from reportlab.pdfbase import ttfonts

from app.services.documents.fonts.embedded import EmbeddedFace, EmbeddedFont
from app.services.documents.fonts.metrics import BOLD, BOLD_ITALIC, FAMILY, ITALIC, register
from app.services.program_files import program_file

FILES = sorted(program_file("fonts", "LiberationSerif-Regular.ttf").parent.glob("*.ttf"))
# Where the reading stood at last, a function of the size of an em, and what only the shaping of
# other scripts asks for.
OF_READING = {"_pos", "_pdfScale", "glyphToChar"}


def test_every_face_knows_what_reportlab_reads_of_it() -> None:
    assert len(FILES) >= len({FAMILY, BOLD, ITALIC, BOLD_ITALIC})
    for path in FILES:
        read = vars(EmbeddedFont("quick", str(path)).face)
        plain = vars(ttfonts.TTFontFace(str(path)))
        assert read.keys() == plain.keys()
        read |= {"glyphPos": list(read["glyphPos"]), "_ttf_data": bytes(read["_ttf_data"])}
        assert [name for name in plain.keys() - OF_READING if read[name] != plain[name]] == []
        assert read["_pdfScale"](2048) == plain["_pdfScale"](2048)


def test_of_equal_widths_one_is_kept() -> None:
    for path in FILES:
        face = EmbeddedFont("small", str(path)).face
        for values in (face.charWidths.values(), face.hmetrics):
            assert len(set(map(id, values))) == len(set(values)) < len(values)


def test_fonts_of_others_get_the_face_of_reportlab() -> None:
    register()
    assert type(ttfonts.TTFont("theirs", str(FILES[0])).face) is ttfonts.TTFontFace
    assert ttfonts.TTFontFace is not EmbeddedFace


def test_a_file_that_ends_too_soon_is_refused(tmp_path: Path) -> None:
    cut = tmp_path / "cut.ttf"
    cut.write_bytes(FILES[0].read_bytes()[:100_000])
    with pytest.raises(struct.error):
        EmbeddedFont("cut", str(cut))
    assert type(ttfonts.TTFont("theirs", str(FILES[0])).face) is ttfonts.TTFontFace
