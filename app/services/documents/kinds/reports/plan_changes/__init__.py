"""What changed in a plan between two states of it (изменения плана)."""

POSITION = 2
TITLE = "Изменения плана мероприятий"
