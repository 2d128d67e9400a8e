"""The order by which schools leave a list (приказ об исключении)."""

POSITION = 4
TITLE = "Приказ об исключении школ из списка поддержки"
