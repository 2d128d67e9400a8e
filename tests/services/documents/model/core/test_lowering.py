"""Blocks as elements of the core: what stays together, what stands where, on which sheet."""

from dataclasses import replace

import pytest

from app.services.documents.model.blocks import (
    Document,
    Executor,
    PageBreak,
    Registration,
    Section,
    Signature,
    body,
    plain,
)
from app.services.documents.model.core.lowering import lower
from app.services.documents.model.core.tree import (
    TAB,
    Break,
    Element,
    Grid,
    Paragraph,
    text_of,
)
from app.services.documents.model.form_blocks import Signers
from app.services.documents.model.geometry import Align, Edges, Margins, Orientation
from app.services.documents.model.paragraphs import ParagraphKind
from app.services.documents.model.styles import DocumentStyle, Part, make_style
from tests.services.documents import samples

STYLE = make_style()
OFFICE = "Начальник управления образования администрации Заречного муниципального округа"


def lowered(*blocks: samples.Block) -> tuple[Element, ...]:
    (section,) = lower(Document(title="Проба", sections=(Section(blocks),)), STYLE)
    return section.elements


def test_every_block_becomes_elements_in_its_order() -> None:
    sections = lower(samples.everything(), STYLE)
    kinds = [type(element).__name__ for section in sections for element in section.elements]
    counted = {name: kinds.count(name) for name in kinds}
    assert counted == {"Paragraph": 30, "Grid": 3, "Break": 1, "Contents": 1}
    told = [
        "".join(run.text for run in element.runs)
        for section in sections
        for element in section.elements
        if isinstance(element, Paragraph)
    ]
    assert told[0] == "Администрация округа"
    assert told[-1] == samples.SENTENCE * 30


def test_notes_are_the_foot_of_their_table() -> None:
    notes = [plain(text, ParagraphKind.NOTE) for text in ("Первое\nиз двух строк.", "Второе.")]
    grid, text = lowered(samples.plan_table(3), *notes, body("Текст"))
    assert isinstance(grid, Grid)
    assert [text_of(note) for note in grid.notes] == ["Первое", "из двух строк.", "Второе."]
    assert [note.keep_next for note in grid.notes] == [True, True, False]
    assert {note.part for note in grid.notes} == {Part.NOTE}
    assert isinstance(text, Paragraph)


def test_a_section_knows_its_sheet() -> None:
    sections = lower(samples.everything(), STYLE)
    assert [section.sheet.text_width for section in sections] == [170, 170, 257, 170]
    assert [section.sheet.text_height for section in sections] == [257, 257, 170, 257]
    assert [section.orientation for section in sections][2] is Orientation.LANDSCAPE
    assert [section.restart_numbering for section in sections] == [False, False, False, True]


def test_date_place_and_number_stand_at_the_ends_and_in_the_middle() -> None:
    (line,) = lowered(Registration("от 23.11.2020", "г. Заречье", "№ 828"))
    assert isinstance(line, Paragraph)
    assert "".join(run.text for run in line.runs) == f"от 23.11.2020{TAB}г. Заречье{TAB}№ 828"
    assert [(stop.at, stop.align) for stop in line.tabs] == [
        (85.0, Align.CENTRE), (170.0, Align.RIGHT),
    ]  # fmt: skip


def test_a_short_signature_is_a_line_and_a_long_one_two_cells() -> None:
    (short,) = lowered(Signature("Начальник управления", "И.В. Соболева"))
    assert isinstance(short, Paragraph)
    assert [stop.at for stop in short.tabs] == [170.0]
    (long,) = lowered(Signature(OFFICE, "И.В. Соболева"))
    assert isinstance(long, Grid)
    assert not long.borders
    assert [len(row.cells) for row in long.rows] == [2]
    (below,) = lowered(Signature(OFFICE, "К.К. Константинопольская-Задунайская" * 2))
    assert isinstance(below, Grid)
    assert [row.keep_next for row in below.rows] == [True, False]
    assert below.rows[1].cells[1] is None


def test_what_stays_with_a_signature_says_so() -> None:
    signature = Signature(OFFICE, "И.В. Соболева")
    text, end, name = lowered(body("Всего."), body("Итого."), signature)
    assert isinstance(text, Paragraph)
    assert isinstance(end, Paragraph)
    assert isinstance(name, Grid)
    assert (text.keep_next, end.keep_next, name.keep_next) == (True, True, False)
    table, after = lowered(samples.plan_table(3), signature)
    assert isinstance(table, Grid)
    assert isinstance(after, Grid)
    assert (table.keep_next, after.keep_next) == (True, False)


def test_what_announces_a_list_stays_with_it() -> None:
    texts = lowered(body("Задачи:"), body("– первая:"), body("– вторая."), body("Итого:"))
    assert [isinstance(one, Paragraph) and one.keep_next for one in texts] == [
        *(True, True, False, False),
    ]


