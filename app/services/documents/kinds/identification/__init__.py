"""Documents of the identification of schools: the lists that it ends with, by order."""

POSITION = 1
TITLE = "Выявление"
