import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.enums import ExpectedOperator, ValueUnit
from app.services.criteria.values import (
    Current,
    Expected,
    Previous,
    parse_current,
    parse_expected,
    parse_previous,
)
from app.services.criteria.wording import (
    current_text,
    delta_text,
    expected_text,
    is_reached,
    result_text,
)

PERCENT, SCORE, TEXT = ValueUnit.PERCENT, ValueUnit.SCORE, ValueUnit.TEXT


def codes(value: Current | Expected) -> list[str]:
    return [problem.code for problem in value.problems]


@pytest.mark.parametrize(
    ("text", "unit", "printed"),
    [
        ("1 (9%)", PERCENT, "1 (9 %)"),
        ("0 (0%)", PERCENT, "0 (0 %)"),
        ("1 из 11 (9,1 %)", PERCENT, "1 из 11 (9,1 %)"),
        ("1 из 11", PERCENT, "1 из 11 (9,1 %)"),
        ("16,6", PERCENT, "16,6 %"),
        ("12 %", PERCENT, "12 %"),
        ("8,3%", PERCENT, "8,3 %"),
        ("63 балла", SCORE, "63 балла"),
        ("51 балл", SCORE, "51 балл"),
        ("44 балл", SCORE, "44 балла"),
        ("39 балла", SCORE, "39 баллов"),
        ("47.80", SCORE, "47,8 балла"),
        ("63 балла (в 2017-2018г – 69)", SCORE, "63 балла (в 2017/2018 уч. г. – 69)"),
        ("45 баллов (в 2017-2018 г. – 47,8)", SCORE, "45 баллов (в 2017/2018 уч. г. – 47,8)"),
        ("0% (в 2017-2018г –5%)", PERCENT, "0 % (в 2017/2018 уч. г. – 5 %)"),
        ("Подтвердили оценки – 67%", PERCENT, "Подтвердили оценки – 67 %"),
        ("Партнёрский договор", TEXT, "Партнёрский договор"),
        ("-", PERCENT, "–"),
        ("–", SCORE, "–"),
        ("", SCORE, "нет данных"),
        ("нет данных", SCORE, "нет данных"),
    ],
)
def test_a_current_value_and_its_official_words(text: str, unit: ValueUnit, printed: str) -> None:
    found = parse_current(text, unit)
    assert result_text(found, unit).replace("\u00a0", " ") == printed
    assert not found.problems
    again = parse_current(result_text(found, unit), unit)
    assert again == found or found == Current()


def test_a_current_value_is_exact() -> None:
    assert parse_current("63 балла (в 2017-2018г – 69)", SCORE) == Current(
        number_h=6300, previous=Previous(6900, 2018)
    )
    assert parse_current("1 (9%)", PERCENT) == Current(number_h=900, count=1)
    assert parse_current("1 из 11", PERCENT) == Current(number_h=909, count=1, base=11)
    assert parse_current("-", PERCENT) == Current(not_applicable=True)
    assert parse_current("", PERCENT) == Current()
    assert parse_previous("47,8", SCORE, 2018) == Previous(4780, 2018)
    assert parse_previous("1 из 4", PERCENT, 2018) == Previous(2500, 2018)
    assert parse_previous("договор", TEXT, 2018) == Previous(None, 2018, "договор")


@pytest.mark.parametrize(
    ("text", "unit", "expected", "printed"),
    [
        ("Более 70 баллов", SCORE, Expected(ExpectedOperator.MORE, 7000), "более 70 баллов"),
        ("более 51 балла", SCORE, Expected(ExpectedOperator.MORE, 5100), "более 51 балла"),
        ("Не менее 32%", PERCENT, Expected(ExpectedOperator.AT_LEAST, 3200), "не менее 32 %"),
        ("не  более 5 %", PERCENT, Expected(ExpectedOperator.AT_MOST, 500), "не более 5 %"),
        ("менее 3,5%", PERCENT, Expected(ExpectedOperator.LESS, 350), "менее 3,5 %"),
        (">= 70", SCORE, Expected(ExpectedOperator.AT_LEAST, 7000), "не менее 70 баллов"),
        ("0%", PERCENT, Expected(ExpectedOperator.EQUAL, 0), "0 %"),
        (
            "Факт подтверждения оценок не менее 70%",
            PERCENT,
            Expected(ExpectedOperator.AT_LEAST, 7000, "Факт подтверждения оценок"),
            "Факт подтверждения оценок не менее 70 %",
        ),
        (
            "Помощь – 100% педагогам",
            PERCENT,
            Expected(ExpectedOperator.TEXT, None, "Помощь – 100\u00a0% педагогам"),
            "Помощь – 100 % педагогам",
        ),
        ("-", SCORE, Expected(), "–"),
    ],
)
def test_an_expected_value(text: str, unit: ValueUnit, expected: Expected, printed: str) -> None:
    found = parse_expected(text, unit)
    assert found == expected
    assert expected_text(found, unit).replace("\u00a0", " ") == printed


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("23%%", PERCENT, "doubled_sign"),
        ("130 %", PERCENT, "out_of_range"),
        ("-5 %", PERCENT, "out_of_range"),
        ("630 баллов", SCORE, "out_of_range"),
        ("63 балла (в 2017-2018г – 690)", SCORE, "out_of_range"),
        ("5 из 3", PERCENT, "count_above_base"),
        ("1 из 4 (9%)", PERCENT, "not_consistent"),
        ("хорошо", SCORE, "no_number"),
    ],
)
def test_a_doubtful_current_value_is_told(text: str, unit: ValueUnit, code: str) -> None:
    assert code in codes(parse_current(text, unit))


