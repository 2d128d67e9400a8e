"""Every name in the pages for developers exists: paths, modules, classes, functions, commands."""

import ast
import builtins
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from tests.architecture.modules import MODULES, ROOT, name_of, nodes

PAGES = ("docs/architecture.md", "docs/design.md", "README.md")
_CODE = re.compile(r"`([^`]+)`")
_BLOCK = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")
_PATH = re.compile(r"(?:[\w.<>-]+/)+(?:[\w.<>-]+)?|[\w-]+\.(?:py|md|qss|toml|json|sqlite)")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
# What is made while the program runs or is built; words in capitals stand for a name.
_MADE = {"build", "venv", "LOCALAPPDATA"}
_PLACEHOLDER = re.compile(r"[A-Z]+|Opora-VERSION")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_is_there(page: str) -> None:
    missing = list(offenders((ROOT / page).read_text(encoding="utf-8")))
    assert not missing


def test_what_is_not_there_is_told() -> None:
    text = (
        "`views/base/nono.py`, `views/base/page.py`, `base.page.Nono`, `base.page.Page`,"
        " `Page.nono()`, `Page.refresh()`, `context.go_to(nono=1)`, `context.nono`,"
        " `context.set_year(year)`, `make nono`, `make test`, `nono/`, `app/nono`, `Nono and no`"
        " [link](docs/nono.md) [link](docs/design.md)\n"
        "```python\nclass Own(Page):\n    def own(self) -> None:\n        self.nonono()\n```\n"
    )
    assert list(offenders(text)) == [
        "views/base/nono.py",
        "base.page.Nono",
        "Page.nono()",
        "context.go_to(nono=1)",
        "context.nono",
        "make nono",
        "nono/",
        "app/nono",
        "Nono and no",
        "docs/nono.md",
        "nonono",
    ]


def offenders(text: str) -> Iterator[str]:
    """What a page calls by a name that nothing in the tree has: in its prose, then in examples."""
    prose = _BLOCK.sub("", text)
    codes = (" ".join(code.split()) for code in _CODE.findall(prose))
    yield from (code for code in codes if not is_known(code))
    yield from (path for path in _LINK.findall(prose) if not is_path(path))
    for kind, block in _BLOCK.findall(text):
        if kind == "python":
            yield from unknown_names(block)
        else:
            lines = (line.partition("#")[0].strip() for line in block.splitlines())
            yield from (line for line in lines if not is_known(line))


def is_known(code: str) -> bool:
    """Whether everything that a piece of code or a command names is there."""
    words = code.split()
    if words[:1] == ["make"]:
        return words[1] in targets()
    if _PATH.fullmatch(code):
        return is_path(code)
    try:
        return not list(unknown_names(code)) and has_chain(code)
    except SyntaxError:
        return all(
            word in words_of_the_tree() or _PLACEHOLDER.fullmatch(word)
            for word in _WORD.findall(code)
        )


def is_path(code: str) -> bool:
    """A path from any folder of the tree; its end may be a module and a name in it."""
    folder, _slash, last = code.rstrip("/").rpartition("/")
    if code.split("/", 1)[0] in _MADE or matching(code.rstrip("/")):
        return True
    module, _dot, name = last.partition(".")
    if not folder and (code.endswith("/") or name == "sqlite"):
        return module in words_of_the_tree()  # in a workspace
    files = matching(f"{folder}/{module}.py" if folder else f"{module}.py")
    return bool(files) and (not name or any(name in contents(path).names for path in files))


def matching(end: str) -> list[Path]:
    """Files and folders of the tree whose path ends so; `<kind>` stands for any name."""
    last = end.rpartition("/")[2]
    named = tree() if "<" in last else tree_by_last_name().get(last, {})
    pattern = re.compile("(?:.*/)?" + re.sub(r"<\w+>", "[^/]+", re.escape(end)))
    return [path for name, path in named.items() if pattern.fullmatch(name)]


def has_chain(code: str) -> bool:
    """Whether what follows the name of a module or class stands in it: `tasks.TaskRunner`.

    A first name that is a variable too, as `context`, is one of the objects that have the next.
    """
    parts = code.partition("(")[0].split(".")
    for number in range(len(parts) - 1, 0, -1):
        end = "." + ".".join(parts[:number])
        ours = [path for name, path in modules().items() if f".{name}".endswith(end)]
        if any(parts[number] in contents(path).names for path in ours):
            return True
        if ours and (number > 1 or parts[0] not in variables()):
            return False
    if len(parts) > 1 and parts[0] in members():
        return parts[1] in members()[parts[0]]
    return True


def unknown_names(code: str) -> Iterator[str]:
    """Names, attributes and keywords of a piece of Python that neither it nor the program has."""
    parsed = ast.parse(code)
    known = defined() | read(ast.walk(parsed)).names
    for node in ast.walk(parsed):
        yield from (name for name in used(node) if name not in known)


