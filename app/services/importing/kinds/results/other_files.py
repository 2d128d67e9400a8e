"""Two files of one call must not say different things about the same result."""

from app.services.importing.kinds.results.result_rows import ResultBatch
from app.services.importing.reading.context import ReadContext
from app.services.importing.reading.intake import Told
from app.services.importing.reading.rows import FileRows


def compare_with_other_files(context: ReadContext, rows: FileRows, told: Told) -> None:
    """Write down every result that a file read before gives other numbers for."""
    assert isinstance(rows.batch, ResultBatch)
    for entry in rows.batch.entries:
        values, file = told.setdefault(entry[:3], (entry[3:11], context.book.file.name))
        if values != entry[3:11]:
            context.problems.error(
                "files_differ",
                f"По школе «{context.schools.name(entry[0])}» и процедуре"
                f" «{context.procedures.by_id[entry[1]].short_title}» в файле «{file}» другие"
                " числа. Загрузите один из файлов.",
                sheet=entry[-2],
                row=entry[-1],
            )
