"""`make bench`: prints every ratio, measured in one run on one machine."""

import sys
from itertools import chain

from tests.benchmarks import (
    after_a_key,
    documents,
    event_loop,
    identification,
    imports,
    paper_sets,
    plan_papers,
    readiness,
    startup,
    texts,
)


def main() -> int:
    """Measure and print; a ratio over its goal is said, never an error."""
    ratios = [*startup.measure(), *imports.measure(), *documents.measure()]
    for ratio in ratios:
        sys.stdout.write(ratio.line() + "\n")
    sys.stdout.write(identification.report() + "\n")
    sys.stdout.write(texts.report() + "\n")
    sys.stdout.write(readiness.report() + "\n")
    sys.stdout.write(after_a_key.report() + "\n")
    for line in chain(plan_papers.report(), paper_sets.report(), event_loop.report()):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
