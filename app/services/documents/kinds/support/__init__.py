"""Documents of the support itself: interviews, programmes of schools, pairs, tutors."""

POSITION = 3
TITLE = "Сопровождение"
