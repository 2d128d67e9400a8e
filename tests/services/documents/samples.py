"""Documents of every sort of block, and the reading of finished files."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar
from xml.etree import ElementTree

from app.services.documents.model.blocks import (
    AnnexMark,
    ApprovalMark,
    Block,
    Contents,
    Document,
    DocumentName,
    Executor,
    Heading,
    PageBreak,
    Registration,
    Section,
    Signature,
    Subject,
    body,
    item,
    plain,
)
from app.services.documents.model.core.tree import Sheet
from app.services.documents.model.form_blocks import (
    Addressee,
    Card,
    CornerHead,
    Figure,
    FillLine,
    LetterHead,
    SideBySide,
    Signers,
    TickBox,
    TitlePage,
)
from app.services.documents.model.geometry import Align, Edges, Margins, Orientation
from app.services.documents.model.images import Image
from app.services.documents.model.inline import Footnote, Reference, Shown
from app.services.documents.model.paragraphs import ListItem, Paragraph, ParagraphKind, Run
from app.services.documents.model.tables import Cell, Column, Form, Row, RowGroup, SectionRow, Table
from tests.services.documents.docx import printed_labels

SHEET = Sheet(width=210, height=297, left=30, right=10, top=20, bottom=20)
W = printed_labels.W
B = TypeVar("B")
SENTENCE = (
    "Управление образования анализирует результаты оценочных процедур совместно с "
    "общеобразовательными организациями и оказывает им адресную методическую помощь. "
)


def plan_table(rows: int = 60, *, together: bool = False) -> Table:
    """A table of five columns with a section row before every tenth measure."""
    found: list[Row | SectionRow] = []
    for number in range(1, rows + 1):
        if number % 10 == 1:
            found.append(SectionRow(f"Раздел {number // 10 + 1}. Организационное сопровождение"))
        cells = (
            f"{number}.",
            f"Мероприятие № {number} по общеобразовательно-методическому сопровождению",
            "В течение года",
            "Управление образования\nОбразовательные организации",
            Cell("Выполнено", bold=True),
        )
        found.append(Row(cells))
    columns = (
        Column("№ п/п", 10, Align.CENTRE),
        Column("Наименование мероприятий", 60),
        Column("Сроки", 25),
        Column("Ответственный", 40),
        Column("Отметка об исполнении", 35, Align.RIGHT),
    )
    return Table(columns, tuple(found), together=together)


def group_table() -> Table:
    """A table with groups that share their first cells."""
    columns = (
        Column("№", 10, Align.CENTRE),
        Column("Организация", 60),
        Column("Процедура", 60),
        Column("Доля, %", 40, Align.RIGHT),
    )
    return Table(
        columns,
        (
            RowGroup(("1", "МБОУ «СОШ № 30»"), (("ВПР МА 5", "33"), ("ВПР РУ 6", "31"))),
            RowGroup(("2", "МБОУ «ООШ № 29»"), (("ОГЭ по математике", "40,5"),)),
            Row(("3", "МКОУ «НОШ № 1»", "–", "–")),
        ),
        number_columns=True,
    )


def front() -> tuple[Block, ...]:
    """The head of an order up to its signature."""
    return (
        LetterHead("Управление образования администрации Заречного округа", "Администрация округа"),
        DocumentName("ПРИКАЗ"),
        Registration("от 23.11.2020", "г. Заречье", "№ 828"),
        Subject("Об утверждении перечня общеобразовательных организаций"),
        body(SENTENCE * 2),
        plain("ПРИКАЗЫВАЮ:", ParagraphKind.COMMAND),
        item("1.", "Утвердить перечень согласно приложению № 1."),
        item("1.1.", "Довести его до сведения руководителей.", level=2),
        Signature(
            "Начальник управления образования администрации Заречного муниципального округа",
            "И.В. Соболева",
        ),
        Executor(("Жукова Татьяна Павловна", "8 (384) 720-00-00")),
    )


def everything() -> Document:
    """Every sort of block, every orientation and both ways of numbering."""
    text = Paragraph(
        (Run("Обычный, "), Run("полужирный, ", bold=True), Run("курсив & <знаки>.", italic=True))
    )
    annex = (
        AnnexMark(("Приложение № 1", "УТВЕРЖДЁН", "приказом от 23.11.2020 № 828")),
        Contents(depth=3),
        Heading("Перечень организаций", 0),
        Heading("1. Раздел", 1),
        Heading("1.1. Подраздел", 2),
        text,
        plain("Таблица 1", ParagraphKind.CAPTION),
        group_table(),
        plain("Примечание к таблице.", ParagraphKind.NOTE),
        PageBreak(),
        plain("По центру", ParagraphKind.CENTRED),
        plain("Без отступа", ParagraphKind.PLAIN),
        plain("Перед таблицей", ParagraphKind.LEAD),
    )
    report = (
        ApprovalMark("УТВЕРЖДАЮ", "Начальник управления", "И.В. Соболева", "«___» ______ 20__ г."),
        ListItem("а)", (Run("первое\nвторой абзац"),)),
        plan_table(),
        Signature("Начальник управления", "И.В. Соболева"),
    )
    return Document(
        title="Проба всех блоков",
        sections=(
            Section(front()),
            Section(annex),
            Section(report, Orientation.LANDSCAPE),
            Section((body(SENTENCE * 30),), restart_numbering=True),
        ),
        author="Управление образования",
        subject="Проба",
        keywords=("приказ", "перечень"),
    )


SIGNERS = (
    Signature("Начальник управления образования", "И.В. Соболева"),
    Signature(
        "Заместитель начальника управления образования администрации Заречного округа",
        "К.К.\u00a0Константинопольская-Задунайская",
    ),
    Signature("Методист", "К.К.\u00a0Ли"),
)


def picture() -> bytes:
    """A small picture."""
    from PIL import Image as Drawing

    content = io.BytesIO()
    Drawing.new("RGB", (20, 10), "navy").save(content, "PNG")
    return content.getvalue()


def forms() -> Document:
    """Every block of an office form that is no order."""
    date = "«____»\u00a0______________ 20___\u00a0г."
    marks = tuple(
        ApprovalMark(word, "Начальник управления образования", "И.В. Соболева", date)
        for word in ("СОГЛАСОВАНО", "УТВЕРЖДАЮ")
    )
    title = TitlePage(
        title="ПРОГРАММА\nподдержки школ с низкими результатами",
        above="Управление образования администрации Заречного муниципального округа",
        marks=marks,
        lines=("на 2025/2026 учебный год",),
        foot="Заречье, 2026",
    )
    head = CornerHead(
        name="Управление образования\nЗаречного округа",
        requisites=("ул. Ленина, д. 5", "тел. 8 (384) 720-00-00"),
        numbers=("от\u00a005.03.2018 №\u00a015",),
        addressee=("Руководителям школ",),
    )
    letter = (
        head,
        Addressee(("Директору МБОУ «СОШ № 30»",)),
        body(SENTENCE),
        FillLine("Фамилия, имя, отчество", "полностью"),
        FillLine("Наименование организации, в которой работает заполняющий анкету педагог школы"),
        SideBySide((body("Сторона первая"), SIGNERS[0]), (body("Сторона вторая"), SIGNERS[2])),
        Card("Карточка школы", (("Школа", "МБОУ «СОШ № 30»"), ("Основание", "ВПР\nОГЭ"))),
        Figure(Image(picture(), 60, 30, "Доля школ"), "Рисунок 1 – Доля школ по годам"),
        TickBox("согласен"),
        TickBox("ознакомлен", ticked=True),
        Signers(signers=SIGNERS, title="Члены комиссии:"),
        Signers(signers=SIGNERS, title="СОГЛАСОВАНО:", dated=True),
        Signers(
            signers=tuple(Signature("", one.name) for one in SIGNERS),
            title="С приказом ознакомлены:",
            dated=True,
        ),
    )
    return Document(
        title="Проба форм",
        sections=(Section((title, Heading("1. Введение"), body(SENTENCE))), Section(letter)),
    )


def picture_table() -> Table:
    """Pictures in cells: larger than the cell, between texts, over several rows."""
    emblem = Image(picture(), 20, 10, "Герб")
    large = Image(picture(), 300, 150, "Подпись")
    columns = (Column("Знак", 30, Align.CENTRE), Column("Что это", 60), Column("Подпись", None))
    return Table(
        columns,
        (
            Row(
                (
                    Cell("", form=Form(texts=(emblem,))),
                    Cell("", form=Form(texts=(_line("Над знаком"), emblem, _line("Под знаком")))),
                    Cell("", form=Form(rows=2, texts=(large,))),
                )
            ),
            Row(("–", "Без знака")),
        ),
    )


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),), ParagraphKind.PLAIN)


def _referring() -> tuple[Block, ...]:
    """References to every sort of place, in texts, points and cells."""

    def to(name: str, shown: Shown = Shown.NUMBER, text: str = "") -> Run:
        return Run(text, special=Reference(name, shown))

    point = ListItem("3.1.", (Run(f"Меры по разделу «Знаки». {SENTENCE}"),), 2, anchor="меры")
    told = Paragraph(
        (
            Run("Порядок изложен в разделе "),
            to("порядок"),
            Run(" на с. "),
            to("порядок", Shown.PAGE),
            Run(", меры в пункте "),
            to("меры"),
            Run(" и в "),
            to("памятка", text="приложении №\u00a02"),
            Run(" на с. "),
            to("памятка", Shown.PAGE),
            Run(", сведения в таблице "),
            to("знаки"),
            Run("; см. также "),
            to("итоги"),
            Run("."),
        )
    )
    cell = Cell("", form=Form(texts=(Paragraph((Run("см. таблицу "), to("знаки"))),)))
    table = Table((Column("А", 30), Column("Б", 60)), (Row((cell, "без ссылки")),))
    return (
        told,
        point,
        table,
        Heading("2. Порядок", 1, anchor="порядок"),
        body(SENTENCE),
        Heading("Итоги", 2, anchor="итоги"),
    )


def noted(text: str, note: str) -> tuple[Run, Run]:
    """A text with a footnote on its last word, and more behind it."""
    return Run(text, special=Footnote(note)), Run(f". {SENTENCE}")


def note_table() -> Table:
    """A table with notes on words of its cells."""
    cells = tuple(
        Cell("", form=Form(texts=(Paragraph(noted(word, f"Сноска к слову «{word}».")[:1]),)))
        for word in ("Школа", "Итоги")
    )
    return Table((Column("А", 30), Column("Б", 60)), (Row(cells), Row(("1", "2"))))


def _noted() -> tuple[Block, ...]:
    """Footnotes of texts and points, more than one on a page, and those of a table."""
    told = f"Определяется приказом. {SENTENCE}"
    texts = [Paragraph(noted(f"Слово {at}", f"{told}Сноска {at}.")) for at in range(1, 13)]
    point = ListItem("1.", noted("Пункт", "Сноска к пункту."))
    return (*texts, point, note_table(), *texts)


def details() -> Document:
    """Pictures in cells, sheets with edges of their own, references, footnotes."""
    order = "Приложение № 2 к приказу Управления образования от 23.11.2020 № 828"
    narrow = Edges(Margins(left=20, right=20, top=25, bottom=15), foot=f"{order}\nс изменениями")
    return Document(
        title="Проба подробностей",
        sections=(
            Section(
                (
                    Heading("Знаки", 0),
                    Paragraph((Run("Таблица 1"),), ParagraphKind.CAPTION, anchor="знаки"),
                    picture_table(),
                    body(SENTENCE * 12),
                    *_referring(),
                )
            ),
            Section(
                (
                    AnnexMark(("Приложение № 2", "УТВЕРЖДЕНА"), anchor="памятка"),
                    Heading("Памятка", 0),
                    body(SENTENCE * 40),
                ),
                edges=narrow,
            ),
            Section((body(SENTENCE),), Orientation.LANDSCAPE, edges=Edges(numbered=False)),
            Section((body(SENTENCE * 40), *_noted())),
        ),
    )


def blocks(document: Document, kind: type[B]) -> list[B]:
    """All blocks of one sort in the whole document."""
    return [block for part in document.sections for block in part.blocks if isinstance(block, kind)]


def docx_part(path: Path, name: str) -> ElementTree.Element:
    """A parsed part of a DOCX file."""
    with zipfile.ZipFile(path) as archive:
        return ElementTree.fromstring(archive.read(name))


def docx_text(path: Path) -> str:
    """All text that Word prints, with the labels that it counts, bare."""
    return bare("".join(f"{label} {text}" for label, text in printed_labels.labels(path)))


def docx_footnotes(path: Path) -> list[str]:
    """The footnotes that Word prints, with their numbers, bare."""
    with zipfile.ZipFile(path) as archive:
        if "word/footnotes.xml" not in archive.namelist():
            return []
    notes = docx_part(path, "word/footnotes.xml")
    texts = {
        note.get(f"{W}id"): "".join(one.text or "" for one in note.iter(f"{W}t"))
        for note in notes
        if note.get(f"{W}type") is None
    }
    return [bare(f"{number}{text}") for number, text in texts.items()]


def pdf_pages(path: Path, *, margin_mm: float = 20.0) -> list[str]:
    """The text of every page below the upper margin, where the page number stands."""
    return [_text_in(page, 0, top) for page, top in _pages(path, margin_mm)]


def page_numbers(path: Path, *, margin_mm: float = 20.0) -> list[str]:
    """What stands in the upper margin of every page."""
    return [_text_in(page, top, None).strip() for page, top in _pages(path, margin_mm)]


def _pages(path: Path, margin_mm: float) -> Iterator[tuple[Any, float]]:
    """Every page and the place of its upper margin; a lying one among others is bound there."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        sizes = [file.get_page_size(number) for number in range(len(file))]
        upright = any(width < height for width, height in sizes)
        for number, (width, height) in enumerate(sizes):
            margin = 30.0 if upright and width > height else margin_mm
            with closing(file[number]) as page:
                yield page, height - margin * 72 / 25.4 + 1


def _text_in(page: Any, low: float, high: float | None) -> str:
    width, height = page.get_size()
    with closing(page.get_textpage()) as text:
        return text.get_text_bounded(0, low, width, height if high is None else high)


def bare(text: str) -> str:
    """Text without white space, hyphens, what the division of words leaves, and boxes to tick.

    The font of the PDF has other boxes than that of Word.
    """
    return re.sub(r"[\s\u00a0\u00ad\u200b\u0002\ufffe☐☑□■-]+", "", text)


def headers(document: Document) -> set[str]:
    """The repeated headers of all tables, bare."""
    return {
        bare("".join("".join(titles) for titles in block.header_rows))
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table)
    }
