"""The criteria of the schools of the list (критерии результативности)."""

POSITION = 4
TITLE = "Критерии результативности школ"
