"""Documents with which a programme begins: itself, its plan, the orders that approve them."""

POSITION = 2
TITLE = "Программа"