def used(node: ast.AST) -> list[str]:
    """The names that a node uses."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return [name]
        case ast.Call(keywords=keywords):
            return [keyword.arg for keyword in keywords if keyword.arg]
        case _:
            return []


@dataclass
class Contents:
    """What a piece of Python gives names to, and the words of its texts."""

    names: set[str] = field(default_factory=set[str])
    arguments: set[str] = field(default_factory=set[str])
    words: set[str] = field(default_factory=set[str])
    packages: set[str] = field(default_factory=set[str])
    classes: list[ast.ClassDef] = field(default_factory=list[ast.ClassDef])


def read(parts: Iterable[ast.AST]) -> Contents:
    """Walk through it once."""
    piece = Contents()
    for node in parts:
        match node:
            case ast.ClassDef(name=name):
                piece.names.add(name)
                piece.classes.append(node)
            case ast.arg(arg=name):
                piece.names.add(name)
                piece.arguments.add(name)
            case ast.FunctionDef(name=name):
                piece.names.add(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                piece.names.add(name)
            case ast.alias(name=name):
                piece.names.add(name.rpartition(".")[2])
                piece.packages.add(name.split(".")[0])
            case ast.ImportFrom(module=str(module)):
                piece.packages.add(module.split(".")[0])
            case ast.Constant(value=str(text)):
                piece.words.update(_WORD.findall(text))
            case _:
                pass
    return piece


@cache
def contents(path: Path) -> Contents:
    """What a module gives names to; of a folder also its modules."""
    piece = read(nodes(path))
    if path.name == "__init__.py":
        piece.names |= {one.stem for one in path.parent.iterdir()}
    return piece


@cache
def modules() -> dict[str, Path]:
    """The modules of the program and the shared pieces of its tests, by dotted name."""
    tests = ROOT / "tests"
    shared = [*(tests / "views").glob("*.py"), *(tests / "architecture").glob("*.py")]
    paths = [*MODULES, *shared, ROOT / "main.py"]
    return {name_of(path): path for path in paths if path != Path(__file__)}


@cache
def members() -> dict[str, set[str]]:
    """What the classes of the program have, by the name of the class, inherited names too."""
    own: defaultdict[str, set[str]] = defaultdict(set)
    bases: defaultdict[str, set[str]] = defaultdict(set)
    for path in MODULES:
        for node in contents(path).classes:
            own[node.name] |= read(ast.walk(node)).names
            bases[node.name] |= {base.id for base in node.bases if isinstance(base, ast.Name)}
    inherited = qt_names() | own
    return {
        name: names.union(*(inherited.get(base, set()) for base in bases[name]))
        for name, names in own.items()
    }


@cache
def variables() -> frozenset[str]:
    """Names of arguments: what stands before a dot may be any of them."""
    return frozenset(name for path in MODULES for name in contents(path).arguments)


@cache
def qt_names() -> dict[str, set[str]]:
    """The classes of Qt with what they have."""
    parts = (QtCore, QtGui, QtWidgets)
    return {name: set(dir(getattr(part, name))) for part in parts for name in dir(part)}


@cache
def defined() -> frozenset[str]:
    """Every name that the program gives to something, with those of Python, Qt and libraries."""
    names = set(dir(builtins)).union(qt_names(), *qt_names().values())
    for name, path in modules().items():
        names |= {*name.split("."), *contents(path).names, *contents(path).packages}
    return frozenset(names)


@cache
def words_of_the_tree() -> frozenset[str]:
    """Names, parts of paths, and the words that stand in the texts of the program."""
    words = {*defined(), *_MADE, "python", "make"}
    for name, path in tree().items():
        words |= {*name.split("/"), path.stem, path.suffix.lstrip(".")}
    for path in MODULES:
        words |= contents(path).words
    return frozenset(words)


@cache
def tree() -> dict[str, Path]:
    """The files and folders that belong to the program, by their paths."""
    top = [one for one in ROOT.iterdir() if not one.name.startswith(".") and one.name != "build"]
    below = (path for folder in top if folder.is_dir() for path in folder.rglob("*"))
    return {path.relative_to(ROOT).as_posix(): path for path in (*top, *below)}


@cache
def tree_by_last_name() -> dict[str, dict[str, Path]]:
    """The same, by the last name of each path: a page names hundreds of them."""
    parted: defaultdict[str, dict[str, Path]] = defaultdict(dict)
    for name, path in tree().items():
        parted[path.name][name] = path
    return parted


@cache
def targets() -> frozenset[str]:
    """What `make` can be asked for."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^([\w-]+):", text, re.MULTILINE))
