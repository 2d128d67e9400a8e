"""Documents that tell what was done: reports on plans and programmes."""

POSITION = 4
TITLE = "Отчётность"
