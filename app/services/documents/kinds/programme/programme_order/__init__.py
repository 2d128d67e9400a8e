"""The order that approves a programme (приказ об утверждении программы)."""

POSITION = 2
TITLE = "Приказ об утверждении программы"
