"""The order that changes another one (приказ о внесении изменений)."""

POSITION = 3
TITLE = "Приказ о внесении изменений"
