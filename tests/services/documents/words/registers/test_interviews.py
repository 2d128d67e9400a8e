"""The schedule of interviews: its header is that of its rows."""

from datetime import date

from app.services.documents.making.composing import compose
from app.services.documents.model.paragraphs import Paragraph
from app.services.documents.model.tables import SectionRow, Table
from app.services.language.numbers import NBSP
from app.services.registers.schedule import Asked, Break, ScheduleDay, lay_out
from app.services.registers.writing import save_rows
from app.services.storage.workspace import Workspace
from tests.services.documents.samples import blocks

TERRITORIES = ("Вязьма", "Гагарин", "Ельня", "Смоленск", "Угра", "Глинка", "Ярцево")


def test_the_header_names_the_days_of_the_slots_that_were_laid_out(workspace: Workspace) -> None:
    """The days that the settings of a schedule named and no slot has are not in its header."""
    days = [
        ScheduleDay(on_day=date(2020, 11, day), start=start, end=end)
        for day, start, end in (
            (20, 570, 720),
            (17, 870, 1050),
            (18, 600, 990),
            (24, 600, 990),
        )
    ]
    asked = [Asked(place=place, times=3) for place in TERRITORIES] + [Asked(place="Шумячи")]
    drafts = lay_out(asked, days, 30, [Break(780, 840)], "ВКС")
    save_rows(workspace, "interview_slot", 2021, drafts)
    made = compose(workspace, "interview-schedule", 2021).document
    (table,) = blocks(made, Table)
    sections = [row.text for row in table.rows if isinstance(row, SectionRow)]
    assert sections == [f"{day}{NBSP}ноября 2020{NBSP}года" for day in (17, 18, 20)]
    assert len(table.rows) == len(drafts) + 3
    texts = ["".join(run.text for run in one.runs) for one in blocks(made, Paragraph)]
    assert f"17, 18 и{NBSP}20{NBSP}ноября 2020{NBSP}года" in texts
    assert "Форма проведения: ВКС." in texts
    assert f"Всего: 22{NBSP}собеседования." in texts
