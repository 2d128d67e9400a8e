"""Ways to set four kinds, 30 of each: look of the department, sheet, columns, versions.

Each value of a setting comes up with most values of the others: the steps through the lists have
no common divisor.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

LIST_ORDER, REPORT, PLAN = "list-order", "execution-report", "plan"
CHANGES = "plan-changes"
OF_A_KIND = 30
_LOOKS: Mapping[str, tuple[str, ...]] = {
    "preset": ("gost-2025", "gost-2016"),
    "font_size": ("14", "13", "12"),
    "table_font_size": ("11", "12", "9", "14", "10"),
    "line_spacing": ("", "1", "1.5", "1.15"),
    "margin_left": ("30", "20", "35", "40"),
    "margin_right": ("10", "15", "30"),
    "margin_top": ("20", "25", "40"),
    "margin_bottom": ("20", "15", "30", "40", "25"),
    "first_line": ("12.5", "0", "20"),
    "mark_width": ("", "50", "100", "75"),
    "orientation": ("portrait", "landscape"),
}
_OF_KIND: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    LIST_ORDER: {
        "version": ("public", "internal"),
        "basis": ("run", "run", "support"),
        "conditions": ("1", "1", "0"),
        "notes": ("1", "1", "1", "0"),
        "executor": ("1", "0"),
        "columns": (
            "number,school,criterion,procedure,year,share,participants",
            "number,school,criterion,procedure,year,share,participants,failed",
            "number,school,procedure,year",
            "school",
            "number,school,share,procedure",
        ),
        "grounds": ("", "приказом Министерства образования области от 05.03.2026 № 30-од"),
        "control": ("", "2"),
        "plans_due": ("2026-12-20", "", ""),
        "acquaint": ("0", "1", "1"),
        "publish": ("0", "0", "1"),
        "repeals": ("", "2", ""),
    },
    REPORT: {
        "version": ("internal", "public"),
        "criteria": ("1", "1", "0"),
        "show_reached": ("0", "1"),
        "final_check": ("1", "0", "1"),
        "totals": ("1", "0"),
        "columns": (
            "number,title,deadline,responsible,mark",
            "number,title,deadline,responsible,expected,mark",
            "number,title,mark",
            "number,title,deadline,responsible",
            "title,responsible,mark",
        ),
        "as_of": ("", "2026-10-31"),
        "model": ("0", "1", "0"),
        "as_typed": ("0", "0", "1"),
    },
    PLAN: {
        "version": ("internal", "public"),
        "as_typed": ("1", "0", "0"),
        "columns": (
            "number,title,deadline,responsible,expected",
            "number,title,responsible,deadline,expected,mark",
            "title,expected,responsible,deadline",
            "number,title,deadline,expected",
            "number,deadline,title,responsible,expected,note",
        ),
    },
    CHANGES: {
        "version": ("internal", "public"),
        "since_day": ("", "2026-09-15", ""),
        "until_day": ("", "2026-10-31"),
        "hyphenation": ("auto", "on", "off"),
    },
}  # fmt: skip
_MODEL = {
    "model_order": "2",
    "model_management": "Закреплены наставники: МБОУ «Гимназия № 4», МАОУ «Лицей № 5».",
    "model_methods": "Проведены 12 семинаров; 85 % учителей прошли обучение.",
    "model_social": "Заключены договоры с 7 организациями.",
    "model_image": "О школах рассказано на сайте управления образования.",
}


class Combination(NamedTuple):
    """Settings of one document; `name` is a name for its files and for who looks for it."""

    name: str
    kind: str
    settings: Mapping[str, str]


def combinations() -> list[Combination]:
    """All of them; the first of each kind is as the program is installed, but on an upright sheet.

    There the columns are narrow, so every other one stands upright too: she may choose so.
    """
    return [
        Combination(f"{kind}-{number:02}", kind, _chosen(kind, number))
        for kind in _OF_KIND
        for number in range(OF_A_KIND)
    ]


def few() -> list[Combination]:
    """Three of each kind, for the tests of every day."""
    every = combinations()
    kinds = range(0, len(every), OF_A_KIND)
    return [every[first + at] for first in kinds for at in (0, 7, 19)]


def _chosen(kind: str, number: int) -> dict[str, str]:
    chosen = dict(_values({**_LOOKS, **_OF_KIND[kind]}, number))
    return {**chosen, **_MODEL} if chosen.get("model") == "1" else chosen


def _values(lists: Mapping[str, tuple[str, ...]], number: int) -> Iterator[tuple[str, str]]:
    for place, (name, values) in enumerate(lists.items()):
        # Lists of one length move in different rounds, or they would always meet in the same pairs.
        turn = number + (number // len(values)) * (place % len(values))
        yield name, values[turn % len(values)]
