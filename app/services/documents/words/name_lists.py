"""Names in a sentence while they are few; more of them stand below each other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.services.documents.text.vocabulary import Vocabulary

T = TypeVar("T")
_MOST_IN_A_LINE = 3  # long names, justified, leave rivers of white between them


def name_schools(words: Vocabulary[T], name: str, schools: Callable[[T], Sequence[str]]) -> None:
    """Add what a text needs to name schools in either way.

    «NAME» are their names in one line, «NAME списком» says that they are too many for one, and
    «NAME по одной» are the rows of a list with the field «школа».
    """
    words.fact(name, lambda facts: ", ".join(schools(facts)))
    words.flag(f"{name} списком", lambda facts: len(schools(facts)) > _MOST_IN_A_LINE)
    words.rows(
        f"{name} по одной", ("школа",), lambda facts: [{"школа": one} for one in schools(facts)]
    )
