"""The note about a visit to a school (справка о выезде)."""

POSITION = 9
TITLE = "Справка о выезде в школу"
