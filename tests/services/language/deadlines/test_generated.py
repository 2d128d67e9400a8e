"""Wordings made from known dates: they come back, or are told as not understood, never others.

`python -m tests.services.language.deadlines.test_generated 20000` runs as many by hand.
"""

import sys
from datetime import date
from random import Random

from app.services.language.deadlines.deadline import Deadline, parse_deadline
from app.services.language.deadlines.placing import Spans
from tests.services.language.deadlines.wordings import Maker, Wording

HUNDREDS = 600


def test_the_dates_of_a_wording_come_back() -> None:
    wrong, refused = outcome(range(HUNDREDS))
    assert wrong == []
    assert len(refused) <= HUNDREDS // 100, refused


def outcome(seeds: range) -> tuple[list[str], list[str]]:
    """The wordings that came back with other dates, and those that were not understood."""
    wrong: list[str] = []
    refused: list[str] = []
    for seed in seeds:
        wording = Maker(Random(seed)).wording()
        deadline = parse_deadline(wording.text, wording.period)
        told = f"{seed}: {wording} -> {deadline}"
        if not deadline.is_understood:
            refused.append(told)
        elif not agrees(wording, deadline):
            wrong.append(told)
    return wrong, refused


def agrees(wording: Wording, deadline: Deadline) -> bool:
    """Whether it is what was meant; an ambiguous one must have it among its readings."""
    if means(wording, deadline.start, deadline.occurrences):
        return True
    readings = [(reading.start, reading.occurrences) for reading in deadline.readings]
    return any(
        means(wording, start, spans)
        or (wording.due and set(wording.due) <= {(one.start, one.end) for one in spans})
        for start, spans in readings
    )


def means(wording: Wording, start: date | None, occurrences: Spans) -> bool:
    due = tuple((span.start, span.end) for span in occurrences)
    return due == wording.due and (bool(due) or start == wording.start)


if __name__ == "__main__":
    wrong_ones, refused_ones = outcome(range(int(sys.argv[1])))
    sys.stdout.write("\n".join([*wrong_ones, "", *refused_ones, ""]))
    sys.stdout.write(f"{len(wrong_ones)} wrong, {len(refused_ones)} not understood\n")
