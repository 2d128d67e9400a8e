"""The pages of a 3-page order after a key in its text (goal: 150 ms of the worker)."""

import tempfile
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from app.services.clock import Clock
from app.services.documents.editing.edited import EditedKind
from app.services.program.demo import create_demo
from app.services.progress import run_steps
from tests.benchmarks.texts import own_work

KIND, YEAR, GOAL = "list-order", 2020, 150
CLOCK = Clock(datetime(2026, 11, 29, 9, 0, tzinfo=UTC))


def report() -> str:
    """One line: the slips looked for and the pages made, as the editor does after each key."""
    typed = count()
    with tempfile.TemporaryDirectory() as name, create_demo(Path(name) / "w", CLOCK) as workspace:
        edited = EditedKind(workspace, KIND, YEAR)
        text = edited.standing()
        before, word, after = text.partition("ПРИКАЗЫВАЮ")
        assert word
        pages = 0

        def press() -> None:
            nonlocal pages
            changed = f"{before}{word}{'.' * next(typed)}{after}"
            assert not edited.slips(changed)
            shown = run_steps(edited.pages(changed, ""))
            assert shown is not None
            pages = len(shown.pages.sizes)

        press()  # the data of the document are read once, the fonts are loaded
        spent = own_work(press)
    verdict = "ok" if spent <= GOAL else "OVER THE GOAL"
    return f"Pages of an order of {pages} after a key: {spent:.0f} ms  (goal <= {GOAL}) {verdict}"


if __name__ == "__main__":
    print(report())
