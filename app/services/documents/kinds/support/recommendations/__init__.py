"""Recommendations to a school or to all (адресные рекомендации)."""

POSITION = 8
TITLE = "Адресные рекомендации"
