"""Typed words for a paper that is published: nothing is left by which a few pupils are known.

A few pupils are told of in many ways: «2 из 5 (40 %)», «9 % (1 чел.)», «1/11 (9 %)», «двое
учеников». The count becomes «менее 5», and what would give it back goes with it: its share, the
number it is a part of, the rest of the same group («сдали 10 (90,9 %), не сдал 1 (9,1 %)»). A share
without its count goes when the same sentence names a group so small that one or two pupils stand
behind it. Counts of anything else stay: «2 совещания», «1 класс», «2 педагога», «1 из 6 школ».

Known limits: a share stays when its group is named nowhere («не преодолели 8,3 %»), and so does a
bare number without a word for pupils, a share or a group («не сдал 1»). Every text is looked at by
itself: a group that only another text of the paper names is not joined to a share.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.services.language.numbers import DASH, NBSP

LEAST_GROUP = 5
FEWEST = 2  # so many pupils behind a share, or fewer, are known by name
FEWER = f"менее{NBSP}{LEAST_GROUP}"

_S = r"[ \u00a0\u202f]"
_PERCENT = rf"(?<![\d,.])\d+(?:[.,]\d+)?{_S}?(?:%|процент\w*)"
_WORDS = {
    1: "один одна одного одной одному одну одним",
    2: "два две двух двум двумя",
    3: "три трёх трех трём трем тремя",
    4: "четыре четырёх четырех четырём четырем четырьмя",
}
_OF_PEOPLE = {  # numerals that count nothing but people
    2: "двое двоих двоим двоими",
    3: "трое троих троим троими",
    4: "четверо четверых четверым четверыми",
}
_NUMBERS = {
    word: number
    for words in (_WORDS, _OF_PEOPLE)
    for number, forms in words.items()
    for word in forms.split()
}
_PEOPLE_NUMBERS = frozenset(word for forms in _OF_PEOPLE.values() for word in forms.split())
_ADJECTIVE = r"[а-яё-]+(?:ых|их|ый|ий|ая|яя|ого|его|ой|ей|ому|ему|ую|юю|ым|им|ыми|ими)"
_OF_ADULTS = (
    r"семинар|вебинар|совещан|конференц|форум|курс|мастер|рабоч|заседан|педсовет|стажиров|конкурс"
    r"|проект|сообществ|мероприят|объединен|групп|отношени"
)
_NOUN_END = r"(?:[аеуи]|ом|ем|ей|ой|ы|ов|ам|ами|ах)?\b"
_PUPILS = {  # how a word for pupils reads, and its form after «менее 5»
    r"обучающ\w+с[яь]": "обучающихся",
    r"учащ\w+ся": "учащихся",
    rf"ученик{_NOUN_END}": "учеников",
    rf"учениц{_NOUN_END}": "учениц",
    rf"выпускни[кц]{_NOUN_END}": "выпускников",
    rf"школьни[кц]{_NOUN_END}": "школьников",
    rf"\w*классни[кц]{_NOUN_END}": "обучающихся",
    rf"второгодни[кц]{_NOUN_END}": "второгодников",
    rf"воспитанни[кц]{_NOUN_END}": "воспитанников",
    rf"(?:не|слабо|мало)успевающ\w+(?!{_S}+(?:школ|класс|ОО\b|организ))": "неуспевающих",
    rf"отстающ\w+(?!{_S}+(?:школ|класс|ОО\b|организ))": "отстающих",
    r"реб[её]н(?:ок|ка|ку|ком|ке)\b": "детей",
    r"дет(?:и|ей|ям|ьми|ях)\b": "детей",
    r"подрост(?:ок|к)\w*": "подростков",
    rf"участни[кц]{_NOUN_END}(?!{_S}+(?:{_ADJECTIVE}{_S}+)?(?:{_OF_ADULTS}))": "участников",
    r"чел\.": "чел.",
    r"чел(?:овек(?:а|у|ом|е|и|ам|ами|ах)?)?\b(?![-–])": "человек",
}
_PUPIL = "|".join(_PUPILS)
_ADULTS = (
    r"школ(?!ьни)|класс(?!ни)|ОО\b|организаци|педагог|учител|работник|руководител|директор|завуч"
    r"|методист|специалист|сотрудник|эксперт|наставник|тьютор|куратор|родител|психолог|логопед|сут"
)
_THINGS = (
    r"приказ|мероприят|совещан|семинар|вебинар|показател|критери|предмет|процедур|план|документ"
    r"|заседан|урок|заняти|дн(?:я|ей|ь)|час|балл|район|пункт|раз\b|команд|программ|протокол|задач"
    r"|направлен|модул|этап|раздел"
)
_OF_OTHERS, _OF_THINGS = (
    re.compile(rf"{_S}+(?:{_ADJECTIVE}{_S}+)?(?:{others})", re.IGNORECASE)
    for others in (_ADULTS, f"{_ADULTS}|{_THINGS}")
)
_NOT_A_COUNT = re.compile(  # «СОШ № 2 обучающихся», «не более 2 обучающихся»
    rf"(?:№|\bкритери\w*|\bпункт\w*|\bп\.|\bприложени\w*|\bраздел\w*|\bэтап\w*|менее|более|свыше)"
    rf"{_S}*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?<![\w,.№/–-])(?:\d{1,4}[–-])?"
    rf"(?P<count>\d{{1,6}}(?![\w.,]*\d)|(?:{'|'.join(_NUMBERS)}))(?!\w)",
    re.IGNORECASE,
)
_JOINT = rf"{_S}*[,;:–—-]?{_S}*(?:(?:(?:что{_S}+)?составля\w+|это|или|т\.{_S}?е\.){_S}+)?"
_BASE = rf"(?:{_S}*/{_S}*|{_S}+из{_S}+(?:{_ADJECTIVE}{_S}+)?)(?P<base>\d{{1,6}})(?![\w/]|[,.]\d)"
# What may stand behind a count, each once, in any order.
_PARTS = {
    "base": re.compile(_BASE, re.IGNORECASE),
    "pupils": re.compile(
        rf"{_S}+(?P<adjectives>(?:{_ADJECTIVE}{_S}+){{0,2}})(?P<pupils>{_PUPIL})", re.IGNORECASE
    ),
    "bracket": re.compile(rf"{_S}*\({_S}?(?P<share>{_PERCENT}){_S}?\)", re.IGNORECASE),
    "share": re.compile(rf"{_JOINT}(?P<share>{_PERCENT})", re.IGNORECASE),
}
_OPEN = re.compile(rf"{_S}*\({_S}?(?P<share>{_PERCENT})(?={_S}|[,;])", re.IGNORECASE)
_LEAD = re.compile(rf"(?P<share>{_PERCENT}){_JOINT}(?P<bracket>\(?){_S}?$", re.IGNORECASE)
# Between a count and a share told apart from it: no other number but that of a class.
_APART = rf"(?:[^\d%;\n]|\d{{1,2}}(?={_S}?[«\"]?[А-Яа-я-]{{0,3}}[»\"]?{_S}?класс)){{0,60}}?"
_GROUP = re.compile(
    rf"(?:\bиз|\bвсего|\bучастников|\bобучающихся|\bписал\w*|\bсдавал\w*){_S}?[:–—-]?{_S}*"
    rf"(?P<named>\d{{1,6}})\b(?!{_S}?%|[,.]\d|{_S}+(?:{_ADJECTIVE}{_S}+)?(?:{_ADULTS}|{_THINGS}))"
    rf"|(?<![\w,.№/])(?P<counted>\d{{1,6}}){_S}+(?:{_ADJECTIVE}{_S}+){{0,2}}(?:{_PUPIL})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[;\n!?])|(?<=\.)(?=\s+[А-ЯЁ])")
_REST = re.compile(
    rf"(?<![\w,.№/])(?P<count>\d{{1,6}})(?:{_S}из{_S}(?P<base>\d{{1,6}}))?"
    rf"(?:{_S}?\((?P<share>{_PERCENT})\)|(?=[,.;)]|{_S}+(?:{_PUPIL})|$))",
    re.IGNORECASE,
)
# What whoever composes a paper writes for a figure that must not be published, instead of it.
UNPUBLISHED = "\ue001"
# Without any of these a text tells of no pupils: most texts are passed by at once.
_TOLD = (
    *(
        "%",
        "процент",
        UNPUBLISHED,
        "/",
        " из ",
        "\u00a0из",
        "двое",
        "двои",
        "трое",
        "трои",
        "четвер",
    ),
    *("чел", "классни", "обучающ", "учащ", "учени", "выпускни", "школьни", "второгодни"),
    *("воспитанни", "успевающ", "отстающ", "подрост", "участни", "ребён", "ребен", "дет"),
)
_LOOK_BACK = 80  # characters before a count that can belong to it
_MARK = "\ue000"  # stands for a hidden count while the text is worked on


def is_small(participants: int, count: int | None) -> bool:
    """Whether nothing may be printed about a group of which `count` pupils are told of."""
    return participants < LEAST_GROUP or (count is not None and 0 < count <= FEWEST)


def is_share_of_few(share: float, digits: int, participants: int) -> bool:
    """Whether a share in per cent can only be one of a small group.

    Args:
        share: as printed, rounded or cut off.
        digits: how many stand behind its comma.
        participants: of the group.
    """
    count = round(share * participants / 100)
    fits = abs(count * 100 / participants - share) <= _unit(digits) if participants else False
    return fits and count > 0 and is_small(participants, count)


def is_share_of_pupils(share_h: int, participants: int) -> bool:
    """Whether a share in hundredths of a per cent stands for so few of a known group.

    The group may have been counted on another day, so the nearest number of pupils is taken.
    """
    return is_small(participants, max(1, round(share_h * participants / 10_000)) if share_h else 0)


@lru_cache(maxsize=4096)
def public_text(text: str) -> str:
    """Typed words with the figures of small groups replaced by «менее 5», their shares hidden.

    A text without such figures comes back as it is; a text that went through stays the same.
    """
    lowered = text.lower()
    if not any(sign in lowered for sign in _TOLD):
        return text
    mentions = list(_mentions(text))
    shown, at = "", 0
    for mention in mentions:
        shown += text[at : mention.start] + mention.replacement
        at = mention.end
    shown += text[at:]
    for mention in mentions:
        shown = _without_share(shown, mention.count)
        shown = _without_rest(shown, mention)
    shown = shown.replace(_MARK, FEWER).replace(UNPUBLISHED, DASH)
    return "".join(map(_without_known_shares, _SENTENCE_END.split(shown)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A hidden count with what belongs to it, as it stood in the text.

    Attributes:
        start: where its text begins.
        end: where it ends.
        count: the pupils.
        group: those they are a part of, or None.
        replacement: what is printed, with a mark for «менее 5».
    """

    start: int
    end: int
    count: int
    group: int | None
    replacement: str