def test_a_doubtful_expected_value_is_told() -> None:
    found = parse_expected("Более 670 баллов", SCORE)
    assert codes(found) == ["out_of_range"]
    assert "670" in found.problems[0].text
    assert codes(parse_expected("19%%", PERCENT)) == ["doubled_sign"]


def test_counts_win_over_a_percent_that_contradicts_them() -> None:
    assert parse_current("1 из 4 (9%)", PERCENT).number_h == 2500


def test_a_doubled_sign_is_printed_once() -> None:
    assert current_text(parse_current("23%%", PERCENT), PERCENT) == "23\u00a0%"


@pytest.mark.parametrize(
    ("current", "expected", "unit", "better", "reached"),
    [
        ("63 балла", "Более 70 баллов", SCORE, True, False),
        ("70", "Более 70 баллов", SCORE, True, False),
        ("70,01", "Более 70 баллов", SCORE, True, True),
        ("32 %", "Не менее 32%", PERCENT, True, True),
        ("1 из 3", "не более 33,33%", PERCENT, False, False),
        ("1 из 3", "не более 33,34%", PERCENT, False, True),
        ("0 (0%)", "0%", PERCENT, False, True),
        ("1 (9%)", "0%", PERCENT, False, False),
        ("100%", "100%", PERCENT, True, True),
        ("65", "63", SCORE, True, True),
        ("5 %", "менее 5 %", PERCENT, False, False),
        ("-", "-", SCORE, True, None),
        ("", "Более 70", SCORE, True, None),
        ("63", "", SCORE, True, None),
        ("11,1%", "Помощь оказана", PERCENT, False, None),
    ],
)
def test_the_verdict(
    current: str, expected: str, unit: ValueUnit, better: bool, reached: bool | None
) -> None:
    found = is_reached(
        parse_current(current, unit), parse_expected(expected, unit), higher_is_better=better
    )
    assert found is reached


@pytest.mark.parametrize(
    ("text", "unit", "delta"),
    [
        ("63 балла (в 2017-2018г – 69)", SCORE, "−6"),
        ("45 (в 2017/2018 г. – 47,8)", SCORE, "−2,8"),
        ("12% (в 2017-2018г – 32%)", PERCENT, "−20 п.п."),
        ("12,5% (в 2017-2018г – 10%)", PERCENT, "+2,5 п.п."),
        ("0% (в 2017-2018г – 0%)", PERCENT, "0 п.п."),
        ("0%", PERCENT, ""),
        ("", PERCENT, ""),
    ],
)
def test_the_change(text: str, unit: ValueUnit, delta: str) -> None:
    assert delta_text(parse_current(text, unit), unit).replace("\u00a0", " ") == delta


_WORDS = st.lists(
    st.sampled_from(
        ["1", "из", "(", ")", "9%", "%%", "не менее", "-", "2017-2018г", "балла", "0", "7,5", "в"]
    ),
    max_size=8,
).map(" ".join)


@given(st.one_of(st.text(), _WORDS), st.sampled_from(ValueUnit))
def test_any_text_can_be_read_and_printed(text: str, unit: ValueUnit) -> None:
    current, expected = parse_current(text, unit), parse_expected(text, unit)
    assert result_text(current, unit)
    assert expected_text(expected, unit)
    if unit is not TEXT and current.number_h is None and not current.not_applicable:
        assert (
            current.text
            or current.problems
            or current.previous
            or not text.strip()
            or (" ".join(text.split()).casefold() in ("нет данных", "н/д"))
        )
