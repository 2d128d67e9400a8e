"""The model of support, common or of a school (модель методической помощи)."""

POSITION = 10
TITLE = "Модель методической помощи"
