"""Services name things; what page, tab or form shows them is the window's own knowledge."""

import ast
import re
from collections.abc import Iterator

import pytest

from app.views.base.pages import PLACES
from tests.architecture.modules import MODULES, name_of

_PAGES = {place.key for place in PLACES}
# Words of the window that no service has.
_WINDOW = re.compile(r"\bgo_to\b|\bPageContext\b|\w+Spot\b|\btab=|[\"']tab[\"']: [\"'a-z]\w")
# Where the same words are keys of something else: steps of the year, kinds of files and of events,
# parts of what is stored or written, lists of an open file.
_OTHER_CALLS = {"get", "add", "write_template", "_run", "add_word_part", "thing", "_whole"}
_OTHER_NAMES = {"key", "kind", "event"}


def spelled(text: str) -> Iterator[str]:
    """Line and words where a module speaks of the window."""
    for number, line in enumerate(text.splitlines(), start=1):
        yield from (f"{number}: {found.group()}" for found in _WINDOW.finditer(line))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and called(node) not in _OTHER_CALLS:
            values = [one.value for one in node.keywords if one.arg not in _OTHER_NAMES]
            yield from (
                f"{node.lineno}: {called(node)}({ast.unparse(value)})"
                for value in [*node.args, *values]
                if any(
                    isinstance(word, ast.Constant) and word.value in _PAGES for word in parts(value)
                )
            )


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def parts(value: ast.expr) -> list[ast.expr]:
    """What an argument may be: of a choice, either."""
    if isinstance(value, ast.IfExp):
        return [*parts(value.body), *parts(value.orelse)]
    return [value]


def test_no_service_speaks_of_pages_or_tabs() -> None:
    offenders = [
        f"{name_of(path)}:{found}"
        for path in MODULES
        if name_of(path).startswith("app.services")
        for found in spelled(path.read_text(encoding="utf-8"))
    ]
    assert offenders == []


@pytest.mark.parametrize(
    "line",
    [
        'Missing(text, "documents", target)',
        'found.append(Hit(row.id, place="plans"))',
        'Step("setup", "schools" if people else "settings")',
        'target = {"school_id": 7, "tab": "criteria"}',
        "at(ToPeople(), tab=None)",
    ],
)
def test_a_page_in_a_service_would_be_found(line: str) -> None:
    assert list(spelled(line))
