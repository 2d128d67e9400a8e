"""What a reader is spared: silent exceptions to the rules, and ways that take anything."""

import ast
import io
import re
import tokenize
from pathlib import Path

from tests.architecture.modules import MODULES, ROOT, name_of, nodes

SOURCES = [
    path
    for folder in ("app", "installer", "tests", ".ci")
    for path in sorted((ROOT / folder).rglob("*.py"))
] + [ROOT / "main.py"]
_EXCEPTION = re.compile(r"noqa\b", re.IGNORECASE)
_WITH_REASON = re.compile(r"noqa: [A-Z]+\d+(, [A-Z]+\d+)* - \w")


def test_an_exception_to_a_rule_has_a_reason() -> None:
    assert [
        f"{path.relative_to(ROOT)}:{line}: {comment}"
        for path in SOURCES
        for line, comment in comments(path)
        if _EXCEPTION.search(comment) and not _WITH_REASON.search(comment)
    ] == []


def comments(path: Path) -> list[tuple[int, str]]:
    """Comments of a module and their lines."""
    text = path.read_text(encoding="utf-8")
    if not _EXCEPTION.search(text):
        return []
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [(one.start[0], one.string) for one in tokens if one.type == tokenize.COMMENT]


def test_no_way_of_the_window_takes_anything() -> None:
    """Where a page is told to go is a link with a type, not names and objects."""
    assert [
        f"{name_of(path)}:{node.lineno}: {node.name}"
        for path in MODULES
        if name_of(path).startswith("app.views")
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef) and node.args.kwarg is not None
        if ast.unparse(node.args.kwarg.annotation or ast.Constant(None)) == "object"
    ] == []


def test_a_problem_that_is_only_shown_is_an_attempt() -> None:
    """`Messages.attempt` also takes away what the last try complained of."""
    assert [
        f"{name_of(path)}:{handler.lineno}"
        for path in MODULES
        if name_of(path).startswith("app.views.")
        for handler in nodes(path)
        if isinstance(handler, ast.ExceptHandler) and _only_shows(handler)
    ] == []


def _only_shows(handler: ast.ExceptHandler) -> bool:
    """Whether the first thing that it does is to show the problem, and the rest is nothing."""
    shown, *rest = handler.body
    return (
        isinstance(shown, ast.Expr)
        and ast.unparse(shown).endswith(f"messages.show_problem({handler.name})")
        and all(isinstance(one, ast.Return) and one.value is None for one in rest)
    )


def test_what_is_put_off_has_a_time_and_an_owner() -> None:
    """What `QTimer.singleShot(0, …)` calls may raise unseen: PySide loses the exception.

    Without an owner that it ends with, what is called may be gone by then.
    """
    assert [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr == "singleShot"
        if len(node.args) != 3 or ast.unparse(node.args[0]) == "0"
    ] == []


def test_no_test_says_how_soon_the_window_must_be_ready() -> None:
    """All wait as long as a busy computer takes (tests/views/patience.py)."""
    waits = {"waitUntil", "waitSignal", "waitSignals"}
    assert [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "tests" / "views").rglob("*.py"))
        if path.name != "patience.py" and "timeout=" in path.read_text(encoding="utf-8")
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in waits and any(word.arg == "timeout" for word in node.keywords)
    ] == []


def test_no_label_guesses_whether_its_text_is_markup() -> None:
    """Labels are made where they are told that their text is plain; so are questions."""
    makers = {"QLabel": "app.views.widgets.labels", "QMessageBox": "app.views.base.messages"}
    assert [
        f"{name_of(path)}:{node.lineno}: {made}"
        for path in MODULES
        for node in nodes(path)
        for made in _made_or_inherited(node)
        if made in makers and name_of(path) != makers[made]
    ] == []


def test_a_stored_moment_is_a_day_only_where_the_computer_stands() -> None:
    """Moments are kept in UTC; `dates.local_day` says which day that is."""
    assert [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"date", "year", "month", "day"}
        if re.search(r"(_at|\.now\(\))$", ast.unparse(node.value))
    ] == []


def _made_or_inherited(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Call):
        return [ast.unparse(node.func)]
    return [ast.unparse(base) for base in node.bases] if isinstance(node, ast.ClassDef) else []
