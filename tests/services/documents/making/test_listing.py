"""A table of the window as pages."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.services.documents.making.listing import listing, preview_sheet
from app.services.documents.model.blocks import Heading
from app.services.documents.model.geometry import Align, Orientation
from app.services.documents.model.paragraphs import Paragraph
from app.services.documents.model.tables import Cell as PrintedCell
from app.services.documents.model.tables import Row, SectionRow, Table
from app.services.progress import run_steps
from app.services.sheets.sheet import Cell, Sheet, SheetColumn

DAY = date(2026, 11, 29)


def sheet_of(columns: int, rows: int, *, letters: int = 20) -> Sheet:
    return Sheet(
        title="Реестр школ",
        columns=[SheetColumn(f"Столбец {n}", typed=n == 1) for n in range(columns)],
        rows=[[Cell(f"{n}" * letters, None, n == 0) for n in range(columns)] for _ in range(rows)],
        count=rows,
    )


def tables(sheet: Sheet) -> list[Table]:
    sections = listing(sheet, DAY).sections
    return [block for section in sections for block in section.blocks if isinstance(block, Table)]


def test_a_small_table_stands_upright_under_its_title_and_day() -> None:
    document = listing(sheet_of(3, 2), DAY)
    (section,) = document.sections
    heading, lead, table = section.blocks
    assert heading == Heading("Реестр школ", 0)
    assert isinstance(lead, Paragraph)
    assert lead.runs[0].text == "На 29\u00a0ноября 2026\u00a0г."
    assert section.orientation is Orientation.PORTRAIT
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == ["Столбец 0", "Столбец 1", "Столбец 2"]
    assert table.rows[0] == Row(
        (PrintedCell("0" * 20, bold=True), PrintedCell("1" * 20), PrintedCell("2" * 20))
    )


def test_a_wide_table_goes_on_under_its_first_column() -> None:
    made = tables(sheet_of(25, 1))
    titles = [[column.title for column in table.columns] for table in made]
    assert [row[0] for row in titles] == ["Столбец 0"] * len(made)
    assert [title for row in titles for title in row[1:]] == [f"Столбец {n}" for n in range(1, 25)]
    assert len(made) == 4


def test_a_column_is_never_narrower_than_the_words_of_its_header() -> None:
    (table,) = tables(sheet_of(3, 1, letters=1))
    assert {column.width for column in table.columns} == {11.0}


def test_a_short_word_is_not_broken_beside_long_texts() -> None:
    """A status has the room of its word; what is too much is taken from the long columns."""
    titles = (
        "Раздел",
        "№",
        "Мероприятие",
        "Срок",
        "Ответственные",
        "Результат",
        "Статус",
        "Отметка",
    )
    long = "Обновить состав рабочей группы района"
    cells = [Cell(long), Cell("1"), *[Cell(long)] * 4, Cell("выполнено"), Cell(long)]
    columns = [SheetColumn(title) for title in titles]
    (table,) = tables(Sheet(title="План", columns=columns, rows=[cells], count=1))
    widths = {column.title: column.width for column in table.columns}
    assert widths["Статус"] == len("выполнено") + 3
    assert sum(widths.values()) <= 164.01
    assert widths["Мероприятие"] > widths["Статус"]


def test_numbers_stand_to_the_right_and_days_to_the_left() -> None:
    days = SheetColumn("Сделана", typed=True), SheetColumn("Дата", typed=True)
    columns = (SheetColumn("Почему"), *days, SheetColumn("Школ", typed=True))
    moment = Cell("29.11.2026 10:00", datetime(2026, 11, 29, 10, tzinfo=UTC))
    full = (Cell("вручную"), moment, Cell("29.11.2026", DAY), Cell("9", 9))
    empty = (Cell("вручную"), moment, Cell("–"), Cell("–"))
    sheet = Sheet(title="Резервные копии", columns=columns, rows=[empty, full], count=2)
    (table,) = tables(sheet)
    sides = [column.align for column in table.columns]
    assert sides == [Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT]


def test_800_rows_get_their_header_on_every_page() -> None:
    shown = run_steps(preview_sheet(sheet_of(5, 800), DAY))
    assert shown.title == "Реестр школ"
    assert len(shown.pages.sizes) > 20
    assert all(width > height for width, height in shown.pages.sizes)


def test_paper_says_which_rows_a_filter_left() -> None:
    sheet = replace(sheet_of(3, 2), filtered="Показано 2 из 40. Отбор: «Статус»: ШНОР")
    _heading, lead, filtered, table = listing(sheet, DAY).sections[0].blocks
    assert isinstance(lead, Paragraph)
    assert isinstance(filtered, Paragraph)
    assert lead.runs[0].text.startswith("На 29")
    assert filtered.runs[0].text == "Показано 2 из 40. Отбор: «Статус»: ШНОР"
    assert isinstance(table, Table)


def test_the_rows_of_a_grouped_table_stand_under_their_headings() -> None:
    """A section is told once above its rows, not in a column of its own; the same words later on
    are another heading."""
    rows = [[Cell(heading), Cell(title)] for heading, title in zip("ААБА", "1234", strict=True)]
    sheet = Sheet(
        title="План",
        columns=[SheetColumn("Раздел"), SheetColumn("Мероприятие")],
        rows=rows,
        count=4,
        grouped=True,
    )
    (table,) = tables(sheet)
    assert [column.title for column in table.columns] == ["Мероприятие"]
    assert table.rows == (
        SectionRow("А"),
        Row((PrintedCell("1"),)),
        Row((PrintedCell("2"),)),
        SectionRow("Б"),
        Row((PrintedCell("3"),)),
        SectionRow("А"),
        Row((PrintedCell("4"),)),
    )
