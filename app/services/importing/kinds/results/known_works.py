"""What is said about works that the list of procedures does not have."""

from app.services.importing.tables.parsers import BadCell, shown


def unknown_vpr(subject: str, grade: int) -> BadCell:
    """What is said about a ВПР that is not in the list of procedures."""
    return BadCell(
        "unknown_procedure",
        f"Процедуры «ВПР, {shown(subject) or 'предмет не указан'}, {grade} класс» нет в списке."
        " Исправьте предмет или класс, либо добавьте процедуру на странице «Результаты».",
    )
