"""What was reached of the indicators of a programme (мониторинг показателей)."""

POSITION = 4
TITLE = "Мониторинг целевых показателей"
