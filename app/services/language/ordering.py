"""The order in which names are listed."""

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts numbers inside names by value and letters without regard to case or ё."""
    parts = re.split(r"(\d+)", text.casefold().replace("ё", "е"))
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part)
