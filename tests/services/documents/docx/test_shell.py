"""The named styles of a written file as Word reads them, by both editions of ГОСТ Р 7.0.97."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from app.services.documents.docx import oxml
from app.services.documents.docx import render as render_docx
from app.services.documents.model.blocks import Document, Section, body
from app.services.documents.model.geometry import Align, Orientation
from app.services.documents.model.styles import PRESETS, DocumentStyle, Look, Part, make_style
from tests.services.documents import samples
from tests.services.documents.samples import W

Written = Callable[..., Path]
ALIGNMENTS = {
    "left": Align.LEFT,
    "center": Align.CENTRE,
    "right": Align.RIGHT,
    "both": Align.JUSTIFY,
}


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a document of two sections, upright and lying, in a style."""

    def write(style: DocumentStyle) -> Path:
        text = (body("Текст"),)
        sections = (Section(text), Section(text, Orientation.LANDSCAPE))
        render_docx.render(
            Document(title="Проба", sections=sections), style, tmp_path / "проба.docx"
        )
        return tmp_path / "проба.docx"

    return write


def styles(path: Path) -> dict[str, Element]:
    """The styles of a file by their identifiers."""
    part = samples.docx_part(path, "word/styles.xml")
    return {node.get(f"{W}styleId", ""): node for node in part.iter(f"{W}style")}


def look(style: Element) -> Look:
    """What Word makes of a paragraph style; widths are not a matter of styles."""

    def has(tag: str) -> bool:
        return style.find(f".//{W}{tag}") is not None

    def value(tag: str, attribute: str = "val", missing: str = "0") -> str:
        node = style.find(f".//{W}{tag}")
        return missing if node is None else node.get(f"{W}{attribute}", missing)

    assert value("sz") == value("szCs")
    assert has("b") == has("bCs")
    assert has("widowControl")
    assert value("spacing", "lineRule") == "auto"
    return Look(
        title=value("aliases" if has("aliases") else "name"),
        size=int(value("sz")) / 2,
        bold=has("b"),
        align=ALIGNMENTS[value("jc")],
        first_line=round(int(value("ind", "firstLine")) * 25.4 / 1440, 1),
        before=int(value("spacing", "before")) / 20,
        after=int(value("spacing", "after")) / 20,
        line=int(value("spacing", "line")) / 240,
        keep_next=has("keepNext"),
        outline=int(value("outlineLvl")) if has("outlineLvl") else None,
        hyphenate=not has("suppressAutoHyphens"),
        together=has("contextualSpacing"),
    )


def test_every_look_reaches_word(written: Written) -> None:
    changed = make_style("gost-2016", font_size=12.0, table_font_size=10.5, line_spacing=1.5)
    differences: list[str] = []
    for style in (*map(make_style, PRESETS), changed):
        there = styles(written(style))
        for part in Part:
            wanted = replace(style.look(part), width=None, on_right=False)
            got = look(there[oxml.style_id(part)])
            if got != wanted:
                differences.append(f"{part}: {got} instead of {wanted}")
    assert not differences


def test_sheets_have_the_margins_of_the_standard_in_both_editions(written: Written) -> None:
    measured = {}
    for preset in PRESETS:
        part = samples.docx_part(written(make_style(preset)), "word/document.xml")
        measured[preset] = [
            [round(int(node.get(f"{W}{side}", 0)) * 25.4 / 1440) for side in sides]
            for tag, sides in (
                ("pgSz", ("w", "h")),
                ("pgMar", ("left", "right", "top", "bottom", "header")),
            )
            for node in part.iter(f"{W}{tag}")
        ]
    margins = [30, 10, 20, 20, 10]  # the page number stands 10 mm from the edge
    lying = [20, 20, 30, 10, 20]  # bound at the upper edge
    expected = [[210, 297], [297, 210], margins, lying]
    assert measured == {"gost-2025": expected, "gost-2016": expected}


