"""A short slice of `make fuzz`, the same every time."""

import shutil
from pathlib import Path

import pytest

from tests.fuzz.samples import make_samples
from tests.fuzz.trial import Bench

SEED, INPUTS = 20261129, 80


@pytest.mark.expects_log
@pytest.mark.filterwarnings("ignore")
def test_no_spoilt_file_breaks_the_program_or_is_stored_by_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)  # LibreOffice takes too long here
    samples = make_samples(tmp_path)
    bench = Bench(tmp_path)
    try:
        trials = [bench.run(SEED, number, samples) for number in range(INPUTS)]
    finally:
        bench.close()
    assert [trial for trial in trials if trial.finding] == []
    assert {"stored", "refused"} <= {trial.outcome for trial in trials}
