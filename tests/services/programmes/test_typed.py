"""Typed values of indicators, and the typed value of a year in the workspace."""

from datetime import date

import pytest

from app.enums import IndicatorOperator
from app.errors import UserError
from app.services.language.deadlines.periods import period_between
from app.services.log import changes
from app.services.programmes.parts import Indicator, Programme, YearValue
from app.services.programmes.reading import get_programme
from app.services.programmes.sources.entering import set_indicator_value
from app.services.programmes.typed import read_number, read_value, value_text, value_words
from app.services.programmes.writing import save_programme
from app.services.storage.workspace import Workspace

SHARE = Indicator(title="Охват", unit="%")
COUNT = Indicator(title="Школ", unit="школ")
WORDS = Indicator(title="Динамика", operator=IndicatorOperator.WORD)
GROWTH = Indicator(title="Прирост", unit="%", operator=IndicatorOperator.GROWTH)


def test_numbers_shares_and_words_are_read_and_written_back() -> None:
    typed = (
        (SHARE, "82,5 %", YearValue(value_h=8250), "82,5", "82,5 %"),
        (SHARE, "82.05", YearValue(value_h=8205), "82,05", "82,05 %"),
        (
            SHARE,
            "41 из 50",
            YearValue(value_h=8200, value_part=41, value_whole=50),
            "41 из 50",
            "41 из 50 (82 %)",
        ),
        (
            SHARE,
            "1/3 (33 %)",
            YearValue(value_h=3333, value_part=1, value_whole=3),
            "1 из 3",
            "1 из 3 (33,3 %)",
        ),
        (COUNT, "6", YearValue(value_h=600), "6", "6"),
        (GROWTH, "−5", YearValue(value_h=-500), "−5", "−5 %"),
        (
            WORDS,
            "  рост  по району",
            YearValue(value_text="рост по району"),
            *["рост по району"] * 2,
        ),
        (SHARE, " ", YearValue(), "", ""),
    )
    former = YearValue(target_h=8000, value_h=1, value_part=0, value_whole=5, value_text="а")
    for indicator, text, value, again, words in typed:
        read = read_value(text, indicator, former)
        assert read == value_with_target(value, 8000), text
        assert plain(value_text(read)) == again
        assert plain(value_words(read, indicator.unit)) == words
        assert read_value(value_text(read), indicator, former) == read


def value_with_target(value: YearValue, target_h: int) -> YearValue:
    kept = {name: getattr(value, name) for name in YearValue.__slots__ if name != "target_h"}
    return YearValue(target_h=target_h, **kept)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("indicator", "text", "said"),
    [
        (SHARE, "много", "это не число"),
        (SHARE, "670", "процентов бывает от 0 до 100"),
        (SHARE, "-1", "процентов бывает"),
        (SHARE, "6 из 5", "часть больше целого"),
        (SHARE, "0 из 0", "часть больше целого"),
        (COUNT, "1 из 2", "не в процентах"),
    ],
)
def test_what_cannot_be_is_refused(indicator: Indicator, text: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        read_value(text, indicator, YearValue())
    assert said in caught.value.message


def test_a_target_may_be_words_only_where_words_are_meant() -> None:
    assert read_number("положительная динамика", WORDS).words == "положительная динамика"
    with pytest.raises(UserError, match="не число"):
        read_number("положительная динамика", SHARE)


def test_a_value_of_a_year_is_stored_with_its_source_and_taken_back(workspace: Workspace) -> None:
    programme = Programme(
        title="Программа",
        period=period_between(date(2018, 1, 1), date(2020, 12, 31)),
        indicators=(
            Indicator(title="Охват", unit="%", years={2019: YearValue(target_h=8000)}),
            Indicator(title="Исполнение", unit="%", source="plan.done"),
        ),
    )
    key, _changes = save_programme(workspace, programme)
    first, second = (one.id or 0 for one in get_programme(workspace, key).indicators)
    made = set_indicator_value(workspace, first, 2019, "41 из 50", "отчёт  ИМЦ")
    (stored, _second) = get_programme(workspace, key).indicators
    assert stored.years == {
        2019: YearValue(
            target_h=8000, value_h=8200, value_part=41, value_whole=50, value_source="отчёт ИМЦ"
        )
    }
    set_indicator_value(workspace, first, 2019, " ", "отчёт")
    assert get_programme(workspace, key).indicators[0].years == {2019: YearValue(target_h=8000)}
    assert made.change_set_id is not None
    for number, year, said in (
        (second, 2019, "вычисляет программа: Доля выполненных мероприятий"),
        (first, 2021, "вне срока программы"),
        (99, 2019, "показателя нет"),
    ):
        with pytest.raises(UserError, match=said):
            set_indicator_value(workspace, number, year, "5")


def test_a_value_is_undone(workspace: Workspace) -> None:
    programme = Programme(
        title="Программа",
        period=period_between(date(2018, 1, 1), date(2020, 12, 31)),
        indicators=(SHARE,),
    )
    key, _changes = save_programme(workspace, programme)
    number = get_programme(workspace, key).indicators[0].id or 0
    made = set_indicator_value(workspace, number, 2018, "50")
    assert made.change_set_id is not None
    changes.undo(workspace, made.change_set_id)
    assert get_programme(workspace, key).indicators[0].years == {}
