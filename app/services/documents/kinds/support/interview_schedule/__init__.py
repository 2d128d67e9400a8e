"""The schedule of interviews by day (график собеседований)."""

POSITION = 1
TITLE = "График собеседований"
