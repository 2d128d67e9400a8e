"""The order on the working group of a year (приказ о рабочей группе)."""

POSITION = 5
TITLE = "Приказ о рабочей группе"
