"""Numbers that cannot be, whatever they count, in the same words for a form and for a file."""

from app.services.writing.target import Wrong


def below_zero(shown: str, field: str = "") -> Wrong:
    """A number that is less than zero."""
    return Wrong(
        code="negative", text=f"«{shown}» меньше нуля.", hint="Исправьте число.", field=field
    )


def too_much(shown: str, field: str = "") -> Wrong:
    """A number that is larger than anything of its kind."""
    return Wrong(
        code="too_much", text=f"«{shown}» слишком много.", hint="Исправьте число.", field=field
    )


def no_percent(shown: str, field: str = "") -> Wrong:
    """A percent that is no part of a whole."""
    return Wrong(
        code="percent_range",
        text=f"Процент «{shown}» вне пределов от 0 до 100.",
        hint="Исправьте значение.",
        field=field,
    )


def no_score(shown: str, field: str = "") -> Wrong:
    """A score that no examination gives."""
    return Wrong(
        code="score_range",
        text=f"Балл {shown} вне пределов от 0 до 100.",
        hint="Исправьте значение.",
        field=field,
    )


def no_school_year(shown: str) -> Wrong:
    """A text or a number that is no school year from 1990 to 2100."""
    return Wrong(
        code="year",
        text=f"«{shown}» не учебный год.",
        hint="Напишите, например, 2018/2019 или 2019.",
        field="year",
    )
