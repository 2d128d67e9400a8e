"""Indicators of passports by their names in the file."""

from collections.abc import Mapping
from functools import cache

from app.services.reference import Indicator, passport_indicators

# Names of the published format that are other than our codes.
_PUBLISHED = {"teachers": "staff", "pension_age": "staff_pension_age"}


def file_name(code: str) -> str:
    """What an indicator is called in the file: its code, or its published name."""
    return _PUBLISHED.get(code, code)


@cache
def known_indicators() -> Mapping[str, Indicator]:
    """The indicators by every name that is understood: published, code, code behind its block."""
    found: dict[str, Indicator] = {}
    for one in passport_indicators():
        for name in (f"{one.block}_{one.code}", one.code, file_name(one.code)):
            found[name] = one
    return found
