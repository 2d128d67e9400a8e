"""The texts of kinds as they are edited: taken out, and checked when they come back."""

from collections.abc import Sequence

from app.errors import UserError
from app.services.documents.making.catalogue import KINDS, get_kind
from app.services.documents.text import head
from app.services.documents.text.checking import check_tree
from app.services.documents.text.kind_text import head_line, source
from app.services.documents.text.reading import read
from app.services.documents.text.slips import Slip, near


def kinds_with_text() -> list[str]:
    """Names of the kinds that are a text."""
    return [name for name, kind in KINDS.items() if kind.text is not None]


def text_of(kind: str) -> str:
    """The text of a kind as it comes with the program.

    Raises:
        UserError: there is no such kind, or its sentences are no text yet.
        ProgramFileError: the file of the program is missing.
    """
    if get_kind(kind).text is None:
        raise UserError(
            f"У документа «{get_kind(kind).title}» нет текста, который можно изменить.",
            f"Есть у: {', '.join(kinds_with_text())}.",
        )
    return source(kind)


def check_text(text: str) -> Sequence[Slip]:
    """All slips of a text for the kind that its line «вид: …» names, in the order of its lines.

    No data of a workspace are asked. A text of no kind is checked for its form alone.
    """
    tree = read(text)
    name = head_line(tree, head.KIND)
    kind = KINDS.get(name)
    if kind is not None and kind.text is not None:
        return check_tree(tree, kind.text.words)
    known = kinds_with_text()
    if head.KIND not in tree.head:
        missing = Slip(1, "не указан вид документа.", f"Добавьте строку «вид: {known[0]}».")
        return sorted((*tree.slips, missing))
    line = tree.head[head.KIND].line
    return sorted((*tree.slips, Slip(line, f"нет вида документа «{name}».", near(name, known))))
