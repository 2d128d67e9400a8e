"""The columns of a list that is edited like a table, and how its table has them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from app.views.tables.columns import Column

if TYPE_CHECKING:
    from app.views.widgets.status import Status

T = TypeVar("T")


class ListLine(NamedTuple):
    """A line of the list: its number while it is edited, and what it holds."""

    key: int
    value: Any


@dataclass(frozen=True, kw_only=True)
class ListColumn(Generic[T]):
    """A column of the list.

    Attributes:
        key: stable name, under which the width is remembered.
        title: header.
        text: what the cell shows and what typing begins with.
        put: the line with what was typed in the cell; raises a `KnownProblem`. None: only read.
        width: pixels at the first start.
        stretch: takes the room that is left.
        lines: several lines can be typed.
        options: what can be chosen; other texts are not typed.
        proposed: words that are completed as one types; any other may be typed.
        align: numbers go right.
        tone: colour of the text by its name in the theme.
        status: colour, icon and word of a state; the word is the text of the cell.
        tooltip: more than the cell shows.
        icon: name of an icon before the text, or None.
        edit_text: what typing begins with, where it is not the shown text.
        title_tip: the header in full.
    """

    key: str
    title: str
    text: Callable[[T], str]
    put: Callable[[T, str], T] | None = None
    width: int | None = None
    stretch: bool = False
    lines: bool = False
    options: Callable[[], Sequence[str]] | None = None
    proposed: Callable[[], Sequence[str]] | None = None
    align: Literal["left", "right", "centre"] = "left"
    tone: Callable[[T], str | None] | None = None
    status: "Callable[[T], Status | None] | None" = None
    tooltip: Callable[[T], str] | None = None
    icon: Callable[[T], str | None] | None = None
    edit_text: Callable[[T], str] | None = None
    title_tip: str = ""


def table_column(one: ListColumn[T], replace: Callable[[ListLine, T], object]) -> Column[ListLine]:
    """The column of the table; what was typed is told by `replace`: its line, and what that is."""
    text, put = one.text, one.put

    def edit(line: ListLine, typed: str) -> None:
        assert put is not None
        replace(line, put(line.value, typed))

    return Column(
        key=one.key,
        title=one.title,
        text=lambda line: text(line.value),
        edit=None if put is None else edit,
        width=one.width,
        stretch=one.stretch,
        wrap=one.lines,
        align=one.align,
        tone=_of_line(one.tone),
        status=_of_line(one.status),
        tooltip=_of_line(one.tooltip),
        icon=_of_line(one.icon),
        edit_text=_of_line(one.edit_text),
        title_tip=one.title_tip,
    )


def _of_line(read: Callable[[Any], Any] | None) -> Callable[[ListLine], Any] | None:
    return None if read is None else lambda line: read(line.value)
