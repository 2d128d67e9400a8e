"""Addresses of electronic mail, in the same words for a form and for a file."""

import re

from app.services.writing.target import Wrong

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def wrong_email(text: str) -> Wrong | None:
    """What is wrong with an address of electronic mail."""
    if not text or _EMAIL.fullmatch(text):
        return None
    return Wrong(
        code="email",
        text=f"Адрес электронной почты «{text}» указан неверно.",
        hint="Исправьте его или оставьте поле пустым.",
        cell_hint="Исправьте или очистите ячейку.",
        field="email",
    )
