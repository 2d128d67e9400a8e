"""The sample of all blocks as tree and as WordprocessingML, exactly as reviewed."""

from app.services.documents.docx import render as render_docx
from app.services.documents.docx.shell import styles_xml
from app.services.documents.model.blocks import dump
from app.services.documents.model.styles import make_style
from tests.services.documents import samples
from tests.services.documents.golden import assert_golden


def one_element_a_line(xml: str) -> str:
    return xml.replace("><", ">\n<") + "\n"


def test_the_tree_of_all_blocks() -> None:
    assert_golden("blocks.txt", dump(samples.everything()))


def test_the_body_of_the_document() -> None:
    content = render_docx.document_xml(samples.everything(), make_style())
    assert_golden("document.xml", one_element_a_line(content))


def test_the_styles_of_both_presets() -> None:
    for preset in ("gost-2025", "gost-2016"):
        text = one_element_a_line(styles_xml(make_style(preset)))
        assert_golden(f"styles-{preset}.xml", text)
