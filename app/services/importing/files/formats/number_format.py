"""A number format as a whole: which section a number takes, and what its cell shows."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.services.importing.files.formats.calendar import show_date
from app.services.importing.files.formats.code import Kind, Section, sections_of
from app.services.importing.files.formats.digits import show_general, show_number

# ECMA-376, part 1, 18.8.30; 14 to 17 and 22 as Excel shows them where the system is Russian.
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd.mm.yyyy",
    15: "dd.mmm.yy",
    16: "dd.mmm",
    17: "mmm.yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    42: '_-* #,##0\\ "₽"_-;-* #,##0\\ "₽"_-;_-* "-"\\ "₽"_-;_-@_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: '_-* #,##0.00\\ "₽"_-;-* #,##0.00\\ "₽"_-;_-* "-"??\\ "₽"_-;_-@_-',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_OVERFLOW = "########"


@dataclass(frozen=True)
class NumberFormat:
    """A number format.

    Attributes:
        code: as the file writes it.
        sections: its parts.
        epoch_1904: whether days are counted from 1904.
    """

    code: str
    sections: tuple[Section, ...]
    epoch_1904: bool = False

    @cached_property
    def is_plain(self) -> bool:
        """Whether every number in it looks like itself."""
        return self.sections[0].has_digits and all(
            self._is_plain(section) for section in self.sections[:3]
        )

    def _is_plain(self, section: Section) -> bool:
        if section.condition is not None or not section.is_plain:
            return False
        return section is self._negative or not (section.has_digits and section.seems_negative)

    @property
    def _negative(self) -> Section | None:
        return self.sections[1] if len(self.sections) > 1 else None

    @property
    def _numeric(self) -> tuple[Section, ...]:
        """The sections for numbers; a fourth one, or a last one with only `@`, is for texts."""
        last = self.sections[-1]
        is_text = last.has(Kind.TEXT) and not last.has(Kind.DIGIT, Kind.GENERAL)
        return self.sections[: -1 if is_text and len(self.sections) > 1 else None][:3]

    def section(self, number: float) -> Section | None:
        """The section that a number takes; None where the format has none for it."""
        numeric = list(self._numeric)
        if any(one.condition is not None for one in numeric[:2]):
            return self._conditional(number)
        if number < 0 and len(numeric) > 1:
            return numeric[1]
        if number == 0 and len(numeric) > 2:
            return numeric[2]
        return numeric[0]

    def _conditional(self, number: float) -> Section | None:
        for one in self._numeric[:2]:
            if one.condition is not None and one.condition.holds(number):
                return one
        free = [one for one in self._numeric if one.condition is None]
        return free[-1] if free else None

    def show(self, number: float) -> str:
        """What a cell with this number shows in Russian Excel, without the spaces around it."""
        section = self.section(number)
        if section is None:
            return _OVERFLOW
        if section.is_date:
            shown = show_date(number, section, epoch_1904=self.epoch_1904)
            return _OVERFLOW if shown is None else shown
        if not section.has_digits:
            return "".join(token.text for token in section.tokens).strip()
        text = show_number(abs(number), section).strip()
        # The second of several sections writes the sign of negative numbers itself.
        is_signed = number < 0 and (section is self.sections[0] or section.condition is not None)
        return f"-{text}" if is_signed and re.search(r"[1-9]", text) else text

    def percents(self, number: float) -> float | None:
        """Percents that a cell shows: 33.0 for 0.33 in `0%`; None if it shows none."""
        section = self.section(number)
        if section is None or section.is_date or not section.has(Kind.DIGIT, Kind.GENERAL):
            return None
        signs = sum(token.kind is Kind.PERCENT for token in section.tokens)
        if section.has(Kind.SLASH, Kind.EXPONENT) or section.has_scale or signs > 1:
            return None
        if signs:
            return round(number * 100, 10)
        return number if section.writes_percent else None


@lru_cache(maxsize=4096)
def number_format(code: str, *, epoch_1904: bool = False) -> NumberFormat:
    """The format of a code; an empty one is «Общий»."""
    return NumberFormat(code, sections_of(code or "General"), epoch_1904)


def looks_the_same(shown: str, number: float) -> bool:
    """Whether a cell shows what «Общий» would."""
    return shown == show_general(number)
