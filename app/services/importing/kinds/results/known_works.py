"""What is said about works that the list of procedures does not have."""

from app.services.importing.tables.parsers import shown
from app.services.writing.target import Wrong


def unknown_vpr(subject: str, grade: int) -> Wrong:
    """What is said about a ВПР that is not in the list of procedures."""
    return Wrong(
        code="unknown_procedure",
        text=f"Процедуры «ВПР, {shown(subject) or 'предмет не указан'}, {grade} класс» нет в"
        " списке. Исправьте предмет или класс, либо добавьте процедуру в разделе «Результаты».",
    )
