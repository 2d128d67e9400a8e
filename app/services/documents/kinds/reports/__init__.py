"""Documents that tell what was done: reports on plans and programmes."""

POSITION = 3
TITLE = "Отчётность"
