"""A full set of papers for thirty schools, against LibreOffice that converts its DOCX to PDF."""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from app.services.documents.sets.listing import SetChoice, SetPaper, read_set
from app.services.documents.sets.making import make_files, make_one_pdf
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace, create_workspace
from tests.benchmarks.district import CLOCK
from tests.services.documents.sets.district import YEAR, fill

SCHOOLS, DOCUMENTS, ROUNDS, ALONE = 30, 25, 5, 3
GOAL = 0.15
_ONE_EACH = ("agreement", "visit-note", "minutes", "attendance", "letter")


class Time(NamedTuple):
    """Milliseconds: by the clock, and of the processor, which neighbours on it do not spoil."""

    passed: float
    worked: float

    def __str__(self) -> str:
        return f"{self.passed:.0f} ms (processor {self.worked:.0f})"


def report() -> Iterator[str]:
    """A line for each way to make the set; its share of one call of LibreOffice for all files."""
    office = shutil.which("soffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with create_workspace(folder / "district", CLOCK) as workspace:
            fill(workspace, SCHOOLS)
            choice = SetChoice(year=YEAR, apart=dict.fromkeys(_ONE_EACH, False))
            spent = _spent(lambda: run_steps(read_set(workspace, choice)))
            yield f"What stands in a set for {SCHOOLS} schools: {spent}"
            papers = _papers(workspace, choice)
            made = run_steps(
                make_files(workspace, choice, papers, formats=("docx",), out=folder / "docx")
            )
            together = alone = None
            if office is not None:
                converted = _converting(Path(office), folder)
                converted(made.files[:1])  # it makes its profile
                together = _once(lambda: converted(made.files))
                few = _once(lambda: [converted([one]) for one in made.files[:ALONE]])
                alone = Time(*(one * len(made.files) / ALONE for one in few))
            for words, making in _ways(workspace, choice, papers, folder):
                ours = _spent(making)
                yield _line(words, len(papers), ours, together, alone)


def _papers(workspace: Workspace, choice: SetChoice) -> list[SetPaper]:
    found = run_steps(read_set(workspace, choice)).papers
    return [paper for paper in found if paper.row.possible][:DOCUMENTS]


def _ways(
    workspace: Workspace, choice: SetChoice, papers: Sequence[SetPaper], folder: Path
) -> Iterator[tuple[str, Callable[[], object]]]:
    for formats in (("docx",), ("pdf",), ("docx", "pdf")):
        words = " and ".join(formats).upper().replace("AND", "and")
        yield (
            words,
            lambda formats=formats: run_steps(
                make_files(
                    workspace, choice, papers, formats=formats, out=folder / "-".join(formats)
                )
            ),
        )
    yield (
        "one PDF",
        lambda: run_steps(make_one_pdf(workspace, choice, papers, out=folder / "one")),
    )


def _converting(office: Path, folder: Path) -> Callable[[Sequence[Path]], None]:
    profile = (folder / "office").as_uri()

    def convert(files: Sequence[Path]) -> None:
        options = ["--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
        out = ["--outdir", str(folder / "theirs")]
        subprocess.run([office, *options, *out, *files], check=True, capture_output=True)

    return convert


def _line(words: str, number: int, ours: Time, together: Time | None, alone: Time | None) -> str:
    told = f"Set of {number} documents as {words}: {ours}"
    if together is None or alone is None:
        return f"{told} (no LibreOffice to compare with)"
    share = ours.worked / together.worked
    verdict = "ok" if share <= GOAL else "OVER THE GOAL"
    return (
        f"{told}; LibreOffice {together} in one call, share {share:.2f} ({verdict}),"
        f" {alone} a call a file, share {ours.worked / alone.worked:.2f}"
    )


def _spent(work: Callable[[], object]) -> Time:
    """Medians, the first time not counted."""
    work()
    times = [_once(work) for _ in range(ROUNDS)]
    return Time(*(statistics.median(one) for one in zip(*times, strict=True)))


def _once(work: Callable[[], object]) -> Time:
    begin, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    worked = sum(after[:4]) - sum(before[:4])  # of this process and of those that it started
    return Time((time.perf_counter() - begin) * 1000, worked * 1000)


if __name__ == "__main__":
    import sys

    for line in report():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
