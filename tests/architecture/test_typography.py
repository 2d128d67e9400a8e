"""A number never loses its sign or its unit at the end of a line, wherever a text is shown."""

import ast
import re
from collections.abc import Iterator

from app.services.language.sentences import glued
from tests.architecture.modules import MODULES, ROOT, nodes
from tests.architecture.test_wording import texts
from tests.loose import loose

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_VALUE = "7"
# Where texts get their lines, and who may: everything else asks these.
_LINES = {
    r"\bQLabel\(": {"app/views/widgets/labels.py"},
    r"\bsetWordWrap\(True": {"app/views/widgets/labels.py"},
    r"\bQMessageBox\(": {"app/views/base/messages.py"},
    r"\bTextWordWrap\b": {
        "app/views/overview/step_line.py",
        "app/views/widgets/fields/wrapped_line.py",
    },
    r"\bwrapped\(metrics|\.split\(\" \"\)": {
        "app/views/look/elision.py",
        "app/views/tables/row_fit.py",
        "app/views/tables/row_delegate.py",
        "app/views/widgets/status.py",
    },
}


def test_every_text_of_the_program_is_glued_where_it_is_shown() -> None:
    offenders = [
        f"{place}: {hit}" for place, text in [*_strings(), *_lines()] for hit in loose(glued(text))
    ]
    assert not offenders, "\n".join(offenders)


def test_texts_get_their_lines_in_few_places() -> None:
    offenders = [
        f"{name}: {pattern}"
        for path in MODULES
        if (name := str(path.relative_to(ROOT))).startswith("app/views/")
        for pattern, allowed in _LINES.items()
        if name not in allowed and re.search(pattern, path.read_text(encoding="utf-8"))
    ]
    assert not offenders, "\n".join(offenders)


def _strings() -> Iterator[tuple[str, str]]:
    """Strings of the modules, those put together with values too."""
    for path in MODULES:
        name, inner = path.relative_to(ROOT), set[int]()
        for node in nodes(path):
            if isinstance(node, ast.JoinedStr):
                inner.update(map(id, node.values))
                yield f"{name}:{node.lineno}", "".join(map(_piece, node.values))
            elif (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in inner
            ):
                yield f"{name}:{node.lineno}", _PLACEHOLDER.sub(_VALUE, node.value)


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    return "\u00a0" if ast.unparse(part.value).endswith("NBSP") else _VALUE


def _lines() -> Iterator[tuple[str, str]]:
    """Lines of the resources and of the help."""
    for path in texts():
        if path.suffix != ".py":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                yield f"{path.relative_to(ROOT)}:{number}", _PLACEHOLDER.sub(_VALUE, line)
