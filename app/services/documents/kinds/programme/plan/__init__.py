"""The plan of measures itself, as an order approves it (план мероприятий)."""

POSITION = 3
TITLE = "План мероприятий"
