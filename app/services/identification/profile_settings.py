"""Parameters of a profile by name: set from text, printed, compared."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.errors import UserError
from app.services.identification.evidence.shares import threshold_text
from app.services.identification.rules.rules import (
    Combine,
    EgeMath,
    Profile,
    SmallCohort,
    choice,
    flag,
    procedure_codes,
    threshold,
    to_document,
    whole_number,
)
from app.services.language.plural import PROCEDURE, counted
from app.services.language.sentences import listed

_SHOWN = 8  # names in one sentence


@dataclass(frozen=True, slots=True)
class _Setting:
    """A settable parameter: the field it sets, how a text is read and how a value is printed."""

    field: str
    title: str
    parse: Callable[[str], object]
    text: Callable[[Any], str]


_SETTINGS: dict[str, _Setting] = {
    "threshold_percent": _Setting(
        "threshold_h", "порог низкого результата", threshold, threshold_text
    ),
    "c1_min_procedures": _Setting(
        "c1_min_procedures",
        "критерий 1: процедур за год результатов, не менее",
        lambda text: whole_number("c1_min_procedures", text),
        str,
    ),
    "c2_min_per_year": _Setting(
        "c2_min_per_year",
        "критерий 2: процедур в каждом из двух лет, не менее",
        lambda text: whole_number("c2_min_per_year", text),
        str,
    ),
    "c2_same_procedure": _Setting(
        "c2_same_procedure",
        "критерий 2: одна и та же процедура оба года",
        lambda text: flag("c2_same_procedure", text),
        lambda value: "да" if value else "нет",
    ),
    "combine": _Setting(
        "combine",
        "сочетание критериев",
        lambda text: choice("combine", text, Combine),
        lambda value: value.label,
    ),
    "ege_math": _Setting(
        "ege_math",
        "ЕГЭ по математике",
        lambda text: choice("ege_math", text, EgeMath),
        lambda value: value.label,
    ),
    "small_cohort": _Setting(
        "small_cohort",
        "малочисленные группы",
        lambda text: choice("small_cohort", text, SmallCohort),
        lambda value: value.label,
    ),
    "min_participants": _Setting(
        "min_participants",
        "малочисленная группа: участников менее",
        lambda text: whole_number("min_participants", text),
        str,
    ),
    "procedures": _Setting("procedures", "процедуры", procedure_codes, ", ".join),
}

SETTABLE = tuple(_SETTINGS)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a profile for reading.

    Attributes:
        name: as in `SETTABLE`.
        title: Russian, lower case.
        text: the value, Russian.
    """

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A parameter as two profiles have it.

    Attributes:
        name: as in `SETTABLE`.
        title: Russian, lower case.
        before: the value, Russian.
        after: the other value.
        change: what to say instead of both: the codes of whole lists say nothing to her.
    """

    name: str
    title: str
    before: str
    after: str
    change: str = ""

    @property
    def text(self) -> str:
        """«порог низкого результата: 30 % → 25 %», «процедуры: исключены ВПР МА 6»."""
        return f"{self.title}: {self.change or f'{self.before} → {self.after}'}"


def with_settings(
    profile: Profile,
    settings: Mapping[str, str],
    *,
    known_procedures: Collection[str] | None = None,
) -> Profile:
    """The profile with parameters set from text.

    Args:
        profile: where to start.
        settings: by the names in `SETTABLE`; `{"threshold_percent": "25", "combine": "and"}`.
        known_procedures: codes that exist; None checks only how codes are written.

    Raises:
        UserError: an unknown name or a wrong value, naming what is allowed.
    """
    values: dict[str, Any] = {}
    for name, text in settings.items():
        setting = _SETTINGS.get(name)
        if setting is None:
            raise UserError(f"Параметра «{name}» нет.", f"Можно задать: {', '.join(SETTABLE)}.")
        try:
            values[setting.field] = setting.parse(text)
        except UserError as error:
            raise UserError(f"Параметр «{name}»: {error.message}", error.hint) from error
    if known_procedures is not None:
        _require_known(values.get("procedures", ()), known_procedures)
    return replace(profile, **values)


def _require_known(codes: Collection[str], known: Collection[str]) -> None:
    unknown = [code for code in codes if code not in known]
    if unknown:
        family = unknown[0].partition(":")[0]
        near = sorted(code for code in known if code.startswith(f"{family}:")) or sorted(known)
        raise UserError(
            f"Параметр «procedures»: процедуры «{unknown[0]}» нет.",
            f"Известны, например: {', '.join(near[:12])}.",
        )


def settings_of(profile: Profile) -> dict[str, str]:
    """The parameters of a profile as the texts that `with_settings` takes."""
    document = to_document(profile)
    document["c2_same_procedure"] = "да" if profile.c2_same_procedure else "нет"
    document["procedures"] = ",".join(profile.procedures)
    return {name: str(document[name]) for name in SETTABLE}


def parameters(profile: Profile) -> tuple[Parameter, ...]:
    """All parameters in printed order."""
    return tuple(
        Parameter(name, setting.title, setting.text(getattr(profile, setting.field)))
        for name, setting in _SETTINGS.items()
    )


def differences(before: Profile, after: Profile) -> tuple[Difference, ...]:
    """Parameters in which two profiles differ, field by field."""
    return tuple(row for row in side_by_side(before, after) if row.before != row.after)


def told_differences(
    before: Profile, after: Profile, titles: Mapping[str, str]
) -> tuple[Difference, ...]:
    """The same for sentences: procedures have their titles, only those of one profile are named.

    Args:
        before: a profile.
        after: the other.
        titles: of procedures by their codes; a code without one stands for itself.
    """
    return tuple(
        replace(row, change=_procedure_change(before.procedures, after.procedures, titles))
        if row.name == "procedures"
        else row
        for row in differences(before, after)
    )


def _procedure_change(old: Sequence[str], new: Sequence[str], titles: Mapping[str, str]) -> str:
    parts = [
        f"{word} {procedures_named(codes, titles)}"
        for word, codes in (
            ("добавлены", [code for code in new if code not in old]),
            ("исключены", [code for code in old if code not in new]),
        )
        if codes
    ]
    return ", ".join(parts) or "другой порядок"


def procedures_named(codes: Sequence[str], titles: Mapping[str, str]) -> str:
    """The first procedures by their titles, a code without one by itself, and how many follow."""
    return listed([titles.get(code, code) for code in codes], _SHOWN)


def side_by_side(before: Profile, after: Profile) -> tuple[Difference, ...]:
    """All parameters of two profiles in printed order, those too that are the same."""
    return tuple(
        Difference(name=old.name, title=old.title, before=old.text, after=new.text)
        for old, new in zip(parameters(before), parameters(after), strict=True)
    )


def only_in_each(before: Profile, after: Profile, titles: Mapping[str, str]) -> Difference:
    """The procedures that only one of two profiles has; their whole lists would hide them.

    Args:
        before: a profile.
        after: the other.
        titles: of procedures by their codes; a code without one stands for itself.
    """

    def words(here: Profile, there: Profile) -> str:
        only = [titles.get(code, code) for code in here.procedures if code not in there.procedures]
        number = counted(len(here.procedures), PROCEDURE)
        return f"{number}, только здесь: {'; '.join(only)}" if only else number

    title = _SETTINGS["procedures"].title
    return Difference(
        name="procedures", title=title, before=words(before, after), after=words(after, before)
    )
