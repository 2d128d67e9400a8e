"""Documents for the region: evidence, grounds, letters."""

POSITION = 5
TITLE = "Регион"
