"""The rule set of an identification: a validated, frozen `Profile` and its JSON document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from app.errors import UserError


class Combine(StrEnum):
    """How the two criteria make the verdict."""

    OR = "or"
    AND = "and"

    @property
    def label(self) -> str:
        """In Russian, for lists of parameters."""
        return _LABELS[self]


class EgeMath(StrEnum):
    """Whether the two levels of ЕГЭ in mathematics are two procedures or one."""

    SEPARATE = "separate"
    MERGED = "merged"

    @property
    def label(self) -> str:
        """In Russian, for lists of parameters."""
        return _LABELS[self]


class SmallCohort(StrEnum):
    """What happens to a result of fewer participants than the limit."""

    FLAG = "flag"
    EXCLUDE = "exclude"
    POOL = "pool"
    EXPERT = "expert"

    @property
    def label(self) -> str:
        """In Russian, for lists of parameters."""
        return _LABELS[self]


class Certainty(StrEnum):
    """How sure the source of a profile is; documents cite only what is certain."""

    ACT = "act"
    RETOLD = "retold"
    PRESET = "preset"
    OWN = "own"

    @property
    def label(self) -> str:
        """In Russian, for lists of parameters."""
        return _LABELS[self]


_LABELS: dict[StrEnum, str] = {
    Combine.OR: "достаточно одного критерия",
    Combine.AND: "нужны оба критерия",
    EgeMath.SEPARATE: "базовый и профильный уровни отдельно",
    EgeMath.MERGED: "базовый и профильный уровни вместе",
    SmallCohort.FLAG: "учитывать с пометкой",
    SmallCohort.EXCLUDE: "не учитывать",
    SmallCohort.POOL: "объединять за два года",
    SmallCohort.EXPERT: "передавать на решение рабочей группы",
    Certainty.ACT: "по тексту документа",
    Certainty.RETOLD: "в изложении другого документа, первоисточник не сверен",
    Certainty.PRESET: "заготовка, не утверждённый документ",
    Certainty.OWN: "профиль пользователя",
}

T = TypeVar("T", bound=StrEnum)

PROCEDURE_CODE = re.compile(r"[a-z]+(?::[a-z0-9-]+){1,3}")
_PROFILE_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
DEFAULT_MIN_PARTICIPANTS = 10


@dataclass(frozen=True, slots=True)
class Rule:
    """The part of a profile that turns numbers of low procedures into a verdict."""

    c1_min: int
    c2_min: int
    c2_same: bool
    both_needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A named, dated rule set; every instance made by this package is valid.

    Attributes:
        id: stable, `fioko-2020`; of a user's own profile `own-1`, `own-2`...
        title: Russian.
        procedures: codes that take part, in printed order.
        threshold_h: the threshold in hundredths of a percent, inclusive (30 % is 3000).
        c1_min_procedures: К1, low procedures of the reporting year, at least.
        c2_min_per_year: К2, low procedures of each of the two years, at least.
        c2_same_procedure: К2 asks for the same procedures in both years.
        combine: К1 or К2, or both.
        ege_math: base and profile level apart or merged.
        small_cohort: what happens to results of fewer than `min_participants`.
        min_participants: the limit of the small-cohort rule.
        valid_from: from when the rule set stands.
        source: the act or its origin, Russian.
        certainty: how sure that source is.
        note: what to know before choosing it, Russian; may be empty.
        builtin: shipped with the program, therefore not edited.
    """

    id: str
    title: str
    procedures: tuple[str, ...]
    threshold_h: int
    c1_min_procedures: int = 2
    c2_min_per_year: int = 1
    c2_same_procedure: bool = False
    combine: Combine = Combine.OR
    ege_math: EgeMath = EgeMath.SEPARATE
    small_cohort: SmallCohort = SmallCohort.FLAG
    min_participants: int = DEFAULT_MIN_PARTICIPANTS
    valid_from: date | None = None
    source: str = ""
    certainty: Certainty = Certainty.OWN
    note: str = ""
    builtin: bool = field(default=False, compare=False)

    @property
    def rule(self) -> Rule:
        """The part that the criteria need."""
        return Rule(
            self.c1_min_procedures,
            self.c2_min_per_year,
            self.c2_same_procedure,
            self.combine is Combine.AND,
        )


def to_document(profile: Profile) -> dict[str, Any]:
    """The JSON document of a profile, as in `resources/profiles/`."""
    return {
        "id": profile.id,
        "title": profile.title,
        "valid_from": None if profile.valid_from is None else profile.valid_from.isoformat(),
        "source": profile.source,
        "certainty": profile.certainty.value,
        "note": profile.note,
        "procedures": list(profile.procedures),
        "threshold_percent": threshold_number(profile.threshold_h),
        "c1_min_procedures": profile.c1_min_procedures,
        "c2_min_per_year": profile.c2_min_per_year,
        "c2_same_procedure": profile.c2_same_procedure,
        "combine": profile.combine.value,
        "ege_math": profile.ege_math.value,
        "small_cohort": profile.small_cohort.value,
        "min_participants": profile.min_participants,
    }


def threshold_number(threshold_h: int) -> int | str:
    """A threshold as a profile file states it: 30, or a text when it has decimals: "33.3"."""
    whole, rest = divmod(threshold_h, 100)
    return whole if rest == 0 else f"{whole}.{rest:02d}".rstrip("0")


_DOCUMENT_KEYS = {item.name for item in fields(Profile)} - {"threshold_h", "builtin"} | {
    "threshold_percent"
}
_REQUIRED_KEYS = ("id", "title", "procedures", "threshold_percent")


