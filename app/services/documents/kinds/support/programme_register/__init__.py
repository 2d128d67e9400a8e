"""The register of programmes of schools (реестр программ школ)."""

POSITION = 3
TITLE = "Реестр программ школ"