def _mentions(text: str) -> Iterator[_Mention]:
    at = 0
    while number := _COUNT.search(text, at):
        mention = _mention(text, number)
        at = number.end() if mention is None else mention.end
        if mention is not None:
            yield mention


def _mention(text: str, number: re.Match[str]) -> _Mention | None:
    """What a number tells of a few pupils, or None when it may stand."""
    back = max(0, number.start() - _LOOK_BACK)
    if _NOT_A_COUNT.search(text, back, number.start()):
        return None
    parts, end = _parts_behind(text, number.end())
    opened = _OPEN.match(text, end)
    if opened is not None and not parts.keys() & {"bracket", "share"}:
        parts["open"] = opened  # the share is not taken with the count, the rest of it stays
    lead = _LEAD.search(text, back, number.start())
    word = number["count"].casefold()
    count = _NUMBERS[word] if word in _NUMBERS else int(word)
    told = parts.get("bracket") or parts.get("share") or parts.get("open") or lead
    group = int(parts["base"]["base"]) if "base" in parts else _group_of(count, told)
    whole = number.start() == 0 and end == len(text)
    if not _is_of_pupils(text, end, word, parts, lead, whole=whole):
        return None
    few = 0 < count < LEAST_GROUP if group is None else is_small(group, count)
    if not few:
        return None
    start = number.start()
    if lead is not None and text[end : end + 1] == ")" * len(lead["bracket"]):
        start, end = lead.start(), end + len(lead["bracket"])
    named = _named(word, parts.get("pupils"))
    return _Mention(start=start, end=end, count=count, group=group, replacement=_MARK + named)


