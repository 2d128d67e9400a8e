"""Настройки: the department, its people, documents, the workspace."""
