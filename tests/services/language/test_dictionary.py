"""The mapped dictionary says what the library's own says."""

import mmap
import os
from collections.abc import Callable

import pytest
from dawg_python import wrapper
from pymorphy3 import MorphAnalyzer

from app.services.language.dictionary import MappedDictionary, MappedGuide, load_analyzer

_WORDS = (
    "заведующая", "Лунцова", "управления", "ученый", "шнорами", "по-русски", "Ёж", "СОШ", "№", ""
)  # fmt: skip


def test_a_mapped_dictionary_knows_what_the_read_one_knows() -> None:
    ours, theirs = load_analyzer(), MorphAnalyzer()
    known = [ours.parse(word) for word in _WORDS]
    assert [[str(one) for one in parses] for parses in known] == [
        [str(one) for one in theirs.parse(word)] for word in _WORDS
    ]
    assert all(known[:7])
    forms = [[form.word for form in parses[0].lexeme] for parses in known[:3]]
    assert forms == [[one.word for one in theirs.parse(word)[0].lexeme] for word in _WORDS[:3]]
    assert len(forms[0]) > 5


def test_its_automata_are_mapped_and_the_library_stays_as_it_is() -> None:
    words = load_analyzer().dictionary.words
    assert isinstance(words.dct, MappedDictionary)
    assert isinstance(words.guide, MappedGuide)
    assert isinstance(vars(words.dct)["_units"], memoryview)
    assert wrapper.Dictionary is not MappedDictionary
    assert wrapper.Guide is not MappedGuide


@pytest.mark.parametrize(
    ("name", "shown"), [("paradigms", list[int]), ("suffixes", str), ("gramtab", str)]
)
def test_a_list_in_one_piece_has_the_parts_that_the_library_reads(
    name: str, shown: Callable[[object], object]
) -> None:
    ours, theirs = load_analyzer().dictionary, MorphAnalyzer().dictionary
    one, other = getattr(ours, name), getattr(theirs, name)
    assert len(other) > 3000
    assert [shown(one[number]) for number in range(len(other))] == [shown(part) for part in other]
    assert one[7] == other[7]
    with pytest.raises(IndexError):
        one[len(other)]
    kept = [*vars(ours).values(), *vars(ours)["_data"]]
    assert [part for part in kept if isinstance(part, list) and len(part) > 100] == []


def test_it_is_read_whole_where_mapping_moves_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a mapped file stands at its beginning afterwards."""

    class Moving(mmap.mmap):
        def __new__(cls, file: int, length: int, *, access: int) -> "Moving":
            os.lseek(file, 0, os.SEEK_SET)
            return super().__new__(cls, file, length, access=access)

    monkeypatch.setattr(mmap, "mmap", Moving)
    (post, *_) = load_analyzer().parse("заведующая")
    form = post.inflect({"accs"})
    assert form is not None
    assert form.word == "заведующую"