def _parts_behind(text: str, end: int) -> tuple[dict[str, re.Match[str]], int]:
    """The group, the word for pupils and the share behind a count, and where they end."""
    parts: dict[str, re.Match[str]] = {}
    while True:
        for name, pattern in _PARTS.items():
            part = None if name in parts else pattern.match(text, end)
            if part is not None:
                parts[name], end = part, part.end()
                break
        else:
            return parts, end


def _is_of_pupils(
    text: str,
    end: int,
    word: str,
    parts: dict[str, re.Match[str]],
    lead: re.Match[str] | None,
    *,
    whole: bool,
) -> bool:
    """Whether a number counts pupils, as far as its words tell."""
    if "pupils" in parts:
        return True
    bracketed = bool(parts.keys() & {"bracket", "open"})
    behind = parts["open"].end() if "open" in parts else end
    others = _OF_OTHERS if bracketed or word in _PEOPLE_NUMBERS else _OF_THINGS
    if others.match(text, behind):
        return False
    in_brackets = lead is not None and bool(lead["bracket"]) and text[end : end + 1] == ")"
    if word in _PEOPLE_NUMBERS or bracketed or in_brackets:
        return True
    return "base" in parts and _is_part_of(word, parts, whole=whole)


def _is_part_of(word: str, parts: dict[str, re.Match[str]], *, whole: bool) -> bool:
    """Whether «2 из 5» or «1/11» without a word for pupils is a part of a group of them."""
    if "share" in parts:
        return True
    if "/" in parts["base"][0]:  # neither «01/2026» nor a number of an order
        return whole and not word.startswith("0") and len(parts["base"]["base"]) < 4
    return word not in _NUMBERS


