"""The agreement of a pair: what the register lacks is a line and a finding."""

from datetime import date

from app.services.documents.making.catalogue import get_row
from app.services.documents.making.composing import compose
from app.services.documents.model.blocks import Heading
from app.services.documents.model.paragraphs import ListItem, Paragraph
from app.services.findings.finding import Weight
from app.services.language.numbers import NBSP
from app.services.registers.writing import RowDraft, save_rows
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks


def test_an_agreement_names_its_parties_and_tells_what_it_lacks(workspace: Workspace) -> None:
    first = SchoolDraft(
        short_name="Школа № 1", head_name="Орлов Иван Петрович", head_post="директор"
    )
    school, _ = save_school(workspace, first)
    partner, _ = save_school(workspace, SchoolDraft(short_name="Лицей"))
    pair = {"school_id": school, "partner_id": partner, "ends_on": date(2028, 5, 31)}
    (key,), _ = save_rows(workspace, "school_pair", 2027, [RowDraft(values=pair)])
    newer = {"school_id": school, "partner_name": "Колледж"}
    save_rows(workspace, "school_pair", 2027, [RowDraft(values=newer)])

    chosen = {"school_pair": str(key)}
    row = get_row(workspace, "agreement", 2027, chosen)
    codes = {one.code for one in row.missing}
    assert {"agreement.no-number", "agreement.no-day", "agreement.no-actions"} <= codes
    assert "agreement.no-term" not in codes
    assert [one.text for one in row.missing if one.code == "party.no-head"] == [
        "Не указан руководитель: Лицей"
    ]
    assert [one.code for one in row.notes if one.weight is Weight.NOTE] == ["person.form-suggested"]

    made = compose(workspace, "agreement", 2027, chosen).document
    (title, *_sections) = blocks(made, Heading)
    assert title.text.startswith("Партнёрское соглашение о")
    parts = [*blocks(made, Paragraph), *blocks(made, ListItem)]
    text = " ".join("".join(run.text for run in one.runs) for one in parts)
    assert f"в{NBSP}лице директора Орлова{NBSP}И.П., действующего на{NBSP}основании" in text
    assert f"______, действующего (действующей) на{NBSP}основании" in text
    assert "сетев" not in text.lower()
    assert f"31{NBSP}мая 2028{NBSP}г. включительно" in text
    assert "Колледж" not in text
    last = compose(workspace, "agreement", 2027).document
    assert any("Колледж" in run.text for one in blocks(last, Paragraph) for run in one.runs)
