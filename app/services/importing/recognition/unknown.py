"""What is said of a file that is of no kind: what can be imported, and which kind it nearly is."""

from app.services.importing.files.reader import Book, Sheet
from app.services.importing.findings.problems import RefusedFileError
from app.services.importing.kinds.registry import intakes
from app.services.importing.tables.layouts import Layout
from app.services.importing.tables.table import names_of


def unknown_file(book: Book) -> RefusedFileError:
    """The refusal of a file without any known table."""
    near = next((hint for sheet in book.sheets if (hint := _near_miss(sheet))), "")
    layouts = [kind.layout for kind in intakes()]
    offers = ", ".join(one.offer for one in layouts if one.offer)
    blanks = ", ".join(f"«{one.blank.name}»" for one in layouts if one.blank is not None)
    return RefusedFileError(
        "wrong_sheet",
        f"В файле «{book.file.name}» нет ни одной известной таблицы.{near}",
        f"Загрузить можно {offers} и книги по шаблонам программы: {blanks}.",
    )


def _near_miss(sheet: Sheet) -> str:
    """The layout that a header almost fits, with the columns that it lacks."""
    best: tuple[int, Layout, list[str]] | None = None
    for layout in (one for kind in intakes() for one in kind.layouts):
        for row in sheet.heads:
            present, missing = _required(row, layout)
            if missing and present > max(1, len(missing)) and (best is None or present > best[0]):
                best = (present, layout, missing)
    if best is None:
        return next((hint for kind in intakes() if (hint := kind.hint(sheet))), "")
    lacking = ", ".join(f"«{title}»" for title in best[2])
    columns = "столбца" if len(best[2]) == 1 else "столбцов"
    return f" Лист «{sheet.name}» похож на {best[1].alike}, но не хватает {columns} {lacking}."


def _required(row: list[str], layout: Layout) -> tuple[int, list[str]]:
    """How many needed columns a row names, and the titles of the others."""
    keys = set(row)
    present = 0
    missing: list[str] = []
    for column in layout.columns:
        if column.key not in layout.needed:
            continue
        if keys & names_of(column):
            present += 1
        else:
            missing.append(column.title)
    return present, missing
