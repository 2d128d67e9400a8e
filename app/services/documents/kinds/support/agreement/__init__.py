"""The agreement of a school and its partner (партнёрское соглашение)."""

POSITION = 5
TITLE = "Партнёрское соглашение о взаимодействии и сотрудничестве"
