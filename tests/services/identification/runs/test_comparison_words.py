"""A comparison in one sentence, before and after the fact."""

import pytest

from app.services.identification.profile_settings import Difference
from app.services.identification.runs.changed_data import DataChange
from app.services.identification.runs.comparison import Comparison, ComparisonRow
from app.services.identification.runs.comparison_words import (
    DID,
    WOULD,
    Tense,
    data_summary,
    parameters_text,
    summary,
)
from tests.services.identification.examples import plain


def compared(entered: int = 0, left: int = 0, stayed: int = 0, other: int = 0) -> Comparison:
    """So many schools in each group, and two changed parameters."""

    def rows(number: int) -> tuple[ComparisonRow, ...]:
        return tuple(
            ComparisonRow(school_id=key, school=f"СОШ № {key}", before=None, after=None, why="")
            for key in range(number)
        )

    parameters = (
        Difference(name="threshold_percent", title="порог", before="30 %", after="25 %"),
        Difference(name="combine", title="сочетание", before="или", after="и"),
    )
    return Comparison(
        entered=rows(entered),
        left=rows(left),
        stayed=rows(stayed),
        other=rows(other),
        parameters=parameters,
    )


@pytest.mark.parametrize(
    ("comparison", "tense", "words"),
    [
        (compared(2, 1, 3), WOULD, "Войдут 2 школы, выйдет 1 школа, останутся 3 школы."),
        (compared(1, 5, 1), DID, "Вошла 1 школа, вышли 5 школ, осталась 1 школа."),
        (compared(stayed=1), WOULD, "Состав не изменится, останется 1 школа."),
        (compared(other=1), DID, "Состав не изменился, у 1 школы иной статус."),
        (compared(), WOULD, "Состав не изменится."),
    ],
)
def test_a_comparison_in_one_sentence(comparison: Comparison, tense: Tense, words: str) -> None:
    assert plain(summary(comparison, tense)) == words


def test_changed_parameters() -> None:
    assert parameters_text(compared()) == "порог: 30 % → 25 %; сочетание: или → и"


def test_changed_data() -> None:
    def change(school: int) -> DataChange:
        return DataChange(school, f"СОШ № {school}", "ВПР МА 5: было 1 из 20, стало 2 из 20")

    assert data_summary(None).startswith("Общих лет у этих выявлений нет")
    assert data_summary(()) == "Данные: результаты общих лет одинаковы."
    assert plain(data_summary((change(1), change(1), change(2)))) == (
        "Изменены данные: 3 результата у 2 школ; какие – под списком у выбранной школы."
    )
