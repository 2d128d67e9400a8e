"""The order on how schools are identified (порядок выявления)."""

POSITION = 2
TITLE = "Приказ о порядке выявления школ"
