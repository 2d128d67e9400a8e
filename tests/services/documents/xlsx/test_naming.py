"""Sheets bear the names of their tables: captions, what leads up to them, else the heading."""

from app.services.documents.model.blocks import Document, Heading, Section, body, plain
from app.services.documents.model.paragraphs import ParagraphKind
from app.services.documents.model.tables import Column, Row, Table
from app.services.documents.xlsx.naming import sheet_names

TABLE = Table((Column("А"),), (Row(("1",)),))


def test_sheets_are_called_by_what_stands_over_their_tables() -> None:
    lead, caption = ParagraphKind.LEAD, ParagraphKind.CAPTION
    report = Section((
        TABLE,
        Heading("Информация о реализации плана", level=0),
        plain("Итоги по разделам плана", lead), TABLE,
        plain("По состоянию на 30.11.2026.", lead), TABLE,
        Heading("МБОУ «СОШ № 2»", level=1), TABLE,
        plain("Контингент на 20.09.2026 (ОО-1)", lead), TABLE,
        plain("Таблица 3 – Кадры", caption), TABLE,
        body("Текст между заголовком и таблицей"), TABLE,
    ))  # fmt: skip
    annex = Section((TABLE, Heading("Приложение", level=0), TABLE))
    assert sheet_names(Document(title="Информация", sections=(report, annex))) == [
        "Информация",
        "Итоги по разделам плана",
        "Информация о реализации плана",
        "МБОУ «СОШ № 2»",
        "Контингент МБОУ «СОШ № 2»",
        "Кадры",
        "МБОУ «СОШ № 2» (2)",
        "Информация (2)",
        "Приложение",
    ]
