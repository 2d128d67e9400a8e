"""Workers of one run share the rewriting of tests, which in a fresh checkout costs more than both.

pytest rewrites the asserts of a test module when it is collected and keeps the result beside it.
Workers collect the same modules in the same order at the same pace: each would rewrite them all.
"""

import sys
from pathlib import Path

import pytest
from _pytest.assertion.rewrite import (
    PYC_TAIL,
    _rewrite_test,
    _write_pyc,
    assertstate_key,
    get_cache_dir,
)

_TESTS = Path(__file__).parent


def rewrite_share(config: pytest.Config) -> None:
    """Rewrite the part of this worker before it collects; the first one begins to collect at once.

    What a worker meets unwritten while it collects is rewritten there, as always.
    """
    worker = getattr(config, "workerinput", None)
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    if worker is None or not whole or sys.dont_write_bytecode:
        return
    number, count = int(worker["workerid"].removeprefix("gw")), worker["workercount"]
    if number == 0:
        return
    files = sorted(_TESTS.rglob("test_*.py"))
    for file in files[number * len(files) // count : (number + 1) * len(files) // count]:
        rewrite(file, config)


def rewrite(file: Path, config: pytest.Config) -> None:
    """Keep a test module as pytest would, unless that has been done since it was changed."""
    kept = get_cache_dir(file) / f"{file.stem}{PYC_TAIL}"
    if kept.exists() and kept.stat().st_mtime_ns >= file.stat().st_mtime_ns:
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    source_hash, code = _rewrite_test(file, config)
    _write_pyc(config.stash[assertstate_key], code, source_hash, kept)
