"""Numbers of measures that do not follow one another."""

from app.services import plans
from app.services.checks.kinds.numbering import gaps
from app.services.plans import MeasureDraft, SectionDraft
from app.services.storage.workspace import Workspace
from tests.services.checks.papers import add_plan, texts


def _numbers(workspace: Workspace, *sections: tuple[str, ...]) -> list[str]:
    """What is told of a plan whose measures have these numbers."""
    key, _ = add_plan(workspace, *[{"number": number} for number in sections[0]])
    for numbers in sections[1:]:
        section, _ = plans.save_section(workspace, SectionDraft(key, "Раздел"))
        for number in numbers:
            draft = MeasureDraft(section_id=section, title="Мероприятие", number=number)
            plans.save_measure(workspace, draft)
    told = [text.removeprefix("measure.number-gap: ") for text in texts(workspace, gaps)]
    plans.delete_plan(workspace, key)
    return told


def test_numbers_that_are_left_out(workspace: Workspace) -> None:
    said = "Номера идут не подряд:"
    assert _numbers(workspace, ("1.", "2.", "3", "3", "5"), ("6",)) == [f"{said} после 3 стоит 5"]
    assert _numbers(workspace, ("1", "2"), ("1", "2"), ("4", "5")) == [f"{said} первым стоит 4"]
    assert _numbers(workspace, ("1.1", "1.2"), ("2.1", "2.3")) == [f"{said} после 2.1 стоит 2.3"]


def test_numbers_in_order_or_of_another_kind(workspace: Workspace) -> None:
    assert _numbers(workspace, ("1", "2"), ("3", "4")) == []
    assert _numbers(workspace, ("1", "2"), ("1", "2")) == []
    assert _numbers(workspace, ("1.1", "1.2"), ("2.1",)) == []
    assert _numbers(workspace, ("1", "1.1", "1.2", "2", "2.1")) == []
    assert _numbers(workspace, ("1а", "3"), ("5",)) == []
    assert _numbers(workspace, ("", ""), ("5",)) == []
