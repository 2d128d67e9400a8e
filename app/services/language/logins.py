"""Logins of ФИС ОКО: which spellings mean the same school.

A login is three letters and six digits, two of the region and four of the school. `sch` gave way
to `edu` in 2022 with the same digits, so these letters are left out: `sch224145` and `edu224145`
are «224145». Other letters are another school of the same number: `ksh220001` is a cadet school.
"""

import re
from string import ascii_lowercase

_LOOK_ALIKES = str.maketrans("асекмнортухі", "acekmhoptyxi")
_LOGIN = re.compile(r"([^\W\d]*)([0-9]{1,12})")
_SAME_SCHOOL = frozenset({"", "edu", "sch"})
_LETTERS = re.compile(r"[a-z]{2,4}")
_FULL_LENGTH = 6


def login_key(text: str) -> str | None:
    """A login as the register keeps it, or None when the text is none.

    «edu203389», «SCH203389», «203389» -> «203389»; «ksh220001» stays. Five digits are a login of
    the regions 01 to 09 whose zero a spreadsheet dropped: «52345» -> «052345».
    """
    match = _LOGIN.fullmatch(text.strip())
    if match is None:
        return None
    letters = match[1].casefold().replace("_", "").translate(_LOOK_ALIKES)
    is_other = letters not in _SAME_SCHOOL and _LETTERS.fullmatch(letters)
    return f"{letters if is_other else ''}{_full(match[2])}"


def login_digits(key: str) -> str:
    """The digits of a key, which schools of different letters may share."""
    return _full(key.lstrip(ascii_lowercase))


def full_login(key: str | None) -> str:
    """A key as ФИС ОКО writes it: «203389» -> «edu203389»; empty when there is none."""
    if not key:
        return ""
    return f"edu{key}" if key.isdigit() else key


def login_order(key: str | None) -> tuple[int, str] | None:
    """What logins are sorted by: their numbers, then their letters."""
    return None if not key else (int(login_digits(key)), key)


def _full(digits: str) -> str:
    return digits.zfill(_FULL_LENGTH) if len(digits) == _FULL_LENGTH - 1 else digits
