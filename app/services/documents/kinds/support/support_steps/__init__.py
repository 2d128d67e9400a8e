"""The seven steps of support of schools (шаги поддержки)."""

POSITION = 7
TITLE = "Шаги поддержки"
