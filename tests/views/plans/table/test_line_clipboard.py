"""Measures on the clipboard: the table for Word and Excel is read back as what it was."""

from PySide6.QtCore import QMimeData

from app.services import plans
from app.services.storage.workspace import Workspace
from app.views.plans.table.line_clipboard import CopiedMeasures, pasted_sections
from tests.views.samples import District


def test_the_copied_table_brings_the_measures_back(
    workspace: Workspace, district: District
) -> None:
    measures = list(plans.get_plan(workspace, district.plan_id).measures)
    copied = CopiedMeasures.of(measures)
    data = QMimeData()
    data.setText(copied.text)
    data.setHtml(copied.html)
    (section,), left_out = pasted_sections(data)
    assert left_out == ()
    for draft, row in zip(section.measures, measures, strict=True):
        assert draft.title == row.title
        assert draft.deadline_text == row.deadline_text
        assert "\n".join(draft.responsible) == row.parties_text
        assert draft.expected == row.expected


def test_a_table_of_word_is_read_by_its_headings() -> None:
    data = QMimeData()
    data.setHtml(
        "<table><tr><td>Раздел</td><td>Срок проведения мероприятия</td><td>Мероприятие</td></tr>"
        "<tr><td rowspan='2'>Управление</td><td>март 2027</td><td>Круглый стол</td></tr>"
        "<tr><td>май 2027</td><td>Итоги</td></tr></table>"
    )
    (section,), left_out = pasted_sections(data)
    assert left_out == ()
    assert section.title == "Управление"
    assert [(draft.title, draft.deadline_text) for draft in section.measures] == [
        ("Круглый стол", "март 2027"),
        ("Итоги", "май 2027"),
    ]
