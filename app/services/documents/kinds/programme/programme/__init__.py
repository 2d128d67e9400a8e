"""The programme itself: passport, problem, aims, indicators, plan (программа)."""

POSITION = 1
TITLE = "Программа"
