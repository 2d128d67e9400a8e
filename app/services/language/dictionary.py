"""The dictionary of word forms (pymorphy3), read where it lies instead of into memory.

Its automata are 14 MB of numbers, of which a word touches a few. They are mapped: the system loads
the pages that are asked for and may give them back. Its three lists are 25,000 small objects, of
which a word touches a few, too: each list is kept in one piece, out of which the one asked for is
taken.
"""

import mmap
import struct
from array import array
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, TypeVar

from dawg_python import wrapper

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.opencorpora_dict import Dictionary
    from pymorphy3.tagset import OpencorporaTag

_Whole = TypeVar("_Whole", str, "array[int]")

_COUNT = struct.Struct("=I")  # stands before the units


class MappedDictionary(wrapper.Dictionary):
    """The transitions of an automaton, four bytes each."""

    def read(self, fp: Any) -> None:  # noqa: ANN401 - the library says BytesIO and gives a file
        """Take the units that begin where the file stands, and leave it behind them."""
        self._units = _mapped(fp, "I", 1)


class MappedGuide(wrapper.Guide):
    """The children and siblings of its states, a byte each."""

    def read(self, fp: Any) -> None:  # noqa: ANN401 - the library says BytesIO and gives a file
        """Take the units that begin where the file stands, and leave it behind them."""
        self._units = _mapped(fp, "B", 2)


def load_analyzer() -> "MorphAnalyzer":
    """The dictionary; takes a fifth of a second.

    Raises:
        OSError: a file of it is missing.
    """
    from pymorphy3 import MorphAnalyzer

    with _mapping():
        analyzer = MorphAnalyzer()
    _pack(analyzer.dictionary)
    return analyzer


class Pieces(dict[int, _Whole]):
    """The parts of one text, or of one array, by their number from 0; kept when asked for."""

    def __init__(self, whole: _Whole, lengths: Iterable[int]) -> None:
        super().__init__()
        self._whole = whole
        self._ends = array("I", accumulate(lengths, initial=0))

    def __missing__(self, number: int) -> _Whole:
        """Raises IndexError when there is none."""
        part = self[number] = self._whole[self._ends[number] : self._ends[number + 1]]
        return part


class Tags(dict[int, "OpencorporaTag"]):
    """The grammatical tags of the dictionary by their number from 0; made when asked for."""

    def __init__(self, kind: "type[OpencorporaTag]", texts: "Pieces[str]") -> None:
        super().__init__()
        self._kind = kind
        self._texts = texts

    def __missing__(self, number: int) -> "OpencorporaTag":
        """Raises IndexError when there is none."""
        tag = self[number] = self._kind(self._texts[number])
        return tag


def _pack(dictionary: "Dictionary") -> None:
    """Put lists in one piece into the place of those that the library has read."""
    rows, texts = dictionary.paradigms, dictionary.suffixes
    numbers = array("H")
    for row in rows:
        numbers.extend(row)
    tags = [str(tag) for tag in dictionary.gramtab]
    packed = {
        "paradigms": Pieces(numbers, map(len, rows)),
        "suffixes": Pieces("".join(texts), map(len, texts)),
        "gramtab": Tags(dictionary.Tag, Pieces("".join(tags), map(len, tags))),
    }
    vars(dictionary).update(packed)  # the library asks them by number alone
    vars(dictionary)["_data"] = vars(dictionary)["_data"]._replace(**packed)


@contextmanager
def _mapping() -> Generator[None]:
    """By these names the library makes both when it reads an automaton."""
    there = wrapper.Dictionary, wrapper.Guide
    wrapper.Dictionary, wrapper.Guide = MappedDictionary, MappedGuide
    try:
        yield
    finally:
        wrapper.Dictionary, wrapper.Guide = there


def _mapped(file: IO[bytes], code: Literal["I", "B"], each: int) -> Any:  # noqa: ANN401 - indexed as an array is
    count = _COUNT.unpack(file.read(_COUNT.size))[0] * each
    begin, size = file.tell(), count * struct.calcsize(code)
    file.seek(begin + size)
    return _file(file.name)[begin : begin + size].cast(code)


@cache
def _file(path: str) -> memoryview:
    """A file, mapped once for both of its parts.

    Through another handle than the library's: on Windows the one that is given stands at 0
    afterwards, and what the library reads next would come from there.
    """
    with Path(path).open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
