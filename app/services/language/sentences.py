"""Words of the data inside sentences."""

_INNER = str.maketrans("«»", "„“")


def capital(text: str) -> str:
    """The text with a capital letter at its beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def quoted(name: str) -> str:
    """A name in quotation marks; marks inside it become inner ones: «МБОУ „Лесная СОШ“»."""
    return f"«{name.translate(_INNER)}»"
