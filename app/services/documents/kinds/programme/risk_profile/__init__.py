"""The risk profiles of schools (рисковый профиль)."""

POSITION = 6
TITLE = "Рисковый профиль"
