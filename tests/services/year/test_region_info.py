"""Information for the region: the day, the letter, and the state that is kept."""

from datetime import date

import pytest

from app.enums import MeasureStatus
from app.errors import UserError
from app.services import plans
from app.services.log.changes import undo
from app.services.plans import MarkDraft
from app.services.storage.workspace import Workspace
from app.services.year import region_info
from app.services.year.region_info import RegionInfo, Term
from tests.views.samples import YEAR, make_district

DAY = date(2026, 1, 28)


def sent(workspace: Workspace, year: int = YEAR) -> dict[Term, RegionInfo]:
    with workspace.database.reading() as reader:
        return region_info.read_region(reader, year)


def test_the_state_of_the_day_stays_as_it_was(workspace: Workspace) -> None:
    district = make_district(workspace)
    changes = region_info.save_sent(workspace, YEAR, "january", DAY, " исх. № 15 ")
    plans.mark_measures(workspace, list(district.measure_ids), MarkDraft(status=MeasureStatus.DONE))

    info = sent(workspace)["january"]
    assert (info.sent_on, info.document) == (DAY, "исх. № 15")
    assert info.state.schools == ("МБОУ «СОШ № 30» – ШНОР",)
    assert (info.state.measures, info.state.done) == (3, 1)
    assert region_info.state_now(workspace, YEAR).done == 3
    assert "выполнено 1" in region_info.state_text(info.state)
    assert sent(workspace, YEAR + 1) == {}

    undo(workspace, changes.change_set_id or 0)
    assert sent(workspace) == {}


def test_a_day_ahead_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="ещё не наступила"):
        region_info.save_sent(workspace, 2027, "january", date(2027, 1, 28), "")


def test_without_plans_and_lists_the_state_says_so(workspace: Workspace) -> None:
    text = region_info.state_text(region_info.state_now(workspace, 2027))
    assert "В списках поддержки: 0." in text
    assert "Планов на этот год нет." in text
