"""Values beside their targets: counts exactly, growth against the base, words not at all."""

from app.enums import IndicatorOperator
from app.services.programmes.parts import Indicator, YearValue
from app.services.programmes.reached import Verdict, verdict

LEAST, MOST, EQUAL = (
    IndicatorOperator.AT_LEAST,
    IndicatorOperator.AT_MOST,
    IndicatorOperator.EQUAL,
)
GROWTH, WORD = IndicatorOperator.GROWTH, IndicatorOperator.WORD


def test_each_operator_judges_in_its_way() -> None:
    share = YearValue(target_h=3000, value_h=3000, value_part=2999, value_whole=10_000)
    cases: list[tuple[IndicatorOperator, int | None, YearValue, Verdict]] = [
        (LEAST, None, YearValue(target_h=8000, value_h=8000), "reached"),
        (LEAST, None, YearValue(target_h=8000, value_h=7999), "not_reached"),
        (LEAST, None, share, "not_reached"),  # 29,99 % typed or shown as 30 % is not 30 %
        (MOST, None, share, "reached"),
        (MOST, None, YearValue(target_h=0, value_h=0), "reached"),
        (MOST, None, YearValue(target_h=500, value_h=501), "not_reached"),
        (EQUAL, None, YearValue(target_h=600, value_h=600), "reached"),
        (EQUAL, None, YearValue(target_h=600, value_h=700), "not_reached"),
        (GROWTH, 5000, YearValue(value_h=5001), "reached"),
        (GROWTH, 5000, YearValue(value_h=5000), "not_reached"),
        (GROWTH, 5000, YearValue(target_h=6000, value_h=5500), "not_reached"),
        (GROWTH, 5000, YearValue(target_h=6000, value_h=6000), "reached"),
        (GROWTH, None, YearValue(target_h=6000, value_h=6500), "not_judged"),
        (GROWTH, 5000, YearValue(target_text="не менее региона", value_h=6500), "not_judged"),
        (LEAST, None, YearValue(target_h=8000), "no_data"),
        (LEAST, None, YearValue(value_h=8000), "not_judged"),
        (LEAST, None, YearValue(target_h=8000, value_text="выше"), "not_judged"),
        (WORD, None, YearValue(target_text="рост", value_text="рост"), "not_judged"),
        (WORD, None, YearValue(target_text="рост"), "no_data"),
        (GROWTH, None, YearValue(target_h=6000), "no_data"),
        (WORD, None, YearValue(target_h=1, value_h=1), "not_judged"),
    ]
    told = [
        verdict(Indicator(title="А", operator=operator, base_h=base), value)
        for operator, base, value, _expected in cases
    ]
    assert told == [expected for *_case, expected in cases]
