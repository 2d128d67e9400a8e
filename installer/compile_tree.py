"""Runs in the Python of the package, not in ours: writes byte code that is never checked again.

Usage: compile_tree.py zip SOURCES ARCHIVE
       compile_tree.py libraries FOLDER LABEL --without PATTERN... --with PATTERN...
       compile_tree.py program FOLDER LABEL

`zip`: one archive of .pyc files without docstrings; the others: .pyc in the place of every .py, of
`libraries` without docstrings where a pattern says so, of the `program` with those of classes only
and without the types of functions.
Equal sources give equal bytes.
"""

import ast
import importlib.util
import marshal
import sys
import zipfile
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

_UNCHECKED = 1
_Kinds = tuple[type[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef], ...]
_FUNCTIONS: _Kinds = (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef)
_ALL: _Kinds = (*_FUNCTIONS, ast.ClassDef)
_NONE: _Kinds = ()
_MOMENT = (1980, 1, 1, 0, 0, 0)


def byte_code(path: Path, label: str, bare: _Kinds = _NONE, *, typed: bool = True) -> bytes:
    """A .pyc that is taken without a look at its source.

    Args:
        path: the source.
        label: the file name in tracebacks.
        bare: what loses its docstring. Unlike the option -OO, leaving them out keeps assertions.
        typed: whether functions keep the types of their arguments and answers.
    """
    source = path.read_bytes()
    tree = ast.parse(source, label)
    remove_docstrings(tree, bare)
    if not typed:
        remove_annotations(tree)
    code = compile(tree, label, "exec", dont_inherit=True, optimize=0)
    head = importlib.util.MAGIC_NUMBER + _UNCHECKED.to_bytes(4, "little")
    return head + importlib.util.source_hash(source) + marshal.dumps(code)


def remove_docstrings(tree: ast.Module, bare: _Kinds) -> None:
    """Take the docstrings of these kinds of nodes out of a module."""
    for node in ast.walk(tree):
        if not isinstance(node, bare) or ast.get_docstring(node, clean=False) is None:
            continue
        text = node.body.pop(0)
        if not node.body:
            node.body.append(ast.copy_location(ast.Pass(), text))


def remove_annotations(tree: ast.Module) -> None:
    """Take the types out of functions; those with a decorator keep them, it may read them."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.decorator_list:
            continue
        node.returns, words = None, node.args
        named = [*words.posonlyargs, *words.args, *words.kwonlyargs, words.vararg, words.kwarg]
        for word in filter(None, named):
            word.annotation = None


def compile_to_zip(folder: Path, archive: Path) -> None:
    """All modules of a folder in one archive, stored: the cabinet compresses better than a zip."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for path in _modules(folder):
            name = path.relative_to(folder).as_posix()
            entry = zipfile.ZipInfo(name + "c", date_time=_MOMENT)
            target.writestr(entry, byte_code(path, f"{archive.name}/{name}", _ALL))


def compile_libraries(
    folder: Path, label: str, undocumented: Sequence[str], documented: Sequence[str] = ()
) -> None:
    """Byte code in the place of the modules of a folder.

    Modules that fit `undocumented`, and not `documented`, lose their docstrings.
    """
    for path in _modules(folder):
        name = path.relative_to(folder).as_posix()
        kept = _fits(name, documented) or not _fits(name, undocumented)
        _take_the_place(path, byte_code(path, f"{label}/{name}", _NONE if kept else _ALL))


def compile_program(folder: Path, label: str) -> None:
    """Byte code in the place of the modules of a folder; tracebacks name their lines.

    Classes keep their docstrings: a data class without one works its signature out at every start.
    Types of functions are read by nobody and weigh 7 % of the byte code.
    """
    for path in _modules(folder):
        name = f"{label}/{path.relative_to(folder).as_posix()}"
        _take_the_place(path, byte_code(path, name, _FUNCTIONS, typed=False))


def _take_the_place(path: Path, code: bytes) -> None:
    path.with_suffix(".pyc").write_bytes(code)
    path.unlink()


def _fits(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


if __name__ == "__main__":
    mode, where, name, *options = sys.argv[1:]
    if mode == "zip":
        compile_to_zip(Path(where), Path(name))
    elif mode == "libraries":
        second = options.index("--with")
        compile_libraries(Path(where), name, options[1:second], options[second + 1 :])
    else:
        compile_program(Path(where), name)
