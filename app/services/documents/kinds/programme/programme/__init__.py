"""The programme itself."""

POSITION = 1
TITLE = " passport, problem, aims, indicators, plan (программа):Программа"
