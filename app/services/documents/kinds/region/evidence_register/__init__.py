"""The register of supporting documents (реестр подтверждающих документов)."""

POSITION = 1
TITLE = "Реестр подтверждающих документов"
