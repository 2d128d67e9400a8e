"""`make growth`: what ten years of use weigh and cost; `--quick` leaves the window out."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.growth import bases, sizes, timings, window

GOAL = 1.5  # of what reads or writes the log by key: 500,000 rows over 5,000
WAIT = 100  # ms that an import may wait for its copy, at ten years
_WINDOW = (bases.FEW, bases.LONG_LOG)


def main(arguments: Sequence[str]) -> int:
    """Build what is not built yet, measure and print; a ratio over the goal is said, no error."""
    for line in report(quick="--quick" in arguments):
        _say(line)
    return 0


def report(*, quick: bool) -> Iterator[str]:
    """Every line as it is measured."""
    roots = [bases.base(name, _progress) for name in bases.NAMES]
    for name, root in zip(bases.NAMES, roots, strict=True):
        yield f"{name:<24} {sizes.measure(root).line()}"
    with tempfile.TemporaryDirectory(dir=bases.folder()) as passing:
        copies = [Path(passing) / root.name for root in roots]
        for root, copy in zip(roots, copies, strict=True):
            bases.copy_data(root, copy)
        yield f"{'ms of the processor':<50}{''.join(f'{root.name:>22}' for root in roots)}  ratio"
        for figure in timings.measure(copies, Path(passing)):
            yield _line(figure)
        for root, ms in zip(roots, timings.waits(copies, Path(passing)), strict=True):
            yield _wait(root.name, ms)
        if not quick:
            for name, copy in zip(bases.NAMES, copies, strict=True):
                if name in _WINDOW:
                    yield f"the window, {name}"
                    yield from window.lines(copy)


def _line(figure: timings.Figure) -> str:
    short, long = figure.times[-2:]
    ratio = long / short
    verdict = "ok" if ratio <= GOAL else f"OVER {GOAL}" if figure.limited else "grows with it"
    return (
        f"{figure.title:<50}{''.join(f'{ms:>22.1f}' for ms in figure.times)} {ratio:6.2f} {verdict}"
    )


def _wait(base: str, ms: float) -> str:
    verdict = ""
    if base == bases.folder_name(bases.FEW):
        verdict = " ok" if ms <= WAIT else f" OVER {WAIT} ms"
    return f"an import waits for its copy, {base:<22} {ms:10.0f} ms of the clock{verdict}"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _progress(text: str) -> None:
    sys.stderr.write(f"\r\033[K{text}")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
