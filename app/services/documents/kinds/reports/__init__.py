"""Documents that tell what was done: reports on plans and programmes."""

POSITION = 2
TITLE = "Отчётность"
