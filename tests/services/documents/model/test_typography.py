import re

from app.services.documents.model.blocks import Document, Orientation, Section, body
from app.services.documents.model.typography import glue
from tests.services.documents import samples


def test_all_texts_of_a_document_are_glued_and_nothing_else_changes() -> None:
    before = samples.everything()
    after = glue(before)
    assert not re.search(r"№ \d", repr(after.sections))
    assert repr(after).replace("\\xa0", " ") == repr(before).replace("\\xa0", " ")
    assert glue(after) == after


def test_the_title_of_the_file_is_left_alone() -> None:
    document = Document(
        title="Приказ № 5", sections=(Section((body("№ 5"),), Orientation.LANDSCAPE),)
    )
    assert glue(document).title == "Приказ № 5"
    assert glue(document).sections[0].orientation is Orientation.LANDSCAPE