def test_room_stands_between_a_text_and_its_table() -> None:
    text, table = lowered(body("Выше"), samples.plan_table(1))
    assert isinstance(text, Paragraph)
    assert isinstance(table, Grid)
    assert (text.after, table.before, table.after) == (STYLE.gap,) * 3
    assert lowered(PageBreak()) == (Break(),)


def test_room_stands_between_a_text_and_its_signers() -> None:
    text, signers = lowered(body("Выше"), Signers(signers=(Signature("Методист", "О.А. Ким"),)))
    assert isinstance(text, Paragraph)
    assert isinstance(signers, Grid)
    assert text.after == signers.before > STYLE.gap


def test_the_executor_stands_in_the_margin_of_the_last_page_where_it_has_room() -> None:
    executor = samples.Executor(("Жукова Т.П.", "8 (384) 720-00-00"))

    def foot(*blocks: samples.Block, style: DocumentStyle = STYLE) -> list[float | None]:
        (section,) = lower(Document(title="Проба", sections=(Section(blocks),)), style)
        return [one.foot for one in section.elements if isinstance(one, Paragraph)]

    lines = 2 * 10 * 1.149 * 25.4 / 72
    top = pytest.approx(297 - 10 - lines, abs=0.01)
    assert foot(body("Текст"), executor) == [None, top]
    assert foot(executor, PageBreak(), body("Текст")) == [top, None]
    assert foot(executor, body("Текст")) == [None, None, None]
    # A low margin leaves less below it, and nothing where a printer would not reach.
    low = pytest.approx(297 - 15 + 1, abs=0.01)
    assert foot(executor, style=make_style(margin_bottom=15)) == [low]
    long = samples.Executor(("Жукова",) * 4)
    assert foot(long) == [None] * 4


def test_a_lying_sheet_among_upright_ones_is_bound_at_its_upper_edge() -> None:
    lying, upright = Section((), Orientation.LANDSCAPE), Section(())

    def margins(*sections: Section) -> list[tuple[float, ...]]:
        sheets = [one.sheet for one in lower(Document(title="А", sections=sections), STYLE)]
        return [(at.left, at.top, at.right, at.bottom, at.header) for at in sheets]

    usual = (30.0, 20.0, 10.0, 20.0, 10.0)
    assert margins(upright, lying) == [usual, (20.0, 30.0, 20.0, 10.0, 20.0)]
    assert margins(lying) == [usual]


def test_lines_of_one_block_know_their_ends() -> None:
    mark = lowered(samples.AnnexMark(("Приложение", "УТВЕРЖДЁН", "приказом")))
    lines = [line for line in mark if isinstance(line, Paragraph)]
    assert [(line.first, line.last) for line in lines] == [
        (True, False), (False, False), (False, True),
    ]  # fmt: skip
    assert {line.part for line in lines} == {Part.MARK}
    assert {line.width for line in lines} == {80.0}


def test_a_section_may_have_margins_a_foot_and_no_numbers_of_its_own() -> None:
    usual, own, lying, last = lower(samples.details(), STYLE)
    sheet = own.sheet
    assert (sheet.left, sheet.right, sheet.top) == (20, 20, 25)
    height = 2 * 10 * 1.149 * 25.4 / 72  # two lines of ten points
    assert sheet.bottom == pytest.approx(10 + height + 2)
    assert [text_of(line) for line in own.foot] == [
        "Приложение № 2 к приказу Управления образования от 23.11.2020 № 828",
        "с изменениями",
    ]
    assert [section.numbered for section in (usual, own, lying, last)] == [True, True, False, True]
    assert (last.sheet, last.foot) == (usual.sheet, ())


def test_a_number_has_room_in_the_lowest_margin() -> None:
    edges = Edges(Margins(left=10, right=10, top=2, bottom=10))
    (section,) = lower(Document(title="А", sections=(Section((), edges=edges),)), STYLE)
    assert (section.sheet.top, section.sheet.header) == (11, 5)


def test_a_margin_that_is_not_said_is_that_of_the_other_sheets() -> None:
    sections = (
        Section(()),
        Section((), Orientation.LANDSCAPE),
        Section((), Orientation.LANDSCAPE, edges=Edges(Margins(left=35))),
    )
    _usual, lying, own = lower(Document(title="А", sections=sections), STYLE)
    assert own.sheet == replace(lying.sheet, left=35)


def test_the_executor_does_not_stand_on_the_foot_of_a_section() -> None:
    blocks = (body("Текст"), Executor(("Жукова Татьяна Павловна",)))
    for foot, places in (("", [False, True]), ("Приложение", [False, False])):
        sections = (Section(blocks, edges=Edges(foot=foot)),)
        (section,) = lower(Document(title="А", sections=sections), STYLE)
        texts = [element for element in section.elements if isinstance(element, Paragraph)]
        assert [text.foot is not None for text in texts] == places
