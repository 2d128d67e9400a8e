"""The minutes of a meeting (протокол)."""

POSITION = 6
TITLE = "Протокол заседания"
