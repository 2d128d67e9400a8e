"""The lines of the head as they are typed: some are the program's own and need not be seen."""

from collections.abc import Collection, Iterator, Mapping

from app.services.documents.text.typed_lines import HEAD_END, HEAD_LINE, Paragraph, paragraphs


def typed_lines(text: str, names: Collection[str]) -> Mapping[str, str]:
    """Lines of the head by their names, as they are typed; those that there are."""
    return {name: one.typed for name, one in _head(text) if name in names}


def without_lines(text: str, names: Collection[str]) -> str:
    """A text without some lines of its head."""
    lines = text.split("\n")
    for name, one in reversed(list(_head(text))):
        if name in names:
            del lines[one.first - 1 : one.last]
    return "\n".join(lines)


def with_lines(text: str, lines: Mapping[str, str]) -> str:
    """A text that begins with lines of a head; those that it has stay as they are."""
    present = typed_lines(text, lines)
    return "\n".join((*(line for name, line in lines.items() if name not in present), text))


def _head(text: str) -> Iterator[tuple[str, Paragraph]]:
    """The named lines of the head, each with the lines that it goes on in."""
    found = paragraphs(text)
    end = next((at for at, one in enumerate(found) if one.typed.strip() == HEAD_END), 0)
    for one in found[:end]:
        begin = HEAD_LINE.fullmatch(one.typed.split("\n")[0].strip())
        if begin is not None:
            yield begin[1].casefold(), one
