"""The sheet of attendance of a meeting (явочный лист)."""

POSITION = 7
TITLE = "Явочный лист"
