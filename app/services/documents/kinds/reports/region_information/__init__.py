"""The half-yearly and the yearly information for the region (информация в регион)."""

POSITION = 3
TITLE = "Информация в регион о реализации плана"
