"""The model of support: a school has its own directions, or the common ones."""

from app.services.documents.making.composing import compose
from app.services.documents.model.paragraphs import Paragraph
from app.services.registers.writing import RowDraft, save_rows
from app.services.schools.schools import SchoolDraft, save_school
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks


def test_the_directions_are_those_of_the_school_else_the_common_ones(workspace: Workspace) -> None:
    own, other = (
        save_school(workspace, SchoolDraft(short_name=name))[0] for name in ("Первая", "Вторая")
    )
    drafts = [
        RowDraft(values={"school_id": school, "direction": direction, "content": "Текст."})
        for school, direction in ((None, "общее"), (own, "своё"))
    ]
    save_rows(workspace, "support_model", 2027, drafts)
    for chosen, direction in (("", "Общее."), (str(own), "Своё."), (str(other), "Общее.")):
        made = compose(workspace, "model", 2027, {"school": chosen}).document
        bold = [run.text for one in blocks(made, Paragraph) for run in one.runs if run.bold]
        assert [text.split(maxsplit=1)[-1] for text in bold] == [direction], chosen
