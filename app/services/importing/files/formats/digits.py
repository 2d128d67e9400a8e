"""Numbers as Russian Excel shows them: rounding, thousands, decimals, exponents, fractions."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from app.services.importing.files.formats.code import Kind, Section, Token
from app.services.language.numbers import NBSP

_MOST_DECIMALS = 30
_GENERAL_DIGITS = 10
_WIDE = Context(prec=400)


def show_general(number: float) -> str:
    """A number in the format «Общий»."""
    if number == int(number) and abs(number) < 1e11:
        return str(int(number))
    text = f"{number:.{_GENERAL_DIGITS}g}"
    mantissa, letter, exponent = text.partition("e")
    if letter:
        text = f"{mantissa}E{exponent}"
    return text.replace(".", ",")


def show_number(number: float, section: Section) -> str:
    """A number without its sign in a section that shows digits; never a date."""
    tokens = section.tokens
    if not section.has(Kind.DIGIT):
        return "".join(
            show_general(number) if token.kind in (Kind.GENERAL, Kind.TEXT) else token.text
            for token in tokens
            if token.kind is not Kind.COMMA
        )
    if section.has(Kind.SLASH):
        return _fraction(number, tokens)
    if section.has(Kind.EXPONENT):
        return _exponential(number, tokens)
    places = [place for place, token in enumerate(tokens) if token.kind is Kind.DIGIT]
    scale = 100 ** sum(token.kind is Kind.PERCENT for token in tokens)
    point = _point(tokens)
    grouped, thousands = _commas(tokens, places, point)
    decimals = min(_MOST_DECIMALS, sum(place > point for place in places))
    exact = (_exact(number) * scale).scaleb(-3 * thousands)
    whole, _, rest = f"{_rounded(exact, decimals):f}".partition(".")
    return _written(tokens, point, (whole.lstrip("0"), rest), grouped=grouped)


def _exact(number: float) -> Decimal:
    """Excel keeps fifteen digits of a number and rounds what they say."""
    return Decimal(f"{number:.15g}")


def _rounded(exact: Decimal, decimals: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)


def _point(tokens: Sequence[Token]) -> int:
    """Position of the decimal point; behind the end when there is none."""
    points = [place for place, token in enumerate(tokens) if token.kind is Kind.POINT]
    return points[0] if points else len(tokens)


def _commas(tokens: Sequence[Token], places: Sequence[int], point: int) -> tuple[bool, int]:
    """Whether thousands are set apart, and how many thousands the number is divided by."""
    last = max((place for place in places if place < point), default=-1)
    commas = [place for place, token in enumerate(tokens) if token.kind is Kind.COMMA]
    return any(place < last for place in commas), sum(place > last for place in commas)


def _written(tokens: Sequence[Token], point: int, digits: tuple[str, str], *, grouped: bool) -> str:
    before = _whole_part(tokens[:point], digits[0], grouped=grouped)
    if point == len(tokens):
        return before
    return before + "," + _decimal_part(tokens[point + 1 :], digits[1])


def _whole_part(tokens: Sequence[Token], digits: str, *, grouped: bool) -> str:
    """From the right: every sign takes a digit, the leftmost one all that is left."""
    signs = sum(token.kind is Kind.DIGIT for token in tokens)
    pieces: list[str] = []
    written = 0

    def put(digit: str) -> None:
        nonlocal written
        if grouped and written and written % 3 == 0:
            pieces.append(NBSP)
        pieces.append(digit)
        written += 1

    for token in reversed(tokens):
        if token.kind is not Kind.DIGIT:
            pieces.append(_literal(token)[::-1])
            continue
        signs -= 1
        taken, digits = (digits, "") if signs == 0 else (digits[-1:], digits[:-1])
        for digit in reversed(taken):
            put(digit)
        if not taken and token.text != "#":
            put("0" if token.text == "0" else " ")
    return "".join(pieces)[::-1]


def _decimal_part(tokens: Sequence[Token], digits: str) -> str:
    """Decimals that are zero at the end are not written where the sign is `#`."""
    signs = [token.text for token in tokens if token.kind is Kind.DIGIT]
    shown = list(digits.ljust(len(signs), "0"))
    for place in range(len(signs) - 1, -1, -1):
        if shown[place] != "0" or signs[place] == "0":
            break
        shown[place] = "" if signs[place] == "#" else " "
    decimals = iter(shown)
    return "".join(
        next(decimals, "") if token.kind is Kind.DIGIT else _literal(token) for token in tokens
    )


def _literal(token: Token) -> str:
    return "" if token.kind is Kind.COMMA else token.text


def _exponential(number: float, tokens: Sequence[Token]) -> str:
    """`0.00E+00`; `##0.0E+0` keeps exponents to multiples of three."""
    mark = next(place for place, token in enumerate(tokens) if token.kind is Kind.EXPONENT)
    head, tail = tokens[:mark], tokens[mark + 1 :]
    point = _point(head)
    step = max(1, sum(token.kind is Kind.DIGIT for token in head[:point]))
    decimals = sum(token.kind is Kind.DIGIT for token in head[point:])
    exact = _exact(number)
    exponent = 0 if not number else exact.adjusted() // step * step
    mantissa = _rounded(exact.scaleb(-exponent), decimals)
    if mantissa.adjusted() >= step and number:
        exponent += step
        mantissa = _rounded(exact.scaleb(-exponent), decimals)
    whole, _, rest = f"{mantissa:f}".partition(".")
    before = _written(head, point, (whole.lstrip("0"), rest), grouped=False)
    sign = "-" if exponent < 0 else "+" if tokens[mark].text.endswith("+") else ""
    return f"{before}E{sign}" + _whole_part(tail, str(abs(exponent)).lstrip("0"), grouped=False)


def _fraction(number: float, tokens: Sequence[Token]) -> str:
    """`# ?/?` and `# ?/4`."""
    slash = next(place for place, token in enumerate(tokens) if token.kind is Kind.SLASH)
    below = [token for token in tokens[slash + 1 :] if token.kind is Kind.DIGIT]
    above = _run_before(tokens, slash)
    fixed = "".join(token.text for token in tokens[slash + 1 :] if token.text.isdigit()).strip("0")
    has_whole = any(token.kind is Kind.DIGIT for token in tokens[: slash - above])
    whole = int(number) if has_whole else 0
    rest = Fraction(_exact(number)) - whole
    if fixed:
        denominator = int(fixed)
        numerator = int(rest * denominator + Fraction(1, 2))
    else:
        near = rest.limit_denominator(10 ** max(1, len(below)) - 1)
        numerator, denominator = near.numerator, near.denominator
    if has_whole and numerator == denominator:
        whole, numerator = whole + 1, 0
    parts = [str(whole)] if whole or (has_whole and not numerator) else []
    parts += [f"{numerator}/{denominator}"] if numerator or not has_whole else []
    return " ".join(parts)


def _run_before(tokens: Sequence[Token], place: int) -> int:
    """How many digit signs stand right before a position."""
    count = 0
    while count < place and tokens[place - 1 - count].kind is Kind.DIGIT:
        count += 1
    return count
