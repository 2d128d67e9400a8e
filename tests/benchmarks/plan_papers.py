"""Report and document of one plan of 900 measures, marked as they came, of both formats."""

import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from app.services.documents.making.export import build
from app.services.progress import stopping_when
from app.services.storage.workspace import Workspace, open_workspace
from tests.benchmarks.district import CLOCK, LAST_YEAR, make_district
from tests.benchmarks.plan_years import make_plans

MEASURES = 900
KINDS = {"execution-report": "report", "plan": "plan as a document"}


def report() -> Iterator[str]:
    """A line a kind: seconds of the processor, and how long a cancel may wait (goal: 0.5 s)."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "district"
        make_district(root)
        with open_workspace(root, clock=CLOCK) as workspace:
            make_plans(workspace, plans_count=1, sections=MEASURES // 10)
            for kind, words in KINDS.items():
                yield _line(workspace, kind, words)


def _line(workspace: Workspace, kind: str, words: str) -> str:
    moments = [time.process_time()]

    def goes_on() -> bool:
        moments.append(time.process_time())
        return False

    with stopping_when(goes_on):
        moments += [time.process_time() for _step in build(workspace, kind, year=LAST_YEAR)]
    moments.append(time.process_time())
    moments.sort()
    total = moments[-1] - moments[0]
    longest = max(after - before for before, after in pairwise(moments))
    return (
        f"The {words} of {MEASURES} measures, DOCX and PDF: {total:.1f} s of the processor,"
        f" stops at {len(moments) - 2} places, at most {longest:.2f} s apart"
    )


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report())
