"""Two files of one call must not say different things about the same result."""

from app.services.importing.kinds.results.reading import entries_of
from app.services.importing.reading.context import ReadContext
from app.services.importing.reading.intake import Told
from app.services.importing.reading.rows import FileRows


def compare_with_other_files(context: ReadContext, rows: FileRows, told: Told) -> None:
    """Write down every result that a file read before gives other numbers for."""
    for entry in entries_of(rows.batch):
        # Only the numbers count, not how they were come by.
        numbers = entry.values._replace(derived=False)
        before, file = told.setdefault(entry.key, (numbers, context.book.file.name))
        if numbers != before:
            context.problems.error(
                "files_differ",
                f"По школе «{context.schools.name(entry.school_id)}» и процедуре"
                f" «{context.procedures.by_id[entry.procedure_id].short_title}» в файле «{file}»"
                " другие числа. Загрузите один из файлов.",
                sheet=entry.sheet,
                row=entry.row,
            )
