"""The analytical note on the results of schools (аналитическая справка)."""

POSITION = 8
TITLE = "Аналитическая справка"
