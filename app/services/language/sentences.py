"""Words of the data as the beginning of a sentence."""


def capital(text: str) -> str:
    """The text with a capital letter at its beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]
