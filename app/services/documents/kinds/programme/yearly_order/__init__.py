"""The order of a year with the papers that it approves (годовой приказ)."""

POSITION = 6
TITLE = "Приказ об организации сопровождения школ"
