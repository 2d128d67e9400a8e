"""The plan of measures itself, as an order approves it (план мероприятий)."""

POSITION = 1
TITLE = "План мероприятий"
