"""The words that a party begins with, and whether such a word begins one where it stands."""

import re
from functools import cache

# Nouns whose bare stem is the nominative: of people, then of bodies and places.
_PEOPLE = (
    "директор|заместител|начальник|методист|специалист|учител|педагог|психолог|руководител|тьютор"
    "|наставник|координатор|куратор|воспитател|логопед|дефектолог|член|работник|сотрудник|эксперт"
    "|исполнител|родител|волонт[её]р|консультант|инспектор|секретар|библиотекар|организатор"
    "|председател|представител|преподавател|завуч|советник|помощник|модератор|учени[кц]|школьник"
    "|выпускник|студент|депутат|п[её]дагог|оператор|технолог|лидер|стаж[её]р|инженер|бухгалтер"
)
_BODIES = (
    "отдел|центр|совет|комитет|департамент|институт|университет|колледж|техникум|сад|коллектив"
    "|орган|сектор|кабинет|штаб|актив|лице"
)
# Nouns whose bare stem is the genitive plural.
_IN_A_AND_E = (
    "школ|служб|групп|команд|глав|комисси|администраци|организаци|учреждени|объединени|министерств"
    "|гимнази|библиотек|сообществ|агентств|академи|кафедр|лаборатори|ассоциаци|площадк|управлени"
)
_PARTICIPLES = "заведующ|управляющ|обучающ|учащ|ответственн|уполномоченн"

_ADJECTIVE = re.compile(
    r"[а-яё-]+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ей|ую|ыми|ими|ом|ем)(?:ся)?"
)
_OBLIQUE = re.compile(r"[а-яё-]+(?:ого|его|ому|ему|ых|их|ыми|ими|ой)")
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
_AROUND_NOUNS = "ами|ями|ах|ях"
_HEAD = re.compile(
    rf"(?P<people>{_PEOPLE})(?:ь|ы|а|и|я|у|ю|ам|ям|ом|ем|е|[её]м)?"
    rf"|(?P<bodies>{_BODIES})(?:ы|и|й|у|ю|ам|ям|ом|ем|е)?"
    rf"|(?P<other>{_IN_A_AND_E})(?:а|ы|я|е|и|ю|у|о|ам|ям|ей|ой|ем|ом)"
    rf"|(?P<quality>{_PARTICIPLES})(?:ий|ый|ая|ие|ые|ему|ому|ей|ой|им|ым)(?:ся)?"
)
_DEPENDENT = re.compile(
    rf"(?:{_PEOPLE})(?:ов|ев|ей|{_AROUND_NOUNS})|(?:{_BODIES})(?:а|я|ов|ев|{_AROUND_NOUNS})"
    rf"|(?:{_IN_A_AND_E})(?:й|{_AROUND_NOUNS})?|(?:{_PARTICIPLES})(?:их|ых|его|ого)(?:ся)?"
    "|управления|министерства"
)
_SUBJECT = re.compile(
    "математик|физик|хими|биологи|истори|географи|информатик|литератур|обществознани|русск|языка?"
    "|иностранн|английск|немецк|технологи|музык|физкультур|физическ|изобразительн|обж|изо|началь"
)
_TEACHES = re.compile(r"учител|педагог|преподавател|руководител|объединени|\b[мршг]?мо\b")
_POST = re.compile(
    r"(?:и\. ?о\. |врио |исполняющ(?:ий|ая|ему|ей) обязанности )?"
    r"(?:[а-яё-]+(?:ый|ий|ая|ому|ему|ой|ей) ){0,3}"
    r"(?:(?:[а-яё]+-)?(?:директор|заместител|начальник|методист|специалист|учител|педагог|психолог"
    r"|руководител|тьютор|наставник|координатор|куратор|воспитател|логопед|дефектолог|эксперт"
    r"|консультант|инспектор|секретар|библиотекар|организатор|председател|представител"
    r"|преподавател|завуч|советник|помощник|модератор|глав|оператор|инженер|работник|сотрудник"
    r"|член)(?:ь|у|ю|а|е|ом|ем)?(?:-[а-яё]+)?|(?:заведующ|управляющ)(?:ий|ая|ему|ей|им))(?![\w])"
)
_MOST_QUALITIES = 4


@cache
def first_words(text: str) -> tuple[str, ...]:
    """The first words of a text, in small letters."""
    return tuple(word.casefold() for word in _WORD.findall(text)[: _MOST_QUALITIES + 1])


def head_of(text: str) -> tuple[str, bool]:
    """The noun that a phrase turns on and whether it depends on what stands before.

    «муниципальные методические объединения» gives («объединения», False), «общеобразовательных
    организаций» («организаций», True); a phrase that turns on no known noun gives («», False).
    """
    for word in first_words(text):
        last = word.rpartition("-")[2]
        if _HEAD.fullmatch(word) or _HEAD.fullmatch(last):
            return word, False
        if _DEPENDENT.fullmatch(word) or _DEPENDENT.fullmatch(last):
            return word, True
        if _ADJECTIVE.fullmatch(word) is None:
            break
    return "", False


def is_oblique(text: str) -> bool:
    """Whether a phrase begins with a quality in a case that only a dependent phrase has."""
    words = first_words(text)
    return bool(words) and _OBLIQUE.fullmatch(words[0]) is not None


def names_subject(text: str) -> bool:
    """Whether a phrase is a school subject, as «учителя математики, физики» goes on."""
    return any(_SUBJECT.match(word) for word in first_words(text)[:2])


def teaches(text: str) -> bool:
    """Whether a party is named by a subject."""
    return _TEACHES.search(text.casefold()) is not None


def post_in(text: str) -> str:
    """The post of one person that a text begins with, «заместитель директора» «заместитель»."""
    found = _POST.match(text.casefold())
    return "" if found is None else found[0]
