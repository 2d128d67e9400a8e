"""The order in which names are listed."""

import re
from functools import lru_cache

from app.services.language.matching import folded


@lru_cache(maxsize=4096)
def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts numbers inside names by value; case, ё and kinds of spaces do not count."""
    parts = re.split(r"(\d+)", folded(text))
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part)
