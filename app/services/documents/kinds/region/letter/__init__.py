"""A letter to schools or to the region (письмо)."""

POSITION = 3
TITLE = "Письмо"
