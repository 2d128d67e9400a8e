"""Byte code in the place of the sources: it runs, and a fault in it can be found."""

import ast
import importlib.util
import marshal
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.crash import write_report
from app.services.storage import upgrade
from app.services.storage.files import sqlite
from installer import compile_tree
from installer.contents import payload_files
from installer.cpython import OPTIONS


def test_byte_code_is_taken_without_its_source(tmp_path: Path) -> None:
    folder = tmp_path / "lib"
    folder.mkdir()
    (folder / "kept.py").write_text('"""Doc."""\nVALUE = __doc__\n', encoding="utf-8")
    (folder / "bare").mkdir()
    (folder / "bare" / "x.py").write_text(
        'def f():\n    """Doc."""\nassert f.__doc__ is None\n', encoding="utf-8"
    )
    compile_tree.compile_libraries(folder, "lib", ["bare/*", "kept.py"], ["kept.py"])
    assert payload_files(folder) == ["bare/x.pyc", "kept.pyc"]
    for name, documented in (("kept.pyc", True), ("bare/x.pyc", False)):
        spec = importlib.util.spec_from_file_location("tried", folder / name)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        assert not documented or module.VALUE == "Doc."


def test_assertions_stay_in_code_without_docstrings(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text('"""Doc."""\nassert False\n', encoding="utf-8")
    code = marshal.loads(compile_tree.byte_code(path, "x.py", (ast.Module,))[16:])
    with pytest.raises(AssertionError):
        exec(code, {})


def test_classes_of_the_program_keep_their_docstrings(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(
        '"""Doc."""\n\nclass A:\n    """Doc."""\n\n    def f(self):\n        """Doc."""\n',
        encoding="utf-8",
    )
    compile_tree.compile_program(tmp_path, "app")
    code = marshal.loads((tmp_path / "x.pyc").read_bytes()[16:])
    names: dict[str, Any] = {}
    exec(code, names)
    made = names["A"]
    assert (names.get("__doc__"), made.__doc__, made.f.__doc__) == (None, "Doc.", None)


def test_functions_of_the_program_lose_their_types_unless_something_may_read_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "x.py").write_text(
        "from dataclasses import dataclass\n"
        "def kept(f):\n    return f\n"
        "def f(a: int, /, b: not_there = 2, *c: int, d: int = 4, **e: int) -> str:\n    return d\n"
        "@kept\ndef g(a: int) -> str: ...\n"
        "@dataclass\nclass A:\n    x: int\n\n    def m(self, a: int) -> int: ...\n",
        encoding="utf-8",
    )
    compile_tree.compile_program(tmp_path, "app")
    names: dict[str, Any] = {"__name__": "x"}
    exec(marshal.loads((tmp_path / "x.pyc").read_bytes()[16:]), names)
    assert names["f"].__annotations__ == {} == names["A"].m.__annotations__
    assert names["f"](1) == 4
    assert names["g"].__annotations__ == {"a": int, "return": str}
    assert names["A"](3).x == 3


def test_a_traceback_of_the_program_names_file_and_line_without_the_source(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("\n\ndef f():\n    return 1 / 0\n", encoding="utf-8")
    compile_tree.compile_program(tmp_path, "program/app")
    names: dict[str, Any] = {}
    exec(marshal.loads((tmp_path / "x.pyc").read_bytes()[16:]), names)
    with pytest.raises(ZeroDivisionError) as raised:
        names["f"]()
    assert 'File "program/app/x.py", line 4, in f' in write_report(tmp_path, raised.value).text


def test_the_byte_code_of_a_package_has_lines_without_columns(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("def f():\n    return 1 / 0\n", encoding="utf-8")
    script = Path(compile_tree.__file__)
    command = [sys.executable, *OPTIONS, script, "program", tmp_path, "app"]
    subprocess.run(command, check=True, capture_output=True)
    code = marshal.loads((tmp_path / "x.pyc").read_bytes()[16:])
    places = {place for part in (code, code.co_consts[0]) for place in part.co_positions()}
    assert {line for line, *_rest in places} >= {1, 2}
    assert {column for *_lines, start, end in places for column in (start, end)} == {None}


def test_the_steps_of_the_database_are_found_as_byte_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = tmp_path / "migrations", tmp_path / "opora.sqlite"
    shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    compile_tree.compile_program(folder, "migrations")
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    monkeypatch.setattr(upgrade, "__file__", "upgrade.pyc")
    sqlite.create_file(path)
    upgrade.upgrade(path, tmp_path / "backups", datetime.now(UTC))
    assert upgrade.stored_revision(path) == upgrade.HEAD
