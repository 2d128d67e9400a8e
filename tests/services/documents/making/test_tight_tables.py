"""A table that its sheet does not hold is told with what helps."""

from app.services.documents.making import preview
from app.services.documents.making.catalogue import describe_settings
from app.services.documents.making.composing import compose
from app.services.documents.making.tight_tables import tight_tables
from app.services.documents.settings import save_setting
from app.services.findings.finding import Weight
from app.services.findings.links import ToDocument
from app.services.progress import run_steps
from app.services.storage.workspace import Workspace

YEAR = 2020
KIND = "list-order"
NUMBER = "1234567890" * 2
TIGHT = {
    "columns": "number,school,procedure,year,participants,failed",
    "table_font_size": "14",
    "header_participants": NUMBER,
    "header_failed": NUMBER,
}
FIVE = {f"header_{name}": NUMBER for name in ("school", "procedure", "year")}


def test_a_lying_sheet_is_proposed_and_smaller_letters_where_it_lies_already(
    demo: Workspace,
) -> None:
    told = {
        side: [
            (finding.code, finding.weight, finding.text.rpartition(". ")[2], finding.link)
            for finding in tight_tables(compose(demo, KIND, YEAR, {**chosen, "orientation": side}))
        ]
        for side, chosen in (
            ("portrait", TIGHT),
            ("auto", TIGHT),
            ("landscape", {**TIGHT, **FIVE}),
        )
    }
    code, weight = "table.no-room", Weight.NOTE
    size = ToDocument(KIND, "table_font_size")
    assert told == {
        "portrait": [(code, weight, "Нужен альбомный лист", ToDocument(KIND, "orientation"))],
        "auto": [],
        "landscape": [(code, weight, "Нужен шрифт таблиц мельче", size)],
    }


def test_the_pages_bring_what_is_told_of_them(demo: Workspace) -> None:
    shown = run_steps(preview.preview(demo, KIND, year=YEAR))
    assert shown is not None
    assert shown.findings == ()
    for name, value in {**TIGHT, "orientation": "portrait"}.items():
        save_setting(demo, KIND, describe_settings(KIND), name, value)
    shown = run_steps(preview.preview(demo, KIND, year=YEAR))
    assert shown is not None
    assert [finding.link for finding in shown.findings] == [ToDocument(KIND, "orientation")]