def test_the_editions_agree_on_letters_and_indents_and_differ_in_the_lines(
    written: Written,
) -> None:
    told = {}
    for preset in PRESETS:
        there = styles(written(make_style(preset)))
        text = look(there["OporaBody"])
        told[preset] = (text.size, text.first_line, text.align, text.line)
    assert told == {
        "gost-2025": (14, 12.5, Align.JUSTIFY, 1.15),
        "gost-2016": (14, 12.5, Align.JUSTIFY, 1.0),
    }


def test_the_requisites_look_as_an_order_does(written: Written) -> None:
    there = {
        name: look(node) for name, node in styles(written(make_style())).items() if is_ours(node)
    }
    heavy = {name.removeprefix("Opora") for name, one in there.items() if one.bold}
    assert heavy == {
        "Heading1",
        "Heading2",
        "Heading3",
        "Organisation",
        "DocumentName",
        "TableSection",
        "TocHeading",
    }
    sizes = {name.removeprefix("Opora"): one.size for name, one in there.items() if one.size != 14}
    tables = ("TableHead", "TableSection", "TableLeft", "TableCentre", "TableRight", "Note")
    assert sizes == {
        **dict.fromkeys(tables, 11),
        "Requisites": 11,
        "DocumentName": 16,
        "Executor": 10,
        "PageFoot": 10,
        "FootnoteText": 10,
        "PageNumber": 12,
    }
    centred = {
        name.removeprefix("Opora") for name, one in there.items() if one.align is Align.CENTRE
    }
    assert centred >= {
        "DocumentName",
        "Organisation",
        "Above",
        "Heading1",
        "PageNumber",
        "TableHead",
    }
    kept = {name.removeprefix("Opora") for name, one in there.items() if one.keep_next}
    assert kept >= {
        *("Heading1", "Heading2", "Heading3", "Caption", "Lead", "Command", "TableHead")
    }
    assert there["OporaSignature"].before >= 24  # room to sign
    divided = {name.removeprefix("Opora") for name, one in there.items() if one.hyphenate}
    assert divided == {
        "Body",
        "Item",
        "Subitem",
        "Plain",
        "Lead",
        "Command",
        "Centred",
        "Note",
        "FootnoteText",
    }


def is_ours(style: Element) -> bool:
    """Whether it is the style of a part, and not of tables or of the small gap."""
    return style.get(f"{W}styleId") in {oxml.style_id(part) for part in Part}


def test_what_no_style_says_is_times_new_roman_14_in_russian_without_space(
    written: Written,
) -> None:
    part = samples.docx_part(written(make_style()), "word/styles.xml")
    (defaults,) = part.iter(f"{W}docDefaults")
    told = {node.tag.removeprefix(W): dict(node.attrib) for node in defaults.iter() if node.attrib}
    assert told == {
        "rFonts": dict.fromkeys(
            (f"{W}ascii", f"{W}hAnsi", f"{W}eastAsia", f"{W}cs"), "Times New Roman"
        ),
        "sz": {f"{W}val": "28"},
        "szCs": {f"{W}val": "28"},
        "lang": dict.fromkeys((f"{W}val", f"{W}eastAsia", f"{W}bidi"), "ru-RU"),
        "spacing": {f"{W}before": "0", f"{W}after": "0", f"{W}line": "240", f"{W}lineRule": "auto"},
    }
    kinds = [node.get(f"{W}type") for node in part.iter(f"{W}style") if node.get(f"{W}default")]
    assert kinds == ["paragraph", "character", "table"]
    # Word knows its own styles by these names; without them it would add them in its looks.
    builtin = [node for node in part.iter(f"{W}style") if node.get(f"{W}default")]
    names = [name.get(f"{W}val") for node in builtin for name in node.iter(f"{W}name")]
    assert names == ["Normal", "Default Paragraph Font", "Normal Table"]
    own = [node for node in part.iter(f"{W}style") if not node.get(f"{W}default")]
    words = {
        name.get(f"{W}val")
        for node in own
        if node.get(f"{W}customStyle") != "1"
        for name in node.iter(f"{W}name")
    }
    headings, contents = {"heading 1", "heading 2", "heading 3"}, {"toc 1", "toc 2", "toc 3"}
    notes = {"footnote text", "footnote reference"}
    assert words == {*headings, "caption", "TOC Heading", *contents, *notes}
    based = [[node.get(f"{W}val") for node in style.iter(f"{W}basedOn")] for style in own]
    assert sorted(based) == [
        ["DefaultParagraphFont"],
        *[["Normal"]] * (len(own) - 2),
        ["TableNormal"],
    ]


