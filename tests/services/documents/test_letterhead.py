"""The letterhead on the page: emblem, name in the office's own lines, requisites; both formats."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image as Drawing

from app.services.department import letterhead
from app.services.department.department import DepartmentDraft, save_department
from app.services.documents.docx import render as docx
from app.services.documents.facts import get_office
from app.services.documents.model.blocks import Document, DocumentName, Section, dump
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import Paragraph, Picture
from app.services.documents.model.form_blocks import LetterHead
from app.services.documents.model.images import Image
from app.services.documents.model.styles import Part, make_style
from app.services.documents.pdf import render as pdf
from app.services.documents.words.department import DEPARTMENT
from app.services.storage.workspace import Workspace

STYLE = make_style()


def shield(colour: str = "navy") -> bytes:
    """A picture with a clear background, as arms have."""
    drawing = Drawing.new("RGBA", (120, 150), (0, 0, 0, 0))
    drawing.paste(colour, (20, 20, 100, 130))
    content = io.BytesIO()
    drawing.save(content, "PNG")
    return content.getvalue()


HEAD = LetterHead(
    "Управление образования\nадминистрации Заречного округа",
    "Администрация Заречного округа",
    ("422840, г. Заречье, ул. Ленина, 1", "ОКПО\xa00210, ИНН/КПП\xa016/17"),
    Image(shield(), 16, 20, "Эмблема"),
)
ORDER = Document(title="Приказ", sections=(Section((HEAD, DocumentName("ПРИКАЗ"))),))


def test_the_letterhead_of_the_settings_is_printed(workspace: Workspace, tmp_path: Path) -> None:
    save_department(workspace, DepartmentDraft(full_name="Управление образования", phone="3-00"))
    made = DEPARTMENT.ready["бланк"].value
    assert made(get_office(workspace)) == LetterHead("Управление образования")
    emblem = tmp_path / "герб.png"
    emblem.write_bytes(shield())
    letterhead.take_emblem(workspace, emblem)
    letterhead.save_letterhead(workspace, "emblem_height", "30")
    letterhead.save_letterhead(workspace, "name_lines", "Управление\nобразования")
    letterhead.save_letterhead(workspace, "requisites", "1")
    assert made(get_office(workspace)) == LetterHead(
        "Управление\nобразования",
        "",
        ("тел.\xa03-00",),
        Image(shield(), 24, 30, "Эмблема в бланке"),
    )


def test_the_lines_are_those_of_the_office() -> None:
    (section,) = lower(ORDER, STYLE)
    picture, *lines = section.elements
    assert isinstance(picture, Picture)
    assert (picture.part, picture.image) == (Part.EMBLEM, HEAD.emblem)
    texts = [(line.part, line.runs[0].text) for line in lines if isinstance(line, Paragraph)]
    assert texts == [
        (Part.ABOVE, "Администрация Заречного округа"),
        (Part.ORGANISATION, "Управление образования"),
        (Part.ORGANISATION, "администрации Заречного округа"),
        (Part.REQUISITES, "422840, г. Заречье, ул. Ленина, 1"),
        (Part.REQUISITES, "ОКПО\xa00210, ИНН/КПП\xa016/17"),
        (Part.DOCUMENT_NAME, "ПРИКАЗ"),
    ]


def test_another_picture_is_another_document() -> None:
    other = replace(HEAD, emblem=Image(shield("red"), 16, 20, "Эмблема"))
    changed = replace(ORDER, sections=(Section((other, DocumentName("ПРИКАЗ"))),))
    assert dump(changed) != dump(ORDER)
    assert len(dump(ORDER)) < 1000


def test_the_picture_stands_over_the_name_in_word(tmp_path: Path) -> None:
    path = tmp_path / "приказ.docx"
    docx.render(ORDER, STYLE, path)
    with zipfile.ZipFile(path) as parts:
        (media,) = [name for name in parts.namelist() if name.startswith("word/media/")]
        assert parts.read(media) == shield()
        assert media.removeprefix("word/") in parts.read("word/_rels/document.xml.rels").decode()
        text = parts.read("word/document.xml").decode()
    assert re.search(r'<wp:extent cx="576000" cy="720000"/>', text)
    assert text.index("<w:drawing>") < text.index("Администрация")
    assert 'descr="Эмблема"' in text


def test_the_picture_stands_in_the_middle_of_the_text_in_pdf(tmp_path: Path) -> None:
    path = tmp_path / "приказ.pdf"
    pdf.render(ORDER, STYLE, path)
    file = pypdfium2.PdfDocument(path)
    (drawn,) = [one for one in file[0].get_objects() if isinstance(one, pypdfium2.PdfImage)]
    left, bottom, right, top = (value * 25.4 / 72 for value in drawn.get_bounds())
    assert abs(right - left - 16) < 0.1
    assert abs(top - bottom - 20) < 0.1
    assert abs((left + right) / 2 - (30 + 200) / 2) < 0.1
    assert abs(297 - top - 20) < 0.1
    file.close()
