"""Operators of indicators as the file writes them."""

from app.enums import IndicatorOperator

SIGNS = {
    IndicatorOperator.AT_LEAST.value: ">=",
    IndicatorOperator.AT_MOST.value: "<=",
    IndicatorOperator.EQUAL.value: "=",
    IndicatorOperator.GROWTH.value: "growth",
    IndicatorOperator.WORD.value: "word",
}
STORED = {sign: stored for stored, sign in SIGNS.items()}
