"""What a cell of an OpenDocument table says: its typed value beside the text that it shows."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from app.services.importing.cells.cell import Cell, Fault, Formatted, Percent
from app.services.importing.cells.number_cell import finite
from app.services.writing.error_texts import error_name

_ERROR = re.compile(r"#[A-ZА-Я][A-ZА-Я/0_]*[!?]?|#N/A|#Н/Д|(?:Err|Ошибка):\d+")
_PLAIN = re.compile(r"[-\u2212(]?(?:0|[1-9]\d*)?(?:,\d*)?\)?|[-\u2212]?\d(?:,\d+)?E[+-]?\d+")
_PERCENT = re.compile(r"[-\u2212]?[\d., \u00a0\u202f]*\d[ \u00a0]*%")
_WHOLE_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?:\s*г\.?)?"
)
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$")
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?)?")
_FORMULA = re.compile(r"^[a-z]+:(?==)")


class TypedCell:
    """Attributes of a cell by their names without namespaces, and its text."""

    def __init__(self, attributes: Mapping[str, str], shown: str) -> None:
        self._attributes = attributes
        self._shown = shown

    def cell(self) -> Cell:
        """The cell; an empty text when it says nothing."""
        kind = self._attributes.get("value-type", "")
        formula = self._attributes.get("formula")
        is_error = formula is not None and _ERROR.fullmatch(self._shown.strip()) is not None
        if is_error or self._attributes.get("calcext-type") == "error":
            return Fault("error", error_name(self._shown))
        if formula is not None and not kind and not self._shown:
            return Fault("formula", _FORMULA.sub("", formula))
        if kind in ("float", "currency", "percentage"):
            return self._number(kind)
        if kind == "date":
            return self._date()
        if kind == "time":
            return self._time()
        if kind == "boolean":
            return self._attributes.get("boolean-value") == "true"
        return self._shown or self._attributes.get("string-value", "")

    def _number(self, kind: str) -> Cell:
        text, shown = self._attributes.get("value", ""), self._shown.strip()
        number = finite(text)
        if number is None:
            return text or shown
        if kind == "percentage":
            percents = round(number * 100, 10)
            return Percent(percents, shown or f"{percents:.10g}%".replace(".", ","))
        if not shown:
            return number
        if _PERCENT.fullmatch(shown) and _says(shown, number):
            return Percent(number, shown)
        plain = _commas(shown)
        is_plain = any(_PLAIN.fullmatch(one) and any(map(str.isdigit, one)) for one in plain)
        # A dash or nothing for a zero is still a zero.
        if (is_plain and _says(shown, number)) or (not number and shown in ("-", "–", "—")):
            return number
        return Formatted(number, shown)

    def _date(self) -> Cell:
        text, shown = self._attributes.get("date-value", ""), self._shown.strip()
        try:
            moment = datetime.fromisoformat(text.removesuffix("Z"))
        except ValueError:
            return shown or text
        moment = moment.replace(tzinfo=None)
        has_time = _TIME.search(shown) is not None
        value = moment if has_time else moment.date()
        if not shown or _WHOLE_DATE.fullmatch(_TIME.sub("", shown)):
            return value
        return Formatted(value, shown)

    def _time(self) -> Cell:
        text, shown = self._attributes.get("time-value", ""), self._shown.strip()
        matched = _DURATION.fullmatch(text)
        if matched is None:
            return shown or text
        sign, days, hours, minutes, seconds, part = matched.groups()
        value = timedelta(
            days=int(days or 0),
            hours=int(hours or 0),
            minutes=int(minutes or 0),
            seconds=int(seconds or 0),
            microseconds=int((part or "").ljust(6, "0")[:6] or 0),
        )
        is_time = not sign and value < timedelta(days=1)
        moment = (datetime.min + value).time() if is_time else None
        return Formatted(moment or (-value if sign else value), shown or text)


def _commas(shown: str) -> tuple[str, ...]:
    """A shown number with a decimal comma, whichever of comma and point its writer used."""
    dense = re.sub(r"[\s\u00a0\u202f]", "", shown)
    return dense.replace(".", ""), dense.replace(",", "").replace(".", ",")


def _says(shown: str, number: float) -> bool:
    """Whether a shown text is this number, rounded to the decimals that are shown."""
    for text in _commas(shown.rstrip("% \u00a0")):
        mantissa, _, exponent = text.strip("()").replace("\u2212", "-").partition("E")
        seen = finite(f"{mantissa.replace(',', '.')}e{exponent or 0}")
        if seen is None:
            continue
        decimals = len(mantissa.partition(",")[2]) - int(exponent or 0)
        if abs(abs(seen) - abs(number)) <= 0.5000001 * 10.0**-decimals:
            return True
    return False
