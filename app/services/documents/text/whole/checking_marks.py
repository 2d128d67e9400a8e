"""A mark held against the vocabulary by its shape: who, which rows, which picture, which lines."""

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from app.services.documents.text.head import said
from app.services.documents.text.mark import Key, Mark, NamedRow, name_of
from app.services.documents.text.marks.page_parts import FOOT
from app.services.documents.text.slips import near
from app.services.documents.text.tree import (
    Marked,
    MarkRow,
    Node,
    Nodes,
    Part,
    Pieces,
    Sort,
    printed,
)
from app.services.documents.text.whole.marks import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.documents.text.whole.checking_names import Fields, Names

_LONGEST_FOOT = 500  # letters: more would fill the narrowest sheet
_CELLS = 2  # of a line below a mark
_IN_COLUMN = frozenset((Sort.TEXT, Sort.LETTER, Sort.DASH))


class Checking(Protocol):
    """What checks the rest of a text."""

    def nodes(self, nodes: Nodes, fields: "Fields") -> None:
        """Look at nodes and all that is in them."""
        ...


def check_mark(node: Marked, names: "Names", checking: Checking, fields: "Fields") -> None:
    """Tell what is wrong in a mark and in what belongs to it."""
    mark, own = CATALOGUE[node.name], fields
    match mark.colon.key if mark.colon else None:
        case Key.PERSON:
            _person(node.line, node.cells, mark.first_line, names)
        case Key.ROWS if node.key:
            own = names.fields_of(node.line, node.key, fields)
        case Key.PICTURE if node.key not in names.words.pictures:
            names.unknown(node.line, "нет рисунка", node.key, names.words.pictures)
        case _:
            pass
    if mark.colon and mark.colon.key in (Key.WORDS, Key.PERSON):
        for cell in node.cells:
            names.pieces(cell, fields)
    names.pieces(node.words, fields)
    _foot(node, names)
    names.pieces(node.title, fields)
    if (role := said(node.title)) in names.words.people:
        how = f"Так: [подпись: {role}]"
        names.slip(node.line, f"роль «{role}» под «[{mark.name}]» напечаталась бы словом.", how)
    checking.nodes(node.rows, own)
    if mark.below and not node.rows:
        names.slip(
            node.line, f"под «[{mark.name}]» нет строк.", f"Так: {_how_row(node, mark, names)}"
        )
    elif mark.below:
        _lines(node, mark, names)
    for side in node.sides:
        _side(side, mark, names)
        checking.nodes(side, fields)


def _foot(node: Marked, names: "Names") -> None:
    """Words at the foot of pages that would leave no room for the text."""
    if node.name != FOOT:
        return
    if names.around:
        hint = "Напишите её до строки «% для каждой»."
        names.slip(node.line, f"строка «[{FOOT}]» не может повторяться.", hint)
    if len(said(node.words)) > _LONGEST_FOOT:
        hint = f"После строки «[{FOOT}]» нужна пустая строка."
        names.slip(node.line, "слов внизу страниц больше, чем там поместится.", hint)


def _person(line: int, cells: "Sequence[Pieces]", how: str, names: "Names") -> None:
    """A role that is known, or a post and a name in words."""
    people = names.words.people
    if len(cells) != 1:
        return
    role = said(cells[0])
    if any(not isinstance(piece, str) for piece in cells[0]):
        names.slip(line, "не сказано, чья это должность и фамилия.", f"Так: {how}")
    elif role not in people:
        names.slip(line, f"нет роли «{role}».", near(role, people) or f"Так: {how}")


def _how_row(node: Marked, mark: Mark, names: "Names") -> str:
    """A line below a mark, with fields of the rows that it names."""
    is_set = mark.colon is not None and mark.colon.key is Key.ROWS
    rows = names.words.sets.get(node.key) if is_set else None
    if rows is None or not rows.fields:
        return mark.last_line
    fields = [f"{{{name}}}" for name in rows.fields[:_CELLS]]
    return " | ".join(fields) if len(fields) == _CELLS else f"Руководитель {fields[0]} |"


def _lines(node: Marked, mark: Mark, names: "Names") -> None:
    below = mark.below
    assert below is not None
    lines = [line for line in printed(node.rows) if isinstance(line, MarkRow)]
    for line in lines:
        if below.names:
            _named_line(line, mark, names)
        elif len(line.cells) != _CELLS:
            _told_cells(line, mark, mark.last_line, names)
    if not (below.names and lines):
        return
    known = {name_of(line) for line in lines}
    always = Counter(name_of(line) for line in node.rows if isinstance(line, MarkRow))
    for name, row in below.names.items():
        if row.must and name not in known and row.or_part not in names.words.ready:
            hint = f"Так: {_how_line(mark, name)}"
            names.slip(node.line, f"под «[{mark.name}]» нет строки «{name}».", hint)
        if not row.many and always[name] > 1:
            names.slip(node.line, f"под «[{mark.name}]» строка «{name}» стоит дважды.")


def _named_line(line: MarkRow, mark: Mark, names: "Names") -> None:
    assert mark.below is not None
    name, known = name_of(line), mark.below.names
    row = known.get(name, NamedRow())
    if name not in known:
        names.unknown(line.line, f"под «[{mark.name}]» не бывает строки", name, known)
    elif row.is_person and 1 < len(line.cells) <= _CELLS + 1:
        _person(line.line, line.cells[1:], _how_line(mark, name), names)
    elif len(line.cells) != _CELLS:
        _told_cells(line, mark, _how_line(mark, name), names)


def _how_line(mark: Mark, name: str) -> str:
    """The line of the example that begins with a name."""
    lines = mark.how.splitlines()
    return next((one for one in lines if one.startswith(f"{name} |")), f"{name} | текст")


def _told_cells(line: MarkRow, mark: Mark, how: str, names: "Names") -> None:
    begun = said(line.cells[0])
    names.slip(line.line, f"в строке «{begun}» под «[{mark.name}]» лишняя черта.", f"Так: {how}")


def _side(side: Nodes, mark: Mark, names: "Names") -> None:
    for node in printed(side):
        if not _may_stand_in_column(node):
            hint = "Там бывают текст, списки, подписи и грифы."
            names.slip(node.line, f"под «[{mark.name}]» этого не бывает.", hint)


def _may_stand_in_column(node: Node) -> bool:
    if isinstance(node, Marked):
        return CATALOGUE[node.name].in_column
    return isinstance(node, Part) and node.sort in _IN_COLUMN
