"""The passport of a school, or of all schools of the list (паспорт школы)."""

POSITION = 5
TITLE = "Паспорт школы"
