"""A small district with results of two years, and the page on it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.services import results
from app.services.results import ResultDraft
from app.services.schools import schools
from app.services.schools.schools import SchoolDraft
from app.services.storage.workspace import Workspace
from app.views.base.page_context import PageContext
from app.views.identification.page import IdentificationPage
from tests.filling import made_once
from tests.views.conftest import finish, shown_alone

YEAR = 2019
_DISTRICT = {
    # Every number is (participants, failed); 30 % is the threshold of the default profile.
    "МБОУ «СОШ № 30»": {
        2019: {"vpr:ma:5": (33, 11), "vpr:ru:6": (29, 9), "oge:ma": (20, 0)},
        2018: {"vpr:ma:5": (30, 2), "vpr:ru:6": (30, 4), "oge:ma": (20, 0)},
    },
    "МБОУ «СОШ № 2»": {
        2019: {"vpr:ma:5": (40, 11), "vpr:ru:6": (40, 11), "oge:ma": (20, 1)},
        2018: {"vpr:ma:5": (40, 3), "vpr:ru:6": (40, 3), "oge:ma": (20, 1)},
    },
    "МБОУ «Гимназия № 4»": {},
}


@pytest.fixture
def district(workspace: Workspace) -> Workspace:
    """One school identified by К1 with no margin, one just below, one without results."""
    _fill(workspace)
    return workspace


@made_once
def _fill(workspace: Workspace) -> None:
    codes = {row.code: row.id for row in results.list_procedures(workspace)}
    for number, (name, years) in enumerate(_DISTRICT.items()):
        school_id, _ = schools.save_school(
            workspace, SchoolDraft(short_name=name, login_digits=str(203380 + number))
        )
        for year, found in years.items():
            for code, (participants, failed) in found.items():
                draft = ResultDraft(
                    school_id=school_id,
                    procedure_id=codes[code],
                    year=year,
                    participants=participants,
                    failed=failed,
                )
                results.save_result(workspace, draft)


@pytest.fixture
def district_context(make_context: Callable[..., PageContext], district: Workspace) -> PageContext:
    return make_context(district, year=YEAR)


@pytest.fixture
def page(district_context: PageContext, qtbot: QtBot) -> IdentificationPage:
    """The page, shown and computed."""
    return shown(IdentificationPage(district_context), qtbot)


def shown(page: IdentificationPage, qtbot: QtBot) -> IdentificationPage:
    shown_alone(page, qtbot)
    settle(page, qtbot)
    return page


def settle(page: IdentificationPage, qtbot: QtBot) -> None:
    """Wait for the background work of the page."""
    finish(page.context, qtbot)
