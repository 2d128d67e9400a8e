"""The order by which schools leave a list (приказ об исключении)."""

POSITION = 4
TITLE = "Приказ о выводе школ из списка поддержки"
