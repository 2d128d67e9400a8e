"""The report on the execution of a plan (отчёт об исполнении)."""

POSITION = 1
TITLE = "Отчёт об исполнении плана мероприятий"
