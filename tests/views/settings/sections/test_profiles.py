"""Profiles in the settings: the shared list, and two of them side by side."""

import pytest

from app.services.identification.profile import (
    copy_profile,
    list_profiles,
    save_profile,
    with_settings,
)
from app.views.settings.sections.profiles import ProfilesSection


@pytest.fixture
def own(context):
    """A copy of ours with another threshold."""
    made, _changes = copy_profile(context.workspace, "fioko-2020", "Порог 25")
    changed = with_settings(made, {"threshold_percent": "25"})
    save_profile(context.workspace, changed)
    return changed


@pytest.fixture
def section(context, own, qtbot):
    made = ProfilesSection(context)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    made.view.table.select_key(own.id)
    return made


def test_only_what_differs_from_ours_is_shown_with_both_sources(section, qtbot, qtmodeltester):
    section.compare()
    qtbot.addWidget(section.dialog)
    (row,) = section.dialog.model.rows
    assert (row.title, row.before, row.after) == (
        "порог низкого результата",
        "25\u00a0%",
        "30\u00a0%",
    )
    assert all(source.text() for source in section.dialog.sources)
    assert "Калтанского" in section.dialog.sources[1].text()
    section.dialog.everything.click()
    assert len(section.dialog.model.rows) > 5
    qtmodeltester.check(section.dialog.model)


def test_equal_profiles_say_so_and_others_can_be_chosen(section, qtbot):
    section.compare()
    dialog = section.dialog
    qtbot.addWidget(dialog)
    dialog.first.setCurrentIndex(dialog.second.currentIndex())
    assert dialog.content.empty.isVisibleTo(dialog)
    dialog.first.setCurrentIndex(dialog.first.findData("ru-ma-4-8"))
    (row,) = dialog.model.rows
    assert row.name == "procedures"
    assert row.before.startswith("15\u00a0процедур, только здесь: ВПР")
    assert row.after == "9\u00a0процедур"


def test_every_profile_is_listed(section, context):
    assert len(section.view.model.rows) == len(list_profiles(context.workspace))


def test_the_comparison_is_not_wider_than_the_window(section, qtbot):
    section.resize(880, 600)
    section.compare()
    qtbot.addWidget(section.dialog)
    assert section.dialog.width() <= section.width()
