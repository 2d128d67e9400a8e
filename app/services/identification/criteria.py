"""The rule itself: integer comparisons, a few lines each, no I/O and no wording."""

from app.services.identification.rules.rules import Rule


def criterion_1(rule: Rule, low: int) -> bool:
    """К1: enough low procedures in the reporting year."""
    return low >= rule.c1_min


def criterion_2(rule: Rule, low: int, low_previous: int, low_both: int) -> bool:
    """К2: low procedures in each of the two years; `low_both` are low in both."""
    if rule.c2_same:
        return low_both >= rule.c2_min
    return low >= rule.c2_min and low_previous >= rule.c2_min


def identified(rule: Rule, low: int, low_previous: int, low_both: int) -> bool:
    """The verdict of the rule; never lost when a further procedure becomes low."""
    first = criterion_1(rule, low)
    second = criterion_2(rule, low, low_previous, low_both)
    return (first and second) if rule.both_needed else (first or second)