MARGINS = f".//{W}tblCellMar/*"


def test_tables_have_thin_black_lines_on_all_sides(written: Written) -> None:
    there = styles(written(make_style()))
    margins = [int(node.get(f"{W}w", 0)) for node in there["TableNormal"].iterfind(MARGINS)]
    assert margins == [108, 108]  # Word's own, for tables that say nothing of theirs
    grid = there["OporaGrid"]
    (borders,) = grid.iter(f"{W}tblBorders")
    assert {
        node.tag.removeprefix(W): (node.get(f"{W}val"), int(node.get(f"{W}sz", 0)) / 8)
        for node in borders
    } == dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), ("single", 0.5))


def test_the_gap_behind_a_table_is_six_points_high(written: Written) -> None:
    gap = styles(written(make_style()))["OporaGap"]
    assert [node.get(f"{W}val") for tag in ("sz", "szCs") for node in gap.iter(f"{W}{tag}")] == [
        "4",
        "4",
    ]  # so small that the height is that of the line
    (spacing,) = gap.iter(f"{W}spacing")
    assert dict(spacing.attrib) == {f"{W}line": "120", f"{W}lineRule": "exact"}


def test_the_settings_are_those_of_a_russian_office(written: Written) -> None:
    settings = samples.docx_part(written(make_style()), "word/settings.xml")
    told = {node.tag.removeprefix(W): node.get(f"{W}val") for node in settings}
    assert told["defaultTabStop"] == "709"
    assert told["hyphenationZone"] == "357"
    assert told["characterSpacingControl"] == "doNotCompress"
    assert told["decimalSymbol"] == ","
    assert told["listSeparator"] == ";"
    assert told["themeFontLang"] == "ru-RU"
    assert told.keys() >= {"autoHyphenation", "doNotHyphenateCaps"}
    assert told["consecutiveHyphenLimit"] == "2"
    (mode,) = settings.iter(f"{W}compatSetting")
    assert (mode.get(f"{W}name"), mode.get(f"{W}val")) == ("compatibilityMode", "15")  # Word 2013


def test_what_divides_no_words_does_not_ask_word_to(written: Written) -> None:
    style = make_style()
    whole = {part: replace(look, hyphenate=False) for part, look in style.looks.items()}
    path = written(replace(style, looks=whole))
    settings = samples.docx_part(path, "word/settings.xml")
    assert not [node for node in settings if node.tag in (f"{W}autoHyphenation",)]


def test_behind_a_heading_one_types_text(written: Written) -> None:
    following = {
        name: node.get(f"{W}val")
        for name, style in styles(written(make_style())).items()
        for node in style.iter(f"{W}next")
    }
    headings = ("Heading1", "Heading2", "Heading3", "Caption", "OporaLead", "OporaGap")
    assert {following[name] for name in headings} == {"OporaBody"}
    assert following["OporaCommand"] == "OporaItem"
    assert following["OporaItem"] == "OporaItem"


def test_where_times_new_roman_is_missing_liberation_serif_takes_its_place(
    written: Written,
) -> None:
    fonts = samples.docx_part(written(make_style()), "word/fontTable.xml")
    (font,) = fonts.iter(f"{W}font")
    (other,) = fonts.iter(f"{W}altName")
    assert (font.get(f"{W}name"), other.get(f"{W}val")) == ("Times New Roman", "Liberation Serif")
    likeness = {node.tag.removeprefix(W): node.get(f"{W}val") for node in font}
    assert (likeness["charset"], likeness["family"]) == ("CC", "roman")  # Cyrillic, with serifs
