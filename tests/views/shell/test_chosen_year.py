"""The remembered school year of a workspace."""

import pytest
from PySide6.QtCore import QSettings

from app.services.year import years
from app.views.look.window_state import WindowState
from app.views.shell.chosen_year import ChosenYear


@pytest.fixture
def state(tmp_path):
    return WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


def test_every_workspace_has_its_own_choice(state, workspace, tmp_path):
    ChosenYear(state, workspace.root).keep(2019)
    assert ChosenYear(state, workspace.root).first(workspace) == 2019
    other = ChosenYear(state, tmp_path / "другое")
    assert other.first(workspace) == years.working_year(workspace)


@pytest.mark.parametrize("spoilt", ["", "²", "-5", "99999999999", "2019а"])
def test_what_cannot_be_a_year_counts_as_none(state, workspace, spoilt):
    year = ChosenYear(state, workspace.root)
    state.keep_text(year._key, spoilt)
    assert year.first(workspace) == years.working_year(workspace)
