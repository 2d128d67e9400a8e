from datetime import date

import pytest

from app.enums import MeasureStatus
from app.services import plans
from app.services.storage.workspace import Workspace
from app.views.plans.forms.plan_forms import understood
from app.views.plans.table.lines import LineFilter, lines_of
from tests.views.samples import District

TODAY = date(2025, 11, 10)


def shown(workspace: Workspace, accepted: LineFilter) -> list[int]:
    lines = lines_of(plans.list_plans(workspace)[0], accepted)
    return [line.measure.number for line in lines if line.measure is not None]


def test_soon_is_what_ends_within_thirty_days_and_is_not_finished(
    workspace: Workspace, district: District
) -> None:
    assert shown(workspace, LineFilter(TODAY, due="soon")) == [2]
    assert shown(workspace, LineFilter(date(2025, 10, 1), due="soon")) == []


def test_every_word_must_stand_in_the_measure(workspace: Workspace, district: District) -> None:
    assert shown(workspace, LineFilter(TODAY, text="приказ 458")) == [1]
    assert shown(workspace, LineFilter(TODAY, text="СОШ группы")) == [2]
    assert shown(workspace, LineFilter(TODAY, text="группы курсы")) == []


def test_unmarked_and_status(workspace: Workspace, district: District) -> None:
    assert shown(workspace, LineFilter(TODAY, due="unmarked")) == [2, 3]
    assert shown(workspace, LineFilter(TODAY, status=MeasureStatus.DONE)) == [1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Без срока мероприятие не напоминает о себе"),
        ("март 2026 года", "Понято так: с 01.03.2026 по 31.03.2026"),
        ("до 15.04.2026", "Понято так: до 15.04.2026"),
        ("как получится", "Дата не распознана: срок сохранится как текст, напоминания не будет"),
    ],
)
def test_a_deadline_is_told_as_understood(text: str, words: str) -> None:
    assert understood(text, 2026) == words
