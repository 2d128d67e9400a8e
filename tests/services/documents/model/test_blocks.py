import dataclasses
from typing import get_args

import pytest

from app.services.documents.model.blocks import Block, Document, Heading, Section, dump
from app.services.documents.model.paragraphs import ParagraphKind, Run
from app.services.documents.model.styles import Part
from app.services.documents.model.tables import Column, Row, RowGroup, Table
from tests.services.documents import samples
from tests.services.documents.golden import assert_golden

COLUMNS = (Column("А", 1), Column("Б", 1))


def test_every_block_is_frozen() -> None:
    for kind in (*get_args(Block), Document, Section, Row, RowGroup, Run):
        assert dataclasses.is_dataclass(kind)
        assert kind.__dataclass_params__.frozen  # pyright: ignore[reportAttributeAccessIssue]


def test_the_samples_have_every_block() -> None:
    sections = (*samples.everything().sections, *samples.forms().sections)
    shown = {type(block) for part in sections for block in part.blocks}
    assert shown == set(get_args(Block))


def test_every_kind_of_paragraph_has_a_look() -> None:
    assert {kind.value for kind in ParagraphKind} <= {part.value for part in Part}


def test_a_row_of_another_width_is_refused() -> None:
    with pytest.raises(ValueError, match="1 cells in a table of 2"):
        Table(COLUMNS, (Row(("один",)),))
    with pytest.raises(ValueError, match=r"1 \+ 2 cells"):
        Table(COLUMNS, (RowGroup(("1",), (("2", "3"),)),))
    with pytest.raises(ValueError, match="without rows"):
        Table(COLUMNS, (RowGroup(("1",), ()),))


def test_numbers_of_columns_are_a_second_header_row() -> None:
    assert Table(COLUMNS, ()).header_rows == (("А", "Б"),)
    assert Table(COLUMNS, (), number_columns=True).header_rows == (("А", "Б"), ("1", "2"))


def test_the_dump_shows_content_and_leaves_defaults_out() -> None:
    document = Document(
        title="Проба", sections=(Section((Heading("Глава", 0), Heading("Раздел"))),)
    )
    assert dump(document) == (
        "Document title='Проба'\n"
        " .sections\n"
        "  Section orientation=portrait\n"
        "   .blocks\n"
        "    Heading text='Глава'\n"
        "    Heading text='Раздел' level=1\n"
    )


def test_the_tree_of_all_blocks_is_the_reviewed_one() -> None:
    assert_golden("blocks.txt", dump(samples.everything()))
