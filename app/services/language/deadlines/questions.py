"""What a deadline leaves open, as questions that a plan answers once."""

from collections.abc import Mapping
from enum import StrEnum


class Question(StrEnum):
    """What the words do not say.

    Members:
        UNTIL: «до ноября» ends before November begins (`earlier`) or with it (`later`).
        HALF_YEAR: half-years of the school year (`school`: September to December, January to May)
            or of the calendar year (`calendar`).
        YEAR: «до конца года», «2020-2021» mean calendar years (`calendar`) or school years
            (`school`).
        WHICH_YEAR: a month without a year in a plan of several years: in each of them (`each`), in
            the first (`first`) or in the last (`last`) that it may be.
        WINTER: «зима 2025 года» begins in the December before (`earlier`) or in that of the year
            (`later`).
    """

    UNTIL = "until"
    HALF_YEAR = "half-year"
    YEAR = "year"
    WHICH_YEAR = "which-year"
    WINTER = "winter"


class Choices:
    """The answers of a plan, and the questions that one deadline asked beyond them.

    Attributes:
        asked: each question that had no answer, with its possible answers; the first was taken.
    """

    def __init__(self, answers: Mapping[Question, str]) -> None:
        self._answers = answers
        self.asked: dict[Question, tuple[str, ...]] = {}

    def choose(self, question: Question, *options: str) -> str:
        """The plan's answer; without one the first of the options, and the question is asked."""
        answer = self._answers.get(question)
        if answer in options:
            return answer
        self.asked[question] = options
        return options[0]
