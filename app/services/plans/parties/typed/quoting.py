"""What stands in quotation marks and brackets of a cell: no separator of parties is looked for."""

_QUOTES = {"«": "»", "„": "“”", "“": "”"}
_CLOSING = "»”"
_BOTH = '"'
_BRACKETS = {"(": ")", "[": "]"}


def sheltered(text: str) -> list[bool]:
    """For each letter whether it stands inside a pair of quotation marks or brackets.

    The signs of the pair count as inside; one without its partner shelters nothing. One closing
    mark after two opening ones closes both, as it is mostly typed («Центр «Успех»).
    """
    inside = [False] * len(text)
    quotes: list[int] = []
    brackets: list[int] = []
    for place, sign in enumerate(text):
        if sign in _BRACKETS:
            brackets.append(place)
        elif sign in _BRACKETS.values():
            _close(inside, brackets, place)
        elif _opens(text, place, quotes):
            quotes.append(place)
        elif sign in _CLOSING or sign == _BOTH or (sign == "“" and quotes):
            _close(inside, quotes, place)
    return inside


def _opens(text: str, place: int, quotes: list[int]) -> bool:
    sign = text[place]
    if sign == "“":
        return not (quotes and text[quotes[-1]] == "„")
    if sign == _BOTH:
        before = text[place - 1] if place else " "
        return before.isspace() or (before in '(«„"' and not (quotes and text[quotes[-1]] == _BOTH))
    return sign in _QUOTES


def _close(inside: list[bool], opened: list[int], place: int) -> None:
    if opened:
        start = opened.pop()
        inside[start : place + 1] = [True] * (place + 1 - start)
