"""Which school helps which (пары школ)."""

POSITION = 4
TITLE = "Пары школ"
