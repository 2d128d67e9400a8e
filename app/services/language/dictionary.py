"""The dictionary of word forms (pymorphy3), read where it lies instead of into memory.

Its automata are 14 MB of numbers, of which a word touches a few. They are mapped: the system loads
the pages that are asked for and may give them back.
"""

import mmap
import struct
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from dawg_python import wrapper

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

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
        return MorphAnalyzer()


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
    # Mapped through another handle: on Windows the one that is given stands at 0 afterwards, and
    # what the library reads next would come from there.
    with Path(file.name).open("rb") as own:
        whole = memoryview(mmap.mmap(own.fileno(), 0, access=mmap.ACCESS_READ))
    return whole[begin : begin + size].cast(code)
