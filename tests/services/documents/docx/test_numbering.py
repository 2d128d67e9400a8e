"""The labels that Word counts are those that were asked for, or stay texts."""

import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from app.services.documents.docx.numbering import Lists, Place
from tests.services.documents.docx.printed_labels import Counters
from tests.services.documents.samples import W

LETTERS = "абвгдежзиклмнопрстуфхцчшщ"
Asked = Sequence[tuple[str, bool]]  # the label, and whether it is of a heading


def placed(asked: Asked) -> tuple[Lists, list[Place | None]]:
    lists = Lists()
    return lists, [lists.place(label, of_heading=heading) for label, heading in asked]


def printed(asked: Asked, folder: Path) -> list[str]:
    """What Word prints for the labels, «» for those that stay texts."""
    lists, places = placed(asked)
    path = folder / "а.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/numbering.xml", lists.xml(first_line=0))
    counters = Counters(path)
    told: list[str] = []
    for place in places:
        paragraph = ElementTree.Element(f"{W}p")
        if place is not None:
            inside = ElementTree.SubElement(
                ElementTree.SubElement(paragraph, f"{W}pPr"), f"{W}numPr"
            )
            ElementTree.SubElement(inside, f"{W}ilvl", {f"{W}val": str(place.level)})
            ElementTree.SubElement(inside, f"{W}numId", {f"{W}val": str(place.number)})
        told.append(counters.label(paragraph))
    return told


def points(*labels: str) -> list[tuple[str, bool]]:
    return [(label, False) for label in labels]


def test_points_letters_and_dashes_are_counted(tmp_path: Path) -> None:
    asked = points(
        *("1.", "2.", "2.1.", "2.2.", "а)", "б)", "–", "–", "2.3.", "а)", "3.", "3.1.", "3.1.1."),
        *("1)", "2)", "1.", "2.", "1)", *(f"{letter})" for letter in LETTERS)),
    )
    assert printed(asked, tmp_path) == [label for label, _heading in asked]


def test_a_list_runs_on_and_begins_anew_where_its_number_is_the_first() -> None:
    _lists, places = placed(points("1.", "2.", "а)", "б)", "3.", "а)", "1.", "2."))
    numbers = [place.number if place else 0 for place in places]
    assert numbers == [1, 1, 2, 2, 1, 3, 4, 4]


def test_points_below_a_heading_go_on_from_it(tmp_path: Path) -> None:
    asked = [("1.", True), *points("1.1.", "1.2.", "1.", "2."), ("2.", True), *points("2.1.")]
    assert printed(asked, tmp_path) == [label for label, _heading in asked]
    _lists, places = placed(asked)
    numbers = [place.number if place else 0 for place in places]
    assert numbers == [1, 1, 1, 2, 2, 1, 1]  # the points of a heading do not count headings


def test_what_word_would_print_otherwise_stays_a_text(tmp_path: Path) -> None:
    alone = ("3.1.", "0.1.", "э)", "ё)", "I.", "1.1", "*", "", "01.", "1.1.1.1.1.")
    for label in alone:
        assert placed(points(label))[1] == [None], label
    assert placed(points("1.", "1.2."))[1][1] is None  # the first point of a level is 1
    assert printed(points("5.", "6.", "6.1."), tmp_path) == ["5.", "6.", "6.1."]


def test_a_point_typed_in_between_renumbers_those_after_it() -> None:
    """All points of a list are counted in one number, so Word counts a new one with them."""
    _lists, places = placed(points("1.", "1.1.", "1.2.", "2.", "2.1."))
    assert {place.number for place in places if place} == {1}
    assert [place.level for place in places if place] == [0, 1, 1, 0, 1]


LABELS = st.one_of(
    st.lists(st.integers(1, 4), min_size=1, max_size=4).map(
        lambda counts: "".join(f"{count}." for count in counts)
    ),
    st.sampled_from(["а)", "б)", "в)", "1)", "2)", "–", "без номера"]),
)


@given(asked=st.lists(st.tuples(LABELS, st.booleans()), max_size=25))
def test_whatever_is_asked_nothing_else_is_printed(asked: Asked) -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = printed(asked, Path(folder))
    assert all(shown in ("", label) for shown, (label, _heading) in zip(told, asked, strict=True))
