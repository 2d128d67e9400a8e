"""Serial numbers of days as dates, and dates as Russian Excel shows them."""

from datetime import datetime, timedelta

from app.services.importing.files.formats.code import Kind, Section, Token
from app.services.language.dates import MONTHS, MONTHS_GENITIVE

_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_SHORT_WEEKDAYS = ("Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс")
_DAY = 86_400
_LAST_SERIAL = 2_958_466  # 1 January 10000
_NO_DAY = 60  # 29 February 1900, which Excel believes in
NEVER = "29.02.1900"


def moment_of(serial: float, *, epoch_1904: bool) -> datetime | None:
    """The moment of a serial number to the nearest millisecond; None where there is no such day."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    if epoch_1904:
        start = datetime(1904, 1, 1)
    elif int(serial) == _NO_DAY:
        return None
    else:
        start = datetime(1899, 12, 30 if serial > _NO_DAY else 31)
    moment = start + timedelta(milliseconds=round(serial * _DAY * 1000))
    return None if moment.year > 9999 else moment


def is_ordinary(section: Section) -> bool:
    """Whether a date is shown in digits with its day and its year, with or without a time."""
    parts = {token.text[0]: len(token.text) for token in section.tokens if token.kind is Kind.DATE}
    return (
        not section.has(Kind.ELAPSED)
        and "y" in parts
        and parts.get("m", 9) <= 2
        and parts.get("d", 9) <= 2
    )


def has_day(section: Section) -> bool:
    """Whether any part of a date is shown, not only a time."""
    return any(token.kind is Kind.DATE and token.text[0] in "ymd" for token in section.tokens)


def has_time(section: Section) -> bool:
    """Whether hours, minutes or seconds are shown."""
    return section.has(Kind.ELAPSED) or any(
        token.kind is Kind.DATE and token.text[0] in "hns" for token in section.tokens
    )


def show_date(serial: float, section: Section, *, epoch_1904: bool) -> str | None:
    """A date or a time as its cell shows it; None where there is no such day."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    unit = 10 ** sum(token.kind is Kind.DIGIT for token in section.tokens)
    # Rounded to the smallest part of a second that is shown; minutes and hours are cut from that.
    ticks = round(serial * _DAY * unit)
    moment = moment_of(ticks / (_DAY * unit), epoch_1904=epoch_1904)
    if moment is None:
        return None
    writer = _Writer(section, moment, ticks, unit)
    return "".join(map(writer.text, section.tokens)).strip()


class _Writer:
    def __init__(self, section: Section, moment: datetime, ticks: int, unit: int) -> None:
        self._moment = moment
        self._seconds = ticks // unit
        self._twelve = section.has(Kind.HALF_DAY)
        self._with_day = any(
            token.kind is Kind.DATE and token.text in ("d", "dd") for token in section.tokens
        )
        self._decimals = iter(f"{ticks % unit:0{len(str(unit)) - 1}d}")

    def text(self, token: Token) -> str:
        if token.kind is Kind.DATE:
            return self._part(token.text)
        if token.kind is Kind.ELAPSED:
            size = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            return f"{self._seconds // size:0{len(token.text)}d}"
        if token.kind is Kind.HALF_DAY:
            return "AM" if self._moment.hour < 12 else "PM"
        if token.kind is Kind.DIGIT:
            return next(self._decimals, "")
        return "," if token.kind is Kind.POINT else token.text

    def _part(self, text: str) -> str:
        moment, size = self._moment, len(text)
        if text[0] == "y":
            return f"{moment.year:04d}" if size > 2 else f"{moment.year % 100:02d}"
        if text[0] == "m":
            return self._month(size)
        if text[0] == "d":
            if size > 2:
                names = _SHORT_WEEKDAYS if size == 3 else _WEEKDAYS
                return names[moment.weekday()]
            return f"{moment.day:0{size}d}"
        hour = (moment.hour % 12 or 12) if self._twelve else moment.hour
        number = {"h": hour, "n": moment.minute, "s": moment.second}[text[0]]
        return f"{number:0{min(size, 2)}d}"

    def _month(self, size: int) -> str:
        month = self._moment.month
        if size <= 2:
            return f"{month:0{size}d}"
        if size == 3:
            return MONTHS[month - 1][:3]
        if size == 5:
            return MONTHS[month - 1][0].upper()
        return MONTHS_GENITIVE[month - 1] if self._with_day else MONTHS[month - 1]
