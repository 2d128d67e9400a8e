"""The words by which a row tells that it is no data: totals, territories, footnotes, signatures.

They are whole words and phrases: «Директор» signs a table, «Директорская НОШ» is a school.
"""

import re

from app.services.language.headers import header_key
from app.services.writing.people import is_person

_SUM = re.compile(
    r"(?:итого?|общий итог|всего|в среднем|в целом|в том числе|в т ч|из них|(?:grand )?total)(?!\w)"
    r"|итоги$"
    r"|по (?:район|округ|муниципал|город|област|кра[юя]|республик|регион|территори|всем|всей"
    r"|школам|стран|росси|выборк|субъект|(?:оо|мсу|мо|мр|го|ао|рф)(?!\w))"
)
_WHAT = (
    r"(?:знач|балл|показ|процент|дол[яе]|результат|арифм|отметк|оценк|количеств|кол-во|числ)\w*"
    r"|(?:по|за|в)(?!\w)|%"
)
_AVERAGE = re.compile(
    rf"среднее$|(?:средн(?:ее|ий|яя|ие)|ср) ?(?:{_WHAT})"
    rf"|(?:сумма|максимум|минимум|макс|мин|медиана|max|мах|min|average|avg|sum)"
    rf"(?:$| (?:{_WHAT}))"
    rf"|(?:макс|мин)имальн(?:ое|ый|ая) (?:{_WHAT})"
)
_COUNT = re.compile(
    r"(?:общее )?(?:количество|кол-во|число) (?:школ|оо|мо|организац|учрежден|участник|обучающ|уч"
    r"|класс|человек|чел|работ)\w*"
    r"|общее (?:количество|число)$"
    r"|показател[ьи](?:$| по(?!\w))|(?:доля|процент|%) по(?!\w)"
)
_UNIT = r"район|округ|край|область|республика|муниципалитет|регион|мо|мр|го|м о|м р|г о"
# «Заречный муниципальный округ», «МО г. Иваново» in place of a school: a whole territory.
_TERRITORY = re.compile(
    rf"(?:(?:[а-я-]+ ){{0,3}}(?:{_UNIT})"
    r"|вся выборка|рф|россия|российская федерация|субъект(?: рф| российской федерации)?"
    r"|(?:муниципальное образование|мо|мр|го|м о|м р|г о|городской округ"
    r"|муниципальный (?:округ|район)|республика)(?: [а-я-]+){1,3}|г [а-я-]+) ?(?:\(.*\))?"
)
_NAME_OF_SCHOOL = re.compile(r"(?<!\w)(?:школа|гимназия|лицей|интернат|корпус|училище)(?!\w)")
_OF_SCHOOL = re.compile(r"школ|гимнази|лице[йяюе]|интернат|(?<!\w)(?:[сон]ош|[мгч]\w?оу)(?!\w)")
_NOTE = re.compile(
    r"(?:примечани[ея]|справочно|сноска|исполнител[ьи]|исп|начальник|руководител[ьи]"
    r"|заместител[ьи]|зам|заведующ(?:ий|ая)|и о|врио|директор|методист|(?:ведущий )?специалист"
    r"|главный (?:специалист|эксперт|инспектор|методист|бухгалтер)|ответственн(?:ый|ая|ые)"
    r"|составил[аи]?|заполнил[аи]?|проверил[аи]?|согласовано|утверждаю|утвержден[оаы]?|подпис[ьи]"
    r"|м п|данные|по состоянию|дата(?= \d|$| составления| заполнения)|тел(?= \d|$)|телефон)"
    r"(?!\w)"
)
_NUMBERED = re.compile(
    r"(?:\d{1,2}|[¹²³])\)? ?(?:[–—-] ?)?(?:без|с|данные|не)(?!\w)", re.IGNORECASE
)
_SOURCE = re.compile(r"источники?(?: \w+){0,2} ?(?::|[–—-] )", re.IGNORECASE)


def is_sum(text: str) -> bool:
    """Whether words name a sum over schools: «Итого», «Всего по району»; not «Всего лишь школа»."""
    key = header_key(text)
    return _SUM.match(key) is not None and _NAME_OF_SCHOOL.search(key) is None


def is_total(text: str) -> bool:
    """Whether words name a sum or an average, never a school."""
    return is_sum(text) or _AVERAGE.match(header_key(text)) is not None


def is_total_of_rows(text: str) -> bool:
    """Whether what stands in place of a school names a total or the number of something."""
    return is_total(text) or _COUNT.match(header_key(text)) is not None


def is_territory(text: str) -> bool:
    """Whether what stands in place of a school is a district, a region or the country."""
    key = header_key(text)
    return _TERRITORY.fullmatch(key) is not None and _OF_SCHOOL.search(key) is None


def is_note(text: str) -> bool:
    """Whether words begin a footnote or a line of signature."""
    if text.startswith("*"):
        return len(text) > 1
    person, comma, post = text.partition(",")
    signed = post if comma and is_person(person) else text
    return _NOTE.match(header_key(signed)) is not None or any(
        wording.match(text) is not None for wording in (_SOURCE, _NUMBERED)
    )
