"""The report on the execution of a plan (отчёт об исполнении)."""
