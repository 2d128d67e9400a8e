"""The report on the execution of a plan (отчёт об исполнении)."""

POSITION = 2
TITLE = "Отчёт об исполнении плана мероприятий"
