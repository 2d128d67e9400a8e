"""Documents with which a year or a period begins: the plans that orders approve."""

POSITION = 2
TITLE = "Планирование"
