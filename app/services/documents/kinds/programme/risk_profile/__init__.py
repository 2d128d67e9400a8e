"""The risk profiles of schools (рисковый профиль)."""

POSITION = 7
TITLE = "Рисковый профиль"