def _named(word: str, pupils: re.Match[str] | None) -> str:
    """The word for the pupils behind «менее 5»; an adjective that agrees with it stays."""
    if pupils is None:
        return f"{NBSP}человек" if word in _PEOPLE_NUMBERS else ""
    many = next(
        many
        for pattern, many in _PUPILS.items()
        if re.fullmatch(pattern.split("(?!")[0], pupils["pupils"], re.IGNORECASE)
    )
    adjectives = [one for one in pupils["adjectives"].split() if one.endswith(("ых", "их"))]
    return NBSP + " ".join((*adjectives, many))


def _group_of(count: int, told: re.Match[str] | None) -> int | None:
    """The group that a count and its share give away."""
    share = 0.0 if told is None else _share(told["share"])[0]
    return round(count * 100 / share) if count and share else None


def _share(text: str) -> tuple[float, int]:
    """The number of a share and the digits behind its comma."""
    number = re.split(rf"{_S}|%|процент", text)[0].replace(",", ".")
    return float(number), len(number.partition(".")[2])


def _unit(digits: int) -> float:
    """One in the last digit: a share may be rounded or cut off."""
    return 1.0001 * 10**-digits


def _without_share(text: str, count: int) -> str:
    """The text without the shares near a hidden count that it can be worked out from."""

    def hidden(match: re.Match[str]) -> str:
        share, digits = _share(match["share"])
        return match[0].replace(match["share"], DASH) if _gives(share, digits, count) else match[0]

    behind = rf"{_MARK}{_APART}(?P<share>{_PERCENT})"
    before = rf"(?P<share>{_PERCENT}){_APART}(?={_MARK})"
    for pattern in (behind, before):
        text = re.sub(pattern, hidden, text, flags=re.IGNORECASE)
    return text


def _gives(share: float, digits: int, count: int) -> bool:
    """Whether a share can be that of so many pupils, or of some among so many."""
    if not share:
        return False
    near = round(count * 100 / share)
    parts = [(count, group) for group in (near - 1, near, near + 1) if group >= count]
    parts += [(part, count) for part in range(1, count + 1)]
    return any(abs(part * 100 / group - share) <= _unit(digits) for part, group in parts if group)


def _without_rest(text: str, mention: _Mention) -> str:
    """The text without the rest of a group of which a part is hidden."""
    if mention.group is None or mention.group <= mention.count:
        return text
    group, rest = mention.group, mention.group - mention.count

    def hidden(match: re.Match[str]) -> str:
        count, share = int(match["count"]), match["share"]
        of = int(match["base"]) if match["base"] else None
        if of is None and share is not None and _share(share)[0]:
            of = round(count * 100 / _share(share)[0])
        same = count == rest if of is None else of == group and count in (rest, group)
        return DASH if same else match[0]

    sentences = _SENTENCE_END.split(text)
    return "".join(_REST.sub(hidden, part) if _MARK in part else part for part in sentences)


def _without_known_shares(sentence: str) -> str:
    """A sentence without the shares that are one or two pupils of a group it names."""
    groups = [int(match["named"] or match["counted"]) for match in _GROUP.finditer(sentence)]

    def hidden(match: re.Match[str]) -> str:
        share = _share(match[0])
        return DASH if any(is_share_of_few(*share, group) for group in groups) else match[0]

    return re.sub(_PERCENT, hidden, sentence, flags=re.IGNORECASE) if groups else sentence
