"""The words that a party begins with, and whether such a word begins one where it stands."""

import re
from functools import cache

# Nouns whose bare stem is the nominative: of posts, of all people, then of bodies and places.
_POSTS = (
    "директор|заместител|начальник|методист|специалист|учител|педагог|психолог|руководител|тьютор"
    "|наставник|координатор|куратор|воспитател|логопед|дефектолог|член|работник|сотрудник|эксперт"
    "|консультант|инспектор|секретар|библиотекар|организатор|председател|представител"
    "|преподавател|завуч|советник|помощник|модератор|оператор|инженер"
)
_PEOPLE = (
    rf"{_POSTS}|исполнител|родител|волонт[её]р|учени[кц]|школьник|выпускник|студент|депутат"
    "|п[её]дагог|технолог|лидер|стаж[её]р|бухгалтер"
)
_ORGANISATIONS = (
    "отдел|центр|совет|комитет|департамент|институт|университет|колледж|техникум|сад|коллектив"
    "|орган|сектор|кабинет|штаб|лице"
)
_BODIES = f"{_ORGANISATIONS}|актив"
# Nouns whose bare stem is the genitive plural.
_ORGANISATIONS_IN_A_AND_E = (
    "школ|служб|комисси|администраци|организаци|учреждени|объединени|министерств|гимнази|библиотек"
    "|сообществ|агентств|академи|кафедр|лаборатори|ассоциаци|площадк|управлени"
)
_IN_A_AND_E = f"{_ORGANISATIONS_IN_A_AND_E}|групп|команд|глав"
_PARTICIPLES = "заведующ|управляющ|обучающ|учащ|ответственн|уполномоченн"

_ADJECTIVE = re.compile(
    r"[а-яё-]+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ей|ую|ыми|ими|ом|ем)(?:ся)?"
)
_OBLIQUE = re.compile(r"[а-яё-]+(?:ого|его|ому|ему|ых|их|ыми|ими|ой)")
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
_AROUND_NOUNS = "ами|ями|ах|ях"
_HEAD = re.compile(
    rf"(?:{_PEOPLE})(?:ь|ы|а|и|я|у|ю|ам|ям|ом|ем|е|[её]м)?"
    rf"|(?:{_BODIES})(?:ы|и|й|у|ю|ам|ям|ом|ем|е)?"
    rf"|(?:{_IN_A_AND_E})(?:а|ы|я|е|и|ю|у|о|ам|ям|ей|ой|ем|ом)"
    rf"|(?:{_PARTICIPLES})(?:ий|ый|ая|ие|ые|ему|ому|ей|ой|им|ым)(?:ся)?"
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
    rf"(?:(?:[а-яё]+-)?(?:{_POSTS}|глав)(?:ь|у|ю|а|е|ом|ем)?(?:-[а-яё]+)?|(?:заведующ|управляющ)(?:ий|ая|ему|ей|им))(?![\w])"
)
_ORGANISATION = re.compile(f"{_ORGANISATIONS}|{_ORGANISATIONS_IN_A_AND_E}")
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


def names_organisation(text: str) -> bool:
    """Whether a phrase turns on an organisation or a part of one: «методический кабинет»."""
    return _ORGANISATION.match(head_of(text)[0]) is not None


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
