"""What is read of a document as it would be made: each text once, no figures alone."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from app.services.checks.texts.made import made_texts
from app.services.documents.model.blocks import AnnexMark, Document, Heading, Section
from app.services.documents.model.paragraphs import Paragraph, ParagraphKind, Run

ISSUED = date(2020, 11, 23)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),), ParagraphKind.BODY)


def test_texts_stand_below_their_first_heading_and_annexes_have_no_day() -> None:
    document = Document(
        title="Приказ",
        sections=(
            Section((paragraph("Утвердить план."), paragraph("12,5"), paragraph("Срок 23.11"))),
            Section(
                (
                    AnnexMark(("Приложение № 1", "УТВЕРЖДЁН")),
                    Heading("План"),
                    paragraph("Утвердить план."),
                    paragraph("Провести\u00a0семинар"),
                )
            ),
        ),
    )
    composed: Any = SimpleNamespace(
        kind=SimpleNamespace(kind="list-order", title="Приказ"), document=document
    )
    told = [(one.text, one.where, one.issued_on) for one in made_texts(composed, ISSUED)]
    assert told == [
        ("Утвердить план.", "Документ «Приказ»", ISSUED),
        ("Срок 23.11", "Документ «Приказ»", ISSUED),
        ("Приложение № 1", "Документ «Приказ», Приложение № 1", None),
        ("УТВЕРЖДЁН", "Документ «Приказ», Приложение № 1", None),
        ("План", "Документ «Приказ», «План»", None),
        ("Провести семинар", "Документ «Приказ», «План»", None),
    ]
