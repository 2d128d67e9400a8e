"""A test module that was rewritten ahead is what pytest finds when it collects."""

import os
from pathlib import Path

import pytest
from _pytest.assertion.rewrite import PYC_TAIL, _read_pyc, get_cache_dir

from tests.rewriting import rewrite

ASSERTING = "def test_it() -> None:\n    value = 1\n    assert value == 2\n"


def test_the_module_is_kept_where_pytest_looks(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    module = tmp_path / "test_it.py"
    module.write_text(ASSERTING, encoding="utf-8")
    rewrite(module, pytestconfig)
    kept = get_cache_dir(module) / f"test_it{PYC_TAIL}"
    code = _read_pyc(module, kept)
    assert code is not None
    assert "@pytest_ar" in code.co_names, "rewritten, not only compiled"


def test_only_what_was_changed_is_rewritten(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    module = tmp_path / "test_it.py"
    module.write_text(ASSERTING, encoding="utf-8")
    kept = get_cache_dir(module) / f"test_it{PYC_TAIL}"
    rewrite(module, pytestconfig)
    first = kept.stat()
    rewrite(module, pytestconfig)
    assert kept.stat() == first
    module.write_text(ASSERTING.replace("2", "3"), encoding="utf-8")
    os.utime(module, ns=(first.st_atime_ns, first.st_mtime_ns + 1))
    rewrite(module, pytestconfig)
    assert _read_pyc(module, kept) is not None
