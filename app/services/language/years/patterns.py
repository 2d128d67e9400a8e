"""What a year in a text belongs to, as patterns; which of them move says `moving`.

In the order in which they are tried: what names a document first, then days and months, then
periods, then single years.
"""

import re

YEAR = r"(?:19|20)\d\d(?!\d)"
_DASH = r"\s*[-–—‑−]\s*"
_MONTH = (
    r"(?:январ|феврал|март|апрел|ма[йяею]\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|(?:янв|фев|мар|апр|авг|сент?|окт|ноя|дек)\b)[а-яё]*\.?"
)
# «29.02.2020», «2020-02-29», «29.02.20», «02.2020».
_DIGITS = (
    r"(?<![\d.])\d\d?\.\d\d?\.(?:" + YEAR + r"|\d\d(?![\d.]))"
    r"|(?<![\d./-])\d\d?/\d\d?/"
    + YEAR
    + r"|(?<![\d./-])\d\d?-\d\d?-"
    + YEAR
    + r"|(?<![\d.-])"
    + YEAR
    + r"-\d\d-\d\d(?!\d)"
    r"|(?<![\d.])(?:0\d|1[0-2])\." + YEAR
)
_WORDS = (
    r"(?:\d{1,2}\s+)?" + _MONTH + r"[\s-]*" + YEAR + r"|(?:[IVХ]{1,3}|[1-4])(?:-?й)?\s*"
    r"кв(?:\.|артал[а-яё]*)\s*" + YEAR
)
MOMENT = r"(?:" + _DIGITS + r"|" + _WORDS + r")"
YEAR_WORD = r"\s*(?:год[ауо]?м?\b|г\b\.?)?"
_SCHOOL = r"(?:-?(?:й|го|м|му|е|х)\b)?\s*уч(?:ебн|\.)"
PAIR = YEAR + r"(?:" + _DASH + r"|\s*/\s*)(?:" + YEAR + r"|\d\d(?!\d))"
_PAPER = r"\b(?:приказ|распоряжен|постановлен|закон|указ|письм|протокол|положени|соглашени)[а-яё]*"
# What stands beside a name or number of a document: it stays whatever year it has.
_DOCUMENT = (
    # «от 12.03.2019 № 45»; «от 01.09.2018 до 31.05.2019» is a time.
    r"\bот\s+" + MOMENT + r"(?!" + YEAR_WORD + r"\s*(?:до|по)\b)"
    r"|\b(?:утвержд|утв\.|принят|подписан|зарегистрирован)[а-яё]*\s+"
    + MOMENT
    + r"|№\s*[\w./–‑-]*\d[\w./–‑-]*"
    r"|(?-i:\b(?:ГОСТ|ОСТ|ISO|ИСО|МЭК|СанПиН|СП|СНиП|ФГОС|ТУ)\b)(?:\s+[А-ЯЁ]{1,3}\b)*"
    r"\s*[\w./:–-]*\d[\w./:–-]*"
    r"|" + _PAPER + r"(?-i:\s+[А-ЯЁ][\w-]*){0,4}\s+(?:[\w]+-)?" + YEAR + r"(?!\s*[-–—‑−/]\s*\d)"
    r"|\b(?:пп?|ч|ст|разд)\.\s*\d[\d.]*"
)

FOUND = re.compile(
    r"(?P<document>" + _DOCUMENT + r")"
    r"|(?P<span>" + MOMENT + YEAR_WORD + r"\s*(?:[-–—‑−]|\bпо\b|\bдо\b)\s*" + MOMENT + r")"
    r"|(?P<moment>" + MOMENT + r")"
    r"|(?P<long>" + PAIR + r"(?:" + _DASH + PAIR + r"|(?:" + _DASH + YEAR + r")+)"
    r"|" + YEAR + r"\s*(?:год[а]?|г\.?)" + _DASH + YEAR + r"\s*(?:год[а]?|г\b\.?)"
    r"|\bсо?\s+" + YEAR + YEAR_WORD + r"\s*(?:по|до)\s+" + YEAR + r"(?!" + _SCHOOL + r")"
    r"|" + YEAR + r"(?:\s*,\s*" + YEAR + r")+\s*(?:и|,)\s*" + YEAR + r"\s*(?:годы|годов|годах|гг))"
    r"|(?P<pair>" + PAIR + r")"
    r"|(?P<two>" + YEAR + r"\s+и\s+" + YEAR + r"(?=\s*(?:годы|годов|годах|годам|гг)))"
    r"|(?P<single>" + YEAR + r")",
    re.IGNORECASE,
)
SCHOOL_BEHIND = re.compile(_SCHOOL, re.IGNORECASE)
SINGULAR_BEHIND = re.compile(r"(?:-?(?:й|го|м|му)\b)?\s*(?:год[ауо]?м?\b|г\.(?!\s*г)|г\b)", re.I)
PLURAL_BEHIND = re.compile(r"\s*(?:годы|годов|годах|годам|гг|г\.\s*г)", re.IGNORECASE)
UNIT_BEHIND = re.compile(
    r"\s*(?:руб|тыс|млн|чел|экз|шт\b|штук|обучающ|балл|час[ова]*\b|мест\b|%|₽)", re.IGNORECASE
)
# «до 2025 года», «к 2030 г.»: the day until which a strategy lasts.
HORIZON_BEFORE = re.compile(r"\b(?:до|к)\s+$", re.IGNORECASE)
PROGRAMME_BEFORE = re.compile(
    r"(?:программ|проект|стратеги|концепци|период|пятилети|десятилети|модел)[а-яё]*"
    r"(?:(?![.;!?]\s).){0,120}$",
    re.IGNORECASE,
)