def from_document(document: object, *, origin: str, builtin: bool = False) -> Profile:
    """A checked profile.

    Args:
        document: what a profile file or the table holds.
        origin: its file or title, for messages.
        builtin: shipped with the program.

    Raises:
        UserError: naming the origin and the wrong parameter.
    """
    if not isinstance(document, Mapping):
        raise UserError(f"Профиль «{origin}» не читается: ожидается набор параметров.")
    values: dict[str, Any] = {str(key): value for key, value in document.items()}
    unknown = sorted(values.keys() - _DOCUMENT_KEYS)
    if unknown:
        raise UserError(f"Профиль «{origin}»: неизвестный параметр «{unknown[0]}».")
    for key in _REQUIRED_KEYS:
        if key not in values:
            raise UserError(f"Профиль «{origin}»: нет параметра «{key}».")
    try:
        return _profile(values, builtin=builtin)
    except UserError as error:
        raise UserError(f"Профиль «{origin}»: {error.message}", error.hint) from error


def _profile(values: Mapping[str, Any], *, builtin: bool) -> Profile:
    return Profile(
        id=profile_id(values["id"]),
        title=required_text("title", values["title"]),
        procedures=procedure_codes(values["procedures"]),
        threshold_h=threshold(values["threshold_percent"]),
        c1_min_procedures=whole_number("c1_min_procedures", values.get("c1_min_procedures", 2)),
        c2_min_per_year=whole_number("c2_min_per_year", values.get("c2_min_per_year", 1)),
        c2_same_procedure=flag("c2_same_procedure", values.get("c2_same_procedure", False)),
        combine=choice("combine", values.get("combine", "or"), Combine),
        ege_math=choice("ege_math", values.get("ege_math", "separate"), EgeMath),
        small_cohort=choice("small_cohort", values.get("small_cohort", "flag"), SmallCohort),
        min_participants=whole_number(
            "min_participants", values.get("min_participants") or DEFAULT_MIN_PARTICIPANTS
        ),
        valid_from=_date(values.get("valid_from")),
        source=str(values.get("source", "")),
        certainty=choice("certainty", values.get("certainty", "own"), Certainty),
        note=str(values.get("note", "")),
        builtin=builtin,
    )


def profile_id(value: object) -> str:
    """An id: small Latin letters, digits and hyphens."""
    if not isinstance(value, str) or not _PROFILE_ID.fullmatch(value):
        raise UserError(
            f"обозначение «{value}» не подходит.",
            "Используйте строчные латинские буквы, цифры и дефис, например fioko-2020.",
        )
    return value


def required_text(name: str, value: object) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise UserError(f"параметр «{name}» не заполнен.")
    return value.strip()


def procedure_codes(value: object) -> tuple[str, ...]:
    """Codes from a list, or from a text with commas; order kept, none twice."""
    if isinstance(value, str):
        codes = [part.strip().casefold() for part in value.split(",") if part.strip()]
    elif isinstance(value, list | tuple):
        codes = [str(part).strip() for part in value]
    else:
        codes = []
    if not codes:
        raise UserError(
            "параметр «procedures» пуст.",
            "Перечислите процедуры через запятую, например vpr:ma:5,oge:ru.",
        )
    for position, code in enumerate(codes):
        if not PROCEDURE_CODE.fullmatch(code):
            raise UserError(
                f"«{code}» – не обозначение процедуры.",
                "Процедуры записываются так: vpr:ma:5, oge:ru, ege:ma:base.",
            )
        if code in codes[:position]:
            raise UserError(f"процедура «{code}» указана дважды.")
    return tuple(codes)


def threshold(value: object) -> int:
    """A threshold as hundredths of a percent: 30, "33.3", «33,3 %»."""
    text = str(value).replace(",", ".").replace("%", "").strip()
    try:
        scaled = Decimal(text) * 100
    except InvalidOperation:
        scaled = Decimal(0)
    if not (scaled.is_finite() and 0 < scaled <= 10_000 and scaled == int(scaled)):
        raise UserError(
            f"порог «{value}» не подходит.",
            "threshold_percent – число больше 0 и не больше 100, не более двух знаков "
            "после запятой.",
        )
    return int(scaled)


def whole_number(name: str, value: object) -> int:
    """A whole number from 1 to 1000."""
    text = str(value).strip()
    if isinstance(value, bool) or not text.isascii() or not text.isdigit():
        number = 0
    else:
        number = int(text[:9])
    if not 1 <= number <= 1000:
        raise UserError(f"значение «{value}» не подходит.", f"{name} – целое число от 1 до 1000.")
    return number


_TRUE = frozenset({"да", "true", "1", "yes", "истина"})
_FALSE = frozenset({"нет", "false", "0", "no", "ложь"})


def flag(name: str, value: object) -> bool:
    """Yes or no: да/нет, true/false, 1/0."""
    text = str(value).strip().casefold()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise UserError(
        f"значение «{value}» не подходит.",
        f"{name} – да или нет (да, true, 1 или нет, false, 0).",
    )


_WORDS = {"или": "or", "и": "and"}


def choice(name: str, value: object, kind: type[T]) -> T:
    """One of the values of an enumeration."""
    text = str(value).strip().casefold()
    try:
        return kind(_WORDS.get(text, text))
    except ValueError:
        allowed = ", ".join(f"{item.value} ({_LABELS[item]})" for item in kind)
        raise UserError(
            f"значение «{value}» не подходит.", f"Допустимые значения {name}: {allowed}."
        ) from None


def _date(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise UserError(
            f"дата «{value}» не читается.", "valid_from записывается как 2020-11-23."
        ) from None
