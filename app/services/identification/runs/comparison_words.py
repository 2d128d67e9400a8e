"""What is said of two identifications compared, in one sentence each."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.identification.runs.changed_data import DataChange
from app.services.identification.runs.comparison import Comparison
from app.services.language.plural import OF_SCHOOLS, RESULT, SCHOOL, Forms, counted, plural
from app.services.language.sentences import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class Tense:
    """The verbs of a comparison: what would happen, or what happened between two frozen runs."""

    enter: Forms
    leave: Forms
    stay: Forms
    other: str
    unchanged: str

    def word(self, group: str) -> str:
        """What a school of a group does: `entered`, `left`, `stayed` or `other`."""
        words = {
            "entered": self.enter[0],
            "left": self.leave[0],
            "stayed": self.stay[0],
            "other": self.other,
        }
        return words[group]


WOULD = Tense(
    enter=("войдёт", "войдут", "войдут"),
    leave=("выйдет", "выйдут", "выйдут"),
    stay=("останется", "останутся", "останутся"),
    other="иной статус",
    unchanged="состав не изменится",
)
DID = Tense(
    enter=("вошла", "вошли", "вошли"),
    leave=("вышла", "вышли", "вышли"),
    stay=("осталась", "остались", "остались"),
    other="иной статус",
    unchanged="состав не изменился",
)


def summary(comparison: Comparison, tense: Tense = WOULD) -> str:
    """In one sentence: «Войдут 2 школы, выйдет 1 школа, останутся 3 школы.»."""
    parts = [
        f"{plural(len(rows), forms)} {counted(len(rows), SCHOOL)}"
        for rows, forms in (
            (comparison.entered, tense.enter),
            (comparison.left, tense.leave),
            (comparison.stayed, tense.stay),
        )
        if rows
    ]
    if comparison.other:
        parts.append(f"у {counted(len(comparison.other), OF_SCHOOLS)} {tense.other}")
    if not comparison.entered and not comparison.left:
        parts.insert(0, tense.unchanged)
    return f"{capital(', '.join(parts))}."


def parameters_text(comparison: Comparison) -> str:
    """«порог низкого результата: 30 % → 25 %; …»."""
    return "; ".join(difference.text for difference in comparison.parameters)


def data_summary(changes: Sequence[DataChange] | None) -> str:
    """How many results differ, and at how many schools; None when no year is common to both."""
    if changes is None:
        return "Общих лет у этих выявлений нет: сравниваются результаты разных лет."
    if not changes:
        return "Данные: результаты общих лет одинаковы."
    schools = len({change.school_id for change in changes})
    return (
        f"Изменены данные: {counted(len(changes), RESULT)} "
        f"у {counted(schools, OF_SCHOOLS)}; какие – под списком у выбранной школы."
    )
