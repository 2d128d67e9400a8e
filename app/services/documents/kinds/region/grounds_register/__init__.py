"""The register of acts and letters that the work rests on (реестр оснований)."""

POSITION = 2
TITLE = "Реестр нормативных оснований"
