"""What schools handed in for expertise (лист экспертной оценки)."""

POSITION = 2
TITLE = "Лист экспертной оценки документов"
