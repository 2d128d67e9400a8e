"""The order with the list of schools (приказ о перечне)."""

POSITION = 1
TITLE = "Приказ об утверждении перечня школ"
