"""A stored result of one school, and where its numbers came from."""

from dataclasses import dataclass
from fractions import Fraction

from app.enums import ResultState
from app.services.log.tables.results import result_words

BY_HAND = "введено вручную"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """Result of one school in one procedure of one school year; a missing value is None, never 0.

    Attributes:
        id: key of the result.
        school_id: key of the school.
        school: its short name.
        login: key of its ФИС ОКО login, or None.
        procedure_id: key of the procedure.
        procedure: its code, `vpr:ma:5`.
        procedure_title: «ВПР по математике, 5 класс».
        year: later calendar year of the school year.
        state: a `ResultState`.
        participants: number of participants.
        failed: number of those who got «2» or did not reach the threshold.
        high: number of those with high results.
        mean_score_h: mean score in hundredths.
        percents_only: only percents are known.
        failed_percent_h: percent as typed, in hundredths.
        high_percent_h: percent as typed, in hundredths.
        derived: `failed` was recovered from a percent and the number of participants.
        source_file: name of the imported file; empty when typed in.
        source_sheet: its sheet.
        source_row: its row.
    """

    id: int
    school_id: int
    school: str
    login: str | None
    procedure_id: int
    procedure: str
    procedure_title: str
    year: int
    state: ResultState
    participants: int | None
    failed: int | None
    high: int | None
    mean_score_h: int | None
    percents_only: bool
    failed_percent_h: int | None
    high_percent_h: int | None
    derived: bool
    source_file: str
    source_sheet: str
    source_row: int | None

    @property
    def share(self) -> Fraction | None:
        """Exact share of those who did not pass, in percent; None when there is none."""
        if self.state is not ResultState.HELD:
            return None
        if self.percents_only:
            percent_h = self.failed_percent_h
            return None if percent_h is None else Fraction(percent_h, 100)
        if self.failed is None or not self.participants:
            return None
        return Fraction(self.failed * 100, self.participants)

    @property
    def percent(self) -> float | None:
        """The share rounded to two decimals, for JSON and charts; never compared."""
        return None if self.share is None else round(float(self.share), 2)

    @property
    def percent_text(self) -> str:
        """«11 из 89 (12,4 %)», «33 %» when only the percent is known, or why there is none."""
        percent_h = self.failed_percent_h if self.percents_only else None
        return result_words(self.state, self.participants, self.failed, percent_h)

    @property
    def source_text(self) -> str:
        """«файл.xlsx, лист «Лист1», строка 12», or «введено вручную»."""
        return source_text(self.source_file, self.source_sheet, self.source_row)


def source_text(file: str, sheet: str, row: int | None) -> str:
    """Where a number came from, in words."""
    if not file:
        return BY_HAND
    parts = [file]
    if sheet:
        parts.append(f"лист «{sheet}»")
    if row is not None:
        parts.append(f"строка {row}")
    return ", ".join(parts)
